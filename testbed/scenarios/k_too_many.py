"""More of a segment fails than its threshold allows: something larger is wrong."""
import time

from proof import claims, masakari
from proof.runner import scenario

FIRST, SECOND, WATCHED_SECONDS = "compute1", "compute2", 5


@scenario("k", "a second host fails in a small segment: held, until an operator releases it")
def too_many(world):
    first, second = world.boot(2, FIRST), world.boot(2, SECOND)
    killed_first = world.pull_plug(FIRST)
    world.recovered(FIRST, killed_first)
    second = [each["id"] for each in world.nova.servers(host=SECOND)]  # some of the first's as well

    killed_second = world.pull_plug(SECOND)
    held = world.recovered(SECOND, killed_second)

    claims.equal(held["phase"], "held", f"phase of the recovery of {SECOND}")
    claims.that("failed_share_at_most" in held["reason"], f"the reason is {held['reason']!r}")
    claims.throughout(WATCHED_SECONDS, lambda: claims.equal(
        claims.evacuations(world, second, SECOND), [], f"evacuations from {SECOND}"))

    released = time.time()
    masakari.run("recovery", "retry", held["uuid"], "--operator", "alice",
                 "--reason", "the power of both was cut on purpose")
    again = world.recovered(SECOND, released)

    claims.equal(again["phase"], "recovered", "phase of the recovery that was released")
    claims.once(claims.saved(world, second, SECOND), second)
    claims.equal(_approved_by(world, again), "alice", "who has released it")
    for host, since in ((FIRST, killed_first), (SECOND, killed_second)):
        claims.closed(world, host, since, world.returned(host, since))
    claims.that({each["id"] for each in world.nova.servers()} >= {*first, *second},
                "a server is missing")


def _approved_by(world, recovery):
    return world.journal.rows(
        f"SELECT approved_by FROM recovery WHERE uuid = '{recovery['uuid']}'")[0]["approved_by"]
