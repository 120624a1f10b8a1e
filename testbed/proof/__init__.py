"""What `demo`, `verify` and `bench` are made of. They build on cloudkit, and only use its nodes.

    children     programs we start, ended with us
    build        Maven, the packages, and the tree that they install
    venue        a cloud for the time of a proof, and its end
    controllers  the controllers' HTTP API, as any client sees it
    masakari     the operator's command, run inside a controller
    clients      commands run with OpenStack's variables
    owncontroller  a controller with settings of its own, for a time
    othermasakari  Debian's OpenStack Masakari 14, for a time
    documents    the commands that the documents show
    sql          questions to the databases of the control node
    observer     what becomes of servers, by Nova's own records
    timing       the moments of a recovery, each from who knows it best
    realhost     a compute host with libvirt, qemu and an instancemonitor, for a time
    world        what a scenario can do and await
    claims       what a scenario asserts
    health       whether the cloud is as a scenario wants it, and how to get it there
    runner       runs scenarios one by one
    checks, packages, cluster_checks   Maven's tests, shell scripts, the packages, ocf-tester
    console, figures         tables; promises beside measurements
    command, demo, verify, bench, bench_recovery, bench_evacuate, bench_monitors, bench_engine
                             the commands
"""
