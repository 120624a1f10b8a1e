"""A host dies while no controller runs."""
from cloudkit import layout
from cloudkit.nova import HOST

from proof import claims
from proof.runner import scenario
from proof.world import CONTROLLERS_CLONE

FAILED = "compute2"


@scenario("d", "a host dies while no controller runs: the reports are kept, then delivered")
def controllers_away(world):
    servers = world.boot(4, FAILED)
    world.stop(CONTROLLERS_CLONE, "controller")
    claims.equal(world.controllers.answering(), [], "controllers that answer")

    killed = world.pull_plug(FAILED)
    try:
        world.fenced(FAILED, killed)
        world.await_true(lambda: all(world.outbox(name) for name in layout.CONTROLLERS), 30,
                         "the report to lie in each outbox")
        claims.throughout(3, lambda: claims.equal(
            (claims.evacuations(world, servers, FAILED), {server[HOST] for server
             in world.nova.servers() if server["id"] in servers}),
            ([], {FAILED}), "what was done without a controller"))
    finally:
        world.set_running(CONTROLLERS_CLONE, True)
    world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    world.await_true(lambda: not any(world.outbox(name) for name in layout.CONTROLLERS), 30,
                     "the outboxes to be empty")
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
