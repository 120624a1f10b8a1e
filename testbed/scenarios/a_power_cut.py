"""The main job, with both recovery methods."""
from cloudkit.nova import HOST

from proof import claims
from proof.runner import scenario

FAILED = "compute1"


@scenario("a", "a fenced host's ten instances are ACTIVE elsewhere, each evacuated once (auto)")
def auto(world):
    world.recover_by("auto")
    servers = world.boot(10, FAILED)

    killed = world.pull_plug(FAILED)
    document = world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.equal(document["reserved_hosts"], [], "reserved hosts that were taken")
    claims.that(world.host(world.reserve)["reserved"], "the reserved host was given away")
    service = world.nova.services()[FAILED]
    claims.equal((service["status"], service["forced_down"]), ("disabled", True),
                 f"Nova's service of {FAILED}")
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


@scenario("a", "a reserved host is enabled, takes the instances, and is no longer reserved")
def reserved_host(world):
    world.recover_by("reserved_host")
    servers = world.boot(4, FAILED)
    claims.equal(world.nova.services()[world.reserve]["status"], "disabled", "the reserve before")

    killed = world.pull_plug(FAILED)
    document = world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED, {world.reserve}), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.equal(document["reserved_hosts"], [world.reserve], "reserved hosts in the recovery")
    claims.equal(world.nova.services()[world.reserve]["status"], "enabled", "the reserve in Nova")
    claims.that(not world.host(world.reserve)["reserved"], "the host is still called reserved")
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
    claims.equal({server[HOST] for server in world.nova.servers() if server["id"] in servers},
                 {world.reserve}, "places of the servers after the return")
