"""A segment of which only the instances that ask for it are recovered."""
from cloudkit.nova import HOST

from proof import claims
from proof.runner import scenario

FAILED, OTHER = "compute1", "compute2"
REASON = "its segment's only_opted_in is on"


@scenario("x", "a segment with only_opted_in: what has opted in is recovered, the rest says why not")
def opted_in(world):
    with world.segment_option("only-opted-in"):
        asks, silent = world.boot(2, FAILED)
        crashed = world.boot(1, OTHER)[0]
        world.nova.call("POST", f"/servers/{asks}/metadata", {"metadata": {"HA_Enabled": "True"}})
        killed = world.pull_plug(FAILED)
        document = world.recovered(FAILED, killed)

        claims.equal(document["phase"], "recovered", "phase of the recovery")
        claims.terminal(document, [asks, silent])
        moves = {move["instance_uuid"]: move for move in document["moves"]}
        claims.once(claims.saved(world, [asks], FAILED), [asks])
        claims.equal(moves[silent]["detail"], "skipped", "what became of the one that is silent")
        claims.that(REASON in moves[silent]["message"], moves[silent]["message"])
        claims.equal(world.nova.server(silent)[HOST], FAILED, "where the one that is silent is")

        restart = world.reported("VM", OTHER, {
            "event": "LIFECYCLE", "vir_domain_event": "STOPPED_FAILED", "instance_uuid": crashed})
        claims.equal(restart["phase"], "skipped", "phase of the restart")
        claims.that(REASON in restart["reason"], restart["reason"])
        claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
