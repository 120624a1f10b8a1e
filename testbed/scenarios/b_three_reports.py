"""One failure that three hostmonitors report."""
from cloudkit import layout

from proof import claims
from proof.runner import scenario

FAILED = "compute2"


@scenario("b", "three hostmonitors report one failure: one incident, one recovery, all kept")
def three_reports(world):
    servers = world.boot(4, FAILED)

    killed = world.pull_plug(FAILED)
    document = world.recovered(FAILED, killed)

    reporters = world.await_true(lambda: _all_reporters(world, document), 30,
                                 "the reports of all three hostmonitors to be stored")
    claims.equal(reporters, sorted(layout.CONTROLLERS), "reporters of the fencing")
    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


def _all_reporters(world, document):
    """Who is stored with the incident, once they are all there."""
    rows = world.journal.rows(
        "SELECT DISTINCT e.reporter FROM fencing_evidence e JOIN incident i"
        f" ON i.id = e.incident_id WHERE i.uuid = '{document['incident_uuid']}'")
    return sorted(row["reporter"] for row in rows) if len(rows) >= len(layout.CONTROLLERS) else None
