"""What `demo`, `verify` and `bench` are made of. They build on cloudkit, and only use its nodes.

    children     programs we start, ended with us
    build        Maven, and the tree that packages would install
    venue        a cloud for the time of a proof, and its end
    controllers  the controllers' HTTP API, as any client sees it
    masakari     the operator's command, run inside a controller
    sql          questions to the databases of the control node
    observer     what becomes of servers, by Nova's own records
    timing       the moments of a recovery, each from who knows it best
    world        what a scenario can do, await and assert
    runner       runs scenarios one by one and keeps the count
    console      tables and summaries
    checks       the checks that need no cloud: Maven's tests, shell scripts
    demo, verify, bench, bench_recovery, bench_agents   the commands
"""
