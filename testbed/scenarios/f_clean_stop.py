"""A node that is stopped on purpose has not failed."""
import time

from proof import claims
from proof.runner import scenario

STOPPED, WATCHED_SECONDS = "compute2", 8


@scenario("f", "a host is cleanly taken out of the cluster: not one evacuate call")
def clean_stop(world):
    servers = world.boot(2, STOPPED)
    since = time.time()
    world.set_running(STOPPED, False)
    try:
        world.await_true(lambda: STOPPED not in world.connected(), 60,
                         f"{STOPPED} to leave the cluster")

        claims.throughout(WATCHED_SECONDS,
                          lambda: claims.untouched(world, servers, STOPPED, since))
    finally:
        world.set_running(STOPPED, True)
    world.await_true(lambda: STOPPED in world.connected(), 60, f"{STOPPED} in the cluster again")
    claims.untouched(world, servers, STOPPED, since)
    claims.equal(world.fencings(STOPPED, "success", since), [], "fencings")
    claims.equal(world.open_incidents(), [], "open incidents")
