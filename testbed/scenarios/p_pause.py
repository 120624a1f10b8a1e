"""An operator pauses, and resumes."""
from proof import claims, masakari
from proof.runner import scenario

FAILED, WATCHED_SECONDS = "compute1", 4


@scenario("p", "while recoveries are paused a fenced host is held; they go on when resumed")
def pause(world):
    servers = world.boot(3, FAILED)
    masakari.run("pause", "--operator", "alice", "--reason", "the network is being changed")
    try:
        killed = world.pull_plug(FAILED)
        held = world.held(FAILED, killed)
        claims.that("alice has paused" in held["reason"], f"the reason is {held['reason']!r}")
        claims.throughout(WATCHED_SECONDS, lambda: claims.equal(
            claims.evacuations(world, servers, FAILED), [], f"evacuations from {FAILED}"))
    finally:
        masakari.run("resume")
    world.ended(held["uuid"])

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("p", "a held host that comes back by itself returns, and nothing of it was moved")
def back_by_itself(world):
    servers = world.boot(2, FAILED)
    masakari.run("pause", "--segment", "rack1", "--operator", "alice", "--reason", "a trial")
    try:
        killed = world.pull_plug(FAILED)
        held = world.held(FAILED, killed)
        document = world.returned(FAILED, killed)
    finally:
        masakari.run("resume", "--segment", "rack1")

    claims.equal(world.controllers.recovery(held["uuid"])["phase"], "superseded", "its phase")
    claims.equal(claims.evacuations(world, servers, FAILED), [], f"evacuations from {FAILED}")
    claims.closed(world, FAILED, killed, document)
