"""A host is fenced for practice, and nobody but canaries feels it."""
import json
import time

from cloudkit import node
from cloudkit.nova import HOST

from proof import claims, masakari, sql
from proof.runner import scenario
from proof.world import RECOVERY_SECONDS, RETURN_SECONDS

DRILLED, TAG, REFUSED, WATCHED_SECONDS = "compute1", "canary", 4, 8


@scenario("x", "a drill with canaries fences a host for real; beside a stranger it touches nothing")
def drill(world):
    began = time.time()
    canaries = world.boot(3, DRILLED, "canary")
    for each in canaries:
        world.nova.call("POST", f"/servers/{each}/metadata", {"metadata": {TAG: "True"}})
    stranger, = world.boot(1, DRILLED, "stranger")

    with sql.durable():
        refused = _drill()
        claims.equal(refused.returncode, REFUSED, f"exit code of {refused.stderr}")
        claims.that(stranger in refused.stderr and not refused.stdout, refused.stderr)
        claims.that(not any(each in refused.stderr for each in canaries), refused.stderr)
        claims.throughout(WATCHED_SECONDS, lambda: claims.untouched(
            world, [*canaries, stranger], DRILLED, began))
        claims.equal(world.fencings(DRILLED, "success", began), [], "fencings")

        world.nova.delete(stranger)
        world.await_true(lambda: stranger not in [each["id"] for each in world.nova.servers()], 60,
                         "the stranger to be gone")
        world.nova.put_service(DRILLED, status="disabled", disabled_reason="a drill")
        try:
            _good_drill(world, canaries, began)
        finally:
            world.nova.put_service(DRILLED, status="enabled")
    claims.closed(world, DRILLED, began, world.returned(DRILLED, began))


def _good_drill(world, canaries, began):
    done = _drill()
    claims.equal(done.returncode, 0, f"exit code of the drill, which says {done.stderr}")
    document = json.loads(done.stdout)
    claims.once(claims.saved(world, canaries, DRILLED), canaries)
    recovery = claims.journaled(world, DRILLED, began, canaries)
    claims.equal(document["recovery"]["uuid"], recovery["uuid"], "the recovery that it watched")
    claims.equal(document["fencing"]["node"], DRILLED, "what it fenced")
    claims.equal(len(world.fencings(DRILLED, "success", began)), 1, "fencings")
    places = {each["id"]: each[HOST] for each in world.nova.servers() if each["id"] in canaries}
    claims.equal({each["uuid"]: each["to"] for each in document["instances"]}, places, "its table")
    claims.that(all(0 < each["arrived_after_ms"] < RECOVERY_SECONDS * 1000
                    for each in document["instances"]), f"its times: {document['instances']}")
    _stays_disabled(world, began)


def _stays_disabled(world, began):
    """What an operator has disabled, he enables."""
    node.power_on(DRILLED)
    world.await_true(
        lambda: any(each["ended_at"]
                    for each in world.controllers.recoveries(DRILLED, "return", began)),
        RETURN_SECONDS, f"the return of {DRILLED} to end")
    service = world.nova.services()[DRILLED]
    claims.equal((service["status"], service["forced_down"]), ("disabled", False),
                 f"Nova's service of {DRILLED}")


def _drill():
    return node.run(masakari.HOME, "masakari", "drill", DRILLED, "--canaries", TAG, "--yes",
                    "-o", "json", check=False, timeout=300)
