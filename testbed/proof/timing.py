"""The moments of a recovery, each from who knows it best.

    killed   the host on which the plug was pulled: ours
    fenced   Pacemaker's fencing, as the journal keeps it as evidence of the incident
    called   the journal: its first evacuate call
    active   Nova's database (observer)
"""
from collections import namedtuple

from cloudkit.bmc import LOG

from proof.controllers import moment

Moments = namedtuple("Moments", "killed fenced called active")


def moments(world, killed, recovery, active):
    """`recovery`: its document with steps; `active`: when the last server was, or None."""
    calls = [moment(step["at"]) for step in recovery["steps"]
             if step["text"].startswith("evacuate call 1")]
    return Moments(killed, _fenced(world, recovery), min(calls) if calls else None, active)


def _fenced(world, recovery):
    """The first report of the fencing that tells more than whole seconds, as its history does."""
    rows = world.journal.rows(
        "SELECT MIN(completed_at) AS at FROM fencing_evidence e JOIN incident i"
        f" ON i.id = e.incident_id WHERE i.uuid = '{recovery['incident_uuid']}'"
        " AND MICROSECOND(completed_at) > 0")
    if rows and rows[0]["at"]:
        return moment(rows[0]["at"])
    return moment(recovery["evidence"]["completed_at"]) if recovery["evidence"] else None


def between(before, after):
    """Seconds, or None if one of the two never was."""
    return None if before is None or after is None else after - before


def seconds(value):
    return "-" if value is None else f"{value:.2f} s"


def switched_off(node, since):
    """When the power switch ended a node on the fence agent's word, by its own log, or None."""
    for line in LOG.read_text().splitlines():
        at, *words = line.split()
        if float(at) >= since and words[1:2] == [node] and words[2:3] == ["off"]:
            return float(at)
    return None
