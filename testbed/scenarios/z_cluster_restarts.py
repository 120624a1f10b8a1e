"""The cluster's own daemons are restarted, as for their upgrade; a monitor moves."""
import contextlib

from cloudkit import layout, node

from proof import claims, connections, masakari
from proof.runner import scenario
from proof.world import HOSTMONITORS_CLONE

FAILED = "compute1"

STOP = """
for daemon in pacemakerd corosync; do
    read -r pid <"/run/$daemon.pid"
    kill -TERM "$pid"
    while [ -d "/proc/$pid" ]; do sleep 0.1; done
done
"""


@scenario("z", "the cluster is restarted node by node, and a host dies amid it: recovered once")
def rolling_restart(world):
    servers = world.boot(3, FAILED)
    for name in layout.CONTROLLERS:
        with connections.kept_off(world, name):
            _stop_cluster(name)
            if name == layout.CONTROLLERS[1]:
                killed = world.pull_plug(FAILED)
                world.fenced(FAILED, killed)
            _start_cluster(world, name)

    world.recovered(FAILED, killed)
    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("z", "Corosync and Pacemaker are restarted under a hostmonitor, which finds back to them")
def restarted_underneath(world):
    servers = world.boot(3, FAILED)
    name = layout.CONTROLLERS[2]
    monitor = masakari.process(name, "hostmonitor")
    others = [other for other in layout.CONTROLLERS if other != name]
    with connections.kept_off(world, name), _maintained(name):
        _stop_cluster(name)
        _start_cluster(world, name)
        claims.equal(masakari.process(name, "hostmonitor"), monitor, "its process")
    world.await_true(lambda: _well(name), 60, f"the hostmonitor of {name} to be well")
    claims.equal(masakari.process(name, "hostmonitor"), monitor, "its process")

    with _banned(world, others):  # so that it is this one that reports
        killed = world.pull_plug(FAILED)
        world.recovered(FAILED, killed)
    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("z", "the only hostmonitor moves while a host is fenced: it is recovered once")
def moved(world):
    servers = world.boot(3, FAILED)
    first, second, third = layout.CONTROLLERS
    with _banned(world, [second, third]):
        with _banned(world, [first]):
            killed = world.pull_plug(FAILED)
            world.fenced(FAILED, killed)
            node.run(first, "crm_resource", "--resource", HOSTMONITORS_CLONE, "--clear",
                     "--node", second)
            world.recovered(FAILED, killed)
    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


def _stop_cluster(name):
    """Cleanly, as `systemctl stop pacemaker corosync` does."""
    node.run(name, "sh", "-ec", STOP, timeout=120)


def _start_cluster(world, name):
    node.run(name, "/usr/lib/testbed/start", name)
    world.await_whole()


@contextlib.contextmanager
def _maintained(name):
    """In here Pacemaker leaves what runs on a node alone, also when it is stopped itself."""
    node.run(name, "crm", "node", "maintenance", name)
    try:
        yield
    finally:
        node.run(name, "crm", "node", "ready", name)


@contextlib.contextmanager
def _banned(world, names):
    """In here no hostmonitor runs on these nodes."""
    change = (layout.CONTROLLERS[0], "crm_resource", "--resource", HOSTMONITORS_CLONE)
    for name in names:
        node.run(*change, "--ban", "--node", name)
    try:
        world.await_true(lambda: not any(masakari.process(name, "hostmonitor") for name in names),
                         60, f"no hostmonitor to run on {' and '.join(names)}")
        yield
    finally:
        for name in names:
            node.run(*change, "--clear", "--node", name)
        world.await_true(lambda: all(masakari.process(name, "hostmonitor") for name in names), 60,
                         f"the hostmonitors of {' and '.join(names)} to run again")


def _well(name):
    return " ready " in node.run(name, "cat", "/run/masakari/hostmonitor.heartbeat",
                                 check=False).stdout
