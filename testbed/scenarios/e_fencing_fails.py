"""No proof, no evacuation."""
import time

from cloudkit import network, node

from proof import claims
from proof.runner import scenario

FAILED, WATCHED_SECONDS = "compute1", 8


@scenario("e", "a host is cut off and its fencing fails: not one evacuate call")
def fencing_fails(world):
    servers = world.boot(3, FAILED)
    since = time.time()
    node.set_broken(FAILED, True)
    try:
        network.cut(FAILED)
        world.await_true(lambda: world.fencings(FAILED, "failed", since), 60,
                         f"a fencing of {FAILED} to fail")

        claims.throughout(WATCHED_SECONDS,
                          lambda: claims.untouched(world, servers, FAILED, since))
        claims.equal(world.fencings(FAILED, "success", since), [], "fencings that succeeded")
    finally:
        network.heal(FAILED)
        node.set_broken(FAILED, False)
    # Its fencing works again: Pacemaker's next attempt is the proof that was missing. After
    # ten failures it pauses until its next recheck, a minute away at most.
    repaired = time.time()
    world.fenced(FAILED, repaired, timeout=150)
    world.recovered(FAILED, repaired)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.closed(world, FAILED, repaired, world.returned(FAILED, repaired))
