"""Pacemaker supervises the hostmonitors; what happens while some of them are away is not lost."""
import contextlib

from cloudkit import layout, node, pacemaker

from proof import claims, masakari
from proof.runner import scenario
from proof.world import HOSTMONITORS_CLONE

FAILED = "compute1"
# Pacemaker tries a failed start again when it looks next (cluster-recheck-interval, 60 s), and a
# start may take as long as its timeout (60 s).
STARTED_AGAIN_SECONDS = 150
RESOURCE = "masakari-hostmonitor"
SPOOL = "/var/spool/masakari/alerts"
STATE = "/var/lib/masakari/hostmonitor"


@scenario("w", "a hostmonitor that is killed, and one that hangs, are noticed and restarted")
def supervised(world):
    struck = {"controller2": "KILL", "controller3": "STOP"}
    before = {name: _monitor(name) for name in struck}
    for name, signal in struck.items():
        node.run(name, "kill", f"-{signal}", before[name])
    for name in struck:
        world.await_true(lambda n=name: _monitor(n) not in ("", before[n]), 90,
                         f"another hostmonitor on {name}")
    world.await_running(HOSTMONITORS_CLONE)


@scenario("w", "a changed heartbeat_max_age is applied without a restart")
def reloaded(world):
    before = [_monitor(name) for name in layout.CONTROLLERS]
    reloads = {name: _reloads(name) for name in layout.CONTROLLERS}
    change = ("crm_resource", "--resource", RESOURCE)
    node.run(world.a_controller(), *change, "--set-parameter", "heartbeat_max_age",
             "--parameter-value", "25")
    try:
        for name, count in reloads.items():
            world.await_true(lambda n=name, c=count: _reloads(n) > c, 60,
                             f"a reload-agent on {name}")
    finally:
        node.run(world.a_controller(), *change, "--delete-parameter", "heartbeat_max_age")
    world.await_running(HOSTMONITORS_CLONE)
    claims.equal([_monitor(name) for name in layout.CONTROLLERS], before, "the processes")


@scenario("w", "a host is fenced while no hostmonitor runs: its alert is kept, and reported once")
def nobody_listens(world):
    servers = world.boot(3, FAILED)
    world.stop(HOSTMONITORS_CLONE, "hostmonitor")
    killed = world.pull_plug(FAILED)
    world.fenced(FAILED, killed)
    world.await_true(lambda: all(map(_spooled, layout.CONTROLLERS)), 30,
                     "an alert in the spool of each controller")
    claims.equal(world.controllers.recoveries(FAILED, since=killed), [], "recoveries")
    world.set_running(HOSTMONITORS_CLONE, True)

    world.recovered(FAILED, killed)
    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    world.await_running(HOSTMONITORS_CLONE)
    claims.that(not any(map(_spooled, layout.CONTROLLERS)), "alerts are left in a spool")
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("w", "the fencers are killed, and a node is put in standby: a failure is recovered once")
def fencers_restart(world):
    servers = world.boot(3, FAILED)
    for name in layout.CONTROLLERS:
        node.run(name, "sh", "-c", "kill -9 $(pgrep -x pacemaker-fence)", check=False)
    world.await_running(HOSTMONITORS_CLONE)
    node.run("controller3", "crm", "node", "standby", "controller3")
    try:
        world.await_true(lambda: not _monitor("controller3"), 60,
                         "the hostmonitor of controller3 to stop")
        killed = world.pull_plug(FAILED)
        world.recovered(FAILED, killed)
    finally:
        node.run("controller3", "crm", "node", "online", "controller3")

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    world.await_running(HOSTMONITORS_CLONE)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("w", "a host is fenced while the hostmonitors' disks are full: they fail, then report it")
def disks_full(world):
    servers = world.boot(3, FAILED)
    with _small_disks(world):
        for name in layout.CONTROLLERS:
            node.run(name, "dd", "if=/dev/zero", f"of={STATE}/filler", check=False)
        killed = world.pull_plug(FAILED)
        world.fenced(FAILED, killed)
        for name in layout.CONTROLLERS:
            world.await_true(lambda n=name: _failed_to_start(n), 120, f"a start on {name} to fail")
        claims.equal(world.controllers.recoveries(FAILED, since=killed), [], "recoveries")
        for name in layout.CONTROLLERS:
            node.run(name, "rm", f"{STATE}/filler")

        world.ended(world.begun(FAILED, killed, STARTED_AGAIN_SECONDS)["uuid"])
        claims.once(claims.saved(world, servers, FAILED), servers)
        claims.journaled(world, FAILED, killed, servers)
        world.await_running(HOSTMONITORS_CLONE)
        claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@contextlib.contextmanager
def _small_disks(world):
    """In here what the hostmonitors keep is on a file system of its own, of 1 MB."""
    world.stop(HOSTMONITORS_CLONE, "hostmonitor")
    for name in layout.CONTROLLERS:
        node.run(name, "sh", "-ec", f"cp -a {STATE} /run/kept; mount -t tmpfs -o size=1m tmpfs "
                 f"{STATE}; cp -a /run/kept/. {STATE}; rm -r /run/kept")
    try:
        world.start(HOSTMONITORS_CLONE)
        yield
    finally:
        world.stop(HOSTMONITORS_CLONE, "hostmonitor")
        for name in layout.CONTROLLERS:
            node.run(name, "sh", "-ec", f"rm -f {STATE}/filler; cp -a {STATE} /run/kept; umount "
                     f"{STATE}; rm -r {STATE}; mv /run/kept {STATE}")
        world.start(HOSTMONITORS_CLONE)


def _failed_to_start(name):
    """As Pacemaker shows it to an operator."""
    view = pacemaker.view()
    return view is not None and any(
        each.get("node") == name and each.get("op_key", "").startswith(f"{RESOURCE}_start")
        for each in view.iterfind("failures/failure"))


def _reloads(name):
    """How many have ended well, by Pacemaker's own log: its history calls them starts."""
    text = node.log(name, "pacemaker/pacemaker.log").read_text(errors="replace")
    return text.count(f"Result of reload-agent operation for {RESOURCE} on {name}: ok")


def _monitor(name):
    return masakari.process(name, "hostmonitor")


def _spooled(name):
    return node.run(name, "sh", "-c", f"ls {SPOOL} | grep -c '[.]alert$'",
                    check=False).stdout.strip() not in ("", "0")
