"""Two hosts fail, and there is one reserved host."""
from proof import claims, masakari
from proof.runner import scenario

FIRST, SECOND, WHO = "compute1", "compute2", ("--operator", "alice", "--reason", "a trial")


@scenario("m", "two hosts fail with one reserve: the second is quarantined, fails and says why")
def one_reserve(world):
    world.recover_by("reserved_host")
    first, second = world.boot(3, FIRST), world.boot(2, SECOND)
    killed = world.pull_plug(FIRST)
    world.pull_plug(SECOND)

    # Whichever is fenced first has the reserve; the other one is beyond the threshold.
    ended = world.await_true(lambda: next((each for each in world.controllers.recoveries(
        kind="recovery", since=killed) if each["phase"] == "recovered"), None), 120,
        "one of the two to be recovered")
    saved, other = (FIRST, SECOND) if ended["host"] == FIRST else (SECOND, FIRST)
    servers = {FIRST: first, SECOND: second}
    claims.once(claims.saved(world, servers[saved], saved, {world.reserve}), servers[saved])
    held = world.held(other, killed)
    masakari.run("recovery", "retry", held["uuid"], *WHO)
    failed = world.ended(held["uuid"])

    claims.equal(failed["phase"], "failed", f"phase of the recovery of {other}")
    claims.that("no reserved host is left" in failed["reason"], f"the reason: {failed['reason']}")
    claims.equal({move["detail"] for move in failed["moves"]}, {"failed"}, "states of its moves")
    service = world.nova.services()[other]
    claims.equal((service["status"], service["forced_down"]), ("disabled", True),
                 f"Nova's service of {other}")
    claims.equal(claims.evacuations(world, servers[other], other), [], f"evacuations from {other}")

    claims.closed(world, saved, killed, world.returned(saved, killed))
    world.recover_by("auto")
    masakari.run("recovery", "retry", failed["uuid"], *WHO)
    again = world.controllers.recoveries(other, "recovery", killed)[0]
    claims.equal(world.ended(again["uuid"])["phase"], "recovered", "phase of the last try")
    claims.once(claims.saved(world, servers[other], other), servers[other])
    claims.closed(world, other, killed, world.returned(other, killed))
