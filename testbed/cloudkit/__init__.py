"""A cloud on one machine: Pacemaker nodes and a real Nova in namespaces.

One module a concern:

    layout      names and addresses of the nodes
    paths       where things are kept
    console     what the operator sees: timed steps, errors in four parts
    processes   processes known by pid and start time, never by name
    apt, image  the root file system every node shares
    sandbox     running a command in a throw-away root made from the image
    database    a throw-away MariaDB for tests
    galera      a throw-away Galera cluster of three for tests
    libvirt     a throw-away libvirtd with qemu for tests
    network     the switch, the cables
    node        power on, power off, enter
    rootfs      configuration files written onto a node's disk
    control     OpenStack's services and their prepared databases
    pacemaker   the cluster's configuration and its state
    bmc         the power switch that the fence agent talks to
    nova        a client for scenarios
    lifecycle   up, down, status
    resources   Masakari's Pacemaker resources, and where they run
    deploy      installs a package tree into the controllers and compute hosts
    cli         the commands
"""
