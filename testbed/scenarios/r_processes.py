"""A process on a host fails; its monitor's report is made by hand."""
from proof import claims
from proof.runner import scenario

FAILED = "compute1"


def _report(world, event):
    return world.reported("PROCESS", FAILED, {"event": event, "process_name": "libvirtd"})


@scenario("r", "a host with a failed process is out of service until it is back, if it was us")
def out_and_in(world):
    document = _report(world, "STOPPED")
    claims.equal(document["phase"], "recovered", "phase")
    service = world.nova.services()[FAILED]
    claims.equal((service["status"], service["forced_down"]), ("disabled", False), "its service")
    claims.that("process failed" in service["disabled_reason"], service["disabled_reason"])

    claims.equal(_report(world, "STARTED")["phase"], "returned", "phase of the way back")
    claims.that(world.in_service(FAILED), f"{FAILED} is not in service")

    world.nova.put_service(FAILED, status="disabled", disabled_reason="new memory")
    claims.equal(_report(world, "STOPPED")["phase"], "skipped", "phase where it was disabled")
    claims.equal(_report(world, "STARTED")["phase"], "skipped", "phase of that way back")
    claims.equal(world.nova.services()[FAILED]["status"], "disabled", "what an operator disabled")
    world.nova.put_service(FAILED, status="enabled")


@scenario("r", "a host that is out of service for a process is recovered when it dies, and returns")
def still_protected(world):
    servers = world.boot(2, FAILED)
    _report(world, "STOPPED")
    killed = world.pull_plug(FAILED)
    world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
