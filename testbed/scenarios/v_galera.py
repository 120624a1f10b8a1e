"""The journal on a Galera cluster, whose nodes fail in the middle of a recovery."""
from cloudkit.console import Stopwatch

from proof import claims, galera
from proof.runner import scenario

FAILED = "compute1"


@scenario("v", "the journal's Galera node is killed, then another one cut off, amid recoveries")
def galera_nodes_fail(world):
    with galera.journal(world):
        world.create_segment(Stopwatch())
        for number, (strike, mend) in enumerate(((galera.kill, galera.restart),
                                                 (galera.isolate, galera.join))):
            servers = world.boot(6, FAILED, name=f"round{number}")
            killed = world.pull_plug(FAILED)
            struck = _strike(world, killed, strike)
            world.recovered(FAILED, killed)

            claims.once(claims.saved(world, servers, FAILED), servers)
            claims.journaled(world, FAILED, killed, servers)
            mend(world, struck)
            claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
            world.nova.delete_all()


def _strike(world, since, strike):
    """Hit the node that the acting controller works on, once evacuations are under way."""
    row = world.await_true(lambda: _evacuating(world, since), 60, "a recovery that evacuates",
                           interval=0.05)
    struck = galera.in_use(row["claimed_by"]) or row["claimed_by"]
    strike(struck)
    return struck


def _evacuating(world, since):
    rows = world.journal.rows(
        "SELECT claimed_by FROM recovery WHERE kind = 'recovery' AND claimed_by IS NOT NULL"
        f" AND host = '{FAILED}' AND phase IN ('evacuating', 'verifying', 'recovered')"
        f" AND opened_at >= {claims.stamp(since)}")
    return rows[0] if rows else None
