"""Instances that may not go just anywhere: server groups, and an availability zone."""
from cloudkit.nova import HOST

from proof import claims
from proof.runner import scenario

FAILED, OTHER, THIRD = "compute1", "compute2", "compute3"
ZONE = "zone-of-two"


@scenario("x", "server groups and a pinned zone are kept; what Nova could not place says why")
def placement(world):
    apart, together = _group(world, "anti-affinity"), _group(world, "affinity")
    zone = _zone(world, (FAILED, THIRD))
    try:
        lone, partner = (_boot(world, host, f"apart-{host}", group=apart)
                         for host in (FAILED, OTHER))
        pair = [_boot(world, FAILED, f"together-{number}", group=together) for number in (1, 2)]
        pinned = _boot(world, FAILED, "pinned", zone=ZONE)
        killed = world.pull_plug(FAILED)
        document = world.recovered(FAILED, killed)

        claims.equal(document["phase"], "partial", "phase of the recovery")
        moves = {move["instance_uuid"]: move for move in document["moves"]}
        claims.equal({moves[each]["detail"] for each in (lone, pinned)}, {"succeeded"}, "moved")
        claims.equal(_host(world, lone), THIRD, "where the one apart from its partner is")
        claims.equal(_host(world, partner), OTHER, "where its partner is")
        claims.equal(_host(world, pinned), THIRD, "where the one of the zone is")
        for each in pair:
            claims.equal(moves[each]["detail"], "failed", "what became of the affinity group")
            claims.that("affinity group" in moves[each]["message"], moves[each]["message"])
            claims.equal((_host(world, each), world.nova.server(each)["status"]),
                         (FAILED, "ACTIVE"), "its state, untouched")
        claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
    finally:
        world.nova.delete_all()
        _remove(world, (apart, together), zone)


def _group(world, policy):
    return world.nova.call("POST", "/os-server-groups", {"server_group": {
        "name": policy, "policy": policy}})["server_group"]["id"]


def _zone(world, hosts):
    aggregate = world.nova.call("POST", "/os-aggregates", {"aggregate": {
        "name": ZONE, "availability_zone": ZONE}})["aggregate"]["id"]
    for host in hosts:
        world.nova.call("POST", f"/os-aggregates/{aggregate}/action", {"add_host": {"host": host}})
    return aggregate


def _boot(world, host, name, group=None, zone=None):
    ids = world.nova.create(1, host=host, name=name, group=group,
                            **({"availability_zone": zone} if zone else {}))
    world.nova.wait_active(ids)
    return ids[0]


def _host(world, server):
    return world.nova.server(server)[HOST]


def _remove(world, groups, zone):
    for group in groups:
        world.nova.call("DELETE", f"/os-server-groups/{group}")
    for host in (FAILED, THIRD):
        world.nova.call("POST", f"/os-aggregates/{zone}/action", {"remove_host": {"host": host}})
    world.nova.call("DELETE", f"/os-aggregates/{zone}")
