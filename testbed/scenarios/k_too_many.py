"""More of a segment fails than its threshold allows: something larger is wrong."""
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
    held = world.held(SECOND, killed_second)

    claims.that("failed_share_at_most" in held["reason"], f"the reason is {held['reason']!r}")
    claims.throughout(WATCHED_SECONDS, lambda: claims.equal(
        claims.evacuations(world, second, SECOND), [], f"evacuations from {SECOND}"))

    masakari.run("recovery", "retry", held["uuid"], "--operator", "alice",
                 "--reason", "the power of both was cut on purpose")
    released = world.ended(held["uuid"])

    claims.equal(released["phase"], "recovered", "phase of the recovery that was released")
    claims.once(claims.saved(world, second, SECOND), second)
    claims.equal(released["approved_by"], "alice", "who has released it")
    for host, since in ((FIRST, killed_first), (SECOND, killed_second)):
        claims.closed(world, host, since, world.returned(host, since))
    claims.that({each["id"] for each in world.nova.servers()} >= {*first, *second},
                "a server is missing")



@scenario("k", "a second host fails in a small segment: it goes on by itself when the first is back")
def clears(world):
    first, second = world.boot(2, FIRST), world.boot(2, SECOND)
    killed_first = world.pull_plug(FIRST)
    world.recovered(FIRST, killed_first)
    second = [each["id"] for each in world.nova.servers(host=SECOND)]
    killed_second = world.pull_plug(SECOND)
    held = world.held(SECOND, killed_second)

    claims.closed(world, FIRST, killed_first, world.returned(FIRST, killed_first))
    again = world.ended(held["uuid"])

    claims.equal((again["phase"], again["approved_by"]), ("recovered", None), "its end")
    claims.once(claims.saved(world, second, SECOND), second)
    claims.closed(world, SECOND, killed_second, world.returned(SECOND, killed_second))
    claims.that({each["id"] for each in world.nova.servers()} >= {*first, *second},
                "a server is missing")
