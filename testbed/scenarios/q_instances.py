"""An instance fails on a host that goes on; its monitor's report is made by hand."""
from proof import claims
from proof.runner import scenario

HOST = "compute2"


def _crash(world, instance):
    return world.reported("VM", HOST, {"event": "LIFECYCLE", "vir_domain_event": "STOPPED_FAILED",
                                       "instance_uuid": instance})


@scenario("q", "a failed instance is stopped and started; the fourth time in five minutes it is not")
def restarts(world):
    instance = world.boot(1, HOST)[0]
    for number in range(3):
        document = _crash(world, instance)
        claims.equal(document["phase"], "recovered", f"phase of restart {number + 1}")
        _runs(world, instance)
    done = [each["action"] for each in
            world.nova.call("GET", f"/servers/{instance}/os-instance-actions")["instanceActions"]]
    claims.equal((done.count("stop"), done.count("start")), (3, 3), "stops and starts in Nova")

    document = _crash(world, instance)
    claims.equal(document["phase"], "failed", "phase of the fourth")
    claims.that("restarted 3 times" in document["reason"], f"the reason: {document['reason']}")
    _runs(world, instance)


@scenario("q", "an instance that its user has stopped, or acts on, is left alone with the reason")
def left_alone(world):
    stopped, opted_out = world.boot(2, HOST)
    world.nova.action(stopped, "os-stop")
    world.await_true(lambda: world.nova.server(stopped)["status"] == "SHUTOFF", 30, "it to stop")
    world.nova.call("POST", f"/servers/{opted_out}/metadata", {"metadata": {"HA-Enabled": "OFF"}})

    for instance, word in ((stopped, "its user has stopped it"), (opted_out, "HA-Enabled")):
        document = _crash(world, instance)
        claims.equal(document["phase"], "skipped", "phase")
        claims.that(word in document["reason"], f"the reason: {document['reason']}")
    claims.equal(world.nova.server(stopped)["status"], "SHUTOFF", "status of the stopped one")


def _runs(world, instance):
    server = world.nova.server(instance)
    claims.equal((server["status"], server["OS-EXT-STS:power_state"]), ("ACTIVE", 1), "its state")
