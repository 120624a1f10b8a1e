"""Its fencing fails, an operator has pulled the plug himself, and says so."""
import json
import time

from cloudkit import node

from proof import claims, masakari
from proof.runner import scenario

FAILED, WATCHED_SECONDS = "compute1", 4
WORD = ("--operator", "alice", "--reason", "pulled both plugs")


@scenario("e", "fencing fails: an operator's acknowledgement that a host is off recovers it")
def acknowledged(world):
    servers = world.boot(3, FAILED)
    since = time.time()
    node.set_broken(FAILED, True)
    try:
        killed = world.pull_plug(FAILED)
        world.await_true(lambda: world.fencings(FAILED, "failed", since), 60,
                         f"a fencing of {FAILED} to fail")
        claims.throughout(WATCHED_SECONDS,
                          lambda: claims.untouched(world, servers, FAILED, since))

        masakari.run("ack", FAILED, *WORD, "--yes")
        document = world.recovered(FAILED, killed)
        masakari.run("ack", FAILED, *WORD, "--yes")  # said twice, recovered once

        claims.once(claims.saved(world, servers, FAILED), servers)
        claims.journaled(world, FAILED, killed, servers)
        evidence = document["evidence"]
        claims.equal((evidence["source"], evidence["reporter"]), ("operator", "alice"),
                     "whose word it was")
        claims.equal(evidence["acknowledgement"]["reason"], "pulled both plugs", "why")
        incident, = json.loads(masakari.run("incident", "list", "--open", "--host", FAILED,
                                            "-o", "json"))
        claims.that("is back" in incident["waits_for"], f"it waits for {incident['waits_for']!r}")
    finally:
        node.set_broken(FAILED, False)
    # Pacemaker's next attempt succeeds, and is reported: it belongs to the same failure.
    world.fenced(FAILED, since, timeout=150)
    claims.only_recovery(world, FAILED, killed)

    node.power_on(FAILED)
    masakari.run("return", FAILED, "--operator", "bob", "--reason", "plugged in again")
    back = world.returned(FAILED, killed)

    claims.closed(world, FAILED, killed, back)
    claims.equal(back["approved_by"], "bob", "who said that it is back")
    claims.only_recovery(world, FAILED, killed)
