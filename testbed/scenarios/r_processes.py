"""A process of a host fails: nova-compute, which the host's processmonitor keeps up."""
import time

from cloudkit import node

from proof import claims, masakari
from proof.runner import scenario
from proof.world import PROCESSMONITORS_CLONE

KILLED, STOPPED = "compute1", "compute2"
FAILED = "compute1"
MARK = "/run/nova-compute.broken"  # while it is there, nova-compute cannot be started


def _kill_nova_compute(host):
    node.run(host, "sh", "-c", "kill -9 $(cat /run/nova-compute.pid)")
    return time.time()


def _break_nova_compute(world, host):
    """Kill it, for good; the recovery that begins, once its processmonitor has given up."""
    node.run(host, "touch", MARK)
    since = _kill_nova_compute(host)
    return _begun(world, host, since, "nova-compute cannot be kept up")["uuid"]


def _mend_nova_compute(world, host):
    """As an operator would, by hand; what the controllers have done about it, in the end."""
    since = time.time()
    node.run(host, "rm", MARK)
    node.run(host, "/usr/lib/testbed/start-nova-compute")
    document = world.ended(_begun(world, host, since, "nova-compute is back")["uuid"])
    world.nova.wait_heartbeat([host], since)
    return document


def _begun(world, host, since, what):
    return world.await_true(
        lambda: next(iter(world.controllers.recoveries(host, since=since)), None), 60, what)


def _status(host):
    """What the processmonitor says of itself."""
    text = node.run(host, "cat", "/run/masakari/processmonitor.heartbeat", check=False).stdout
    return text.partition(" ready ")[2]


def _all_well(world, host):
    world.await_true(lambda: _status(host).startswith("1 watched, 0 to deliver"), 60,
                     f"the processmonitor of {host} to be content")


@scenario("r", "a nova-compute that is killed is restarted, and nobody hears of it")
def restarted(world):
    _all_well(world, KILLED)
    before = node.run(KILLED, "cat", "/run/nova-compute.pid").stdout
    since = _kill_nova_compute(KILLED)
    world.await_true(lambda: node.run(KILLED, "cat", "/run/nova-compute.pid").stdout != before,
                     30, "nova-compute to be started")
    world.nova.wait_heartbeat([KILLED], since)
    _all_well(world, KILLED)

    claims.equal(world.controllers.recoveries(since=since), [], "what the controllers have done")
    claims.that(world.in_service(KILLED), f"{KILLED} is not in service")


@scenario("r", "a host whose nova-compute cannot be kept up is out of service until it is back")
def out_and_in(world):
    recovery = _break_nova_compute(world, FAILED)
    # Nova disables it at once, but answers only when nova-compute does, or after 60 s.
    world.await_true(lambda: world.nova.services()[FAILED]["status"] == "disabled", 60,
                     f"{FAILED} to be out of service")
    service = world.nova.services()[FAILED]
    claims.that(not service["forced_down"], "it is forced down")
    claims.that("process failed" in service["disabled_reason"], service["disabled_reason"])

    claims.equal(_mend_nova_compute(world, FAILED)["phase"], "returned", "phase of the way back")
    # Superseded, where nova-compute was back before Nova had answered.
    phase = world.ended(recovery)["phase"]
    claims.that(phase in ("recovered", "superseded"), f"phase: {phase}")
    claims.that(world.in_service(FAILED), f"{FAILED} is not in service")


@scenario("r", "a host that an operator has disabled stays so, whatever its processes do")
def not_us(world):
    world.nova.put_service(FAILED, status="disabled", disabled_reason="new memory")
    document = world.ended(_break_nova_compute(world, FAILED))
    claims.equal(document["phase"], "skipped", "phase")
    claims.equal(_mend_nova_compute(world, FAILED)["phase"], "skipped", "phase of the way back")
    claims.equal(world.nova.services()[FAILED]["status"], "disabled", "what an operator disabled")
    world.nova.put_service(FAILED, status="enabled")


@scenario("r", "a host that is out of service for a process is recovered when it dies, and returns")
def still_protected(world):
    servers = world.boot(2, FAILED)
    # By hand, of a process that is not there: without a nova-compute Nova would take its 60 s.
    world.reported("PROCESS", FAILED, {"event": "STOPPED", "process_name": "libvirtd"})
    killed = world.pull_plug(FAILED)
    world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("r", "a processmonitor that is killed, or hangs, is noticed and restarted")
def supervised(world):
    before = {host: _monitor(host) for host in (KILLED, STOPPED)}
    node.run(KILLED, "kill", "-KILL", before[KILLED])
    node.run(STOPPED, "kill", "-STOP", before[STOPPED])

    for host, former in before.items():
        world.await_true(lambda h=host, f=former: _monitor(h) not in ("", f) and _status(h),
                         90, f"another processmonitor on {host}")
    world.await_running(PROCESSMONITORS_CLONE)
    claims.equal([host for host in before if not world.in_service(host)], [], "out of service")


def _monitor(host):
    return masakari.process(host, "processmonitor")
