"""The acting controller is killed, or stopped and woken again, in each phase of a recovery."""
from cloudkit import layout, node

from proof import claims, masakari
from proof.runner import scenario

FAILED, CLONE = "compute1", "masakari-controller-clone"

# The phases in which it strikes: the first of them that is seen.
MOMENTS = (("KILL", ("received", "gated", "quarantined")), ("STOP", ("evacuating",)),
           ("KILL", ("verifying", "evacuating")), ("STOP", ("received", "gated", "quarantined")))


@scenario("n", "the acting controller is killed, or sleeps until it was replaced, in each phase")
def at_each_phase(world):
    for number, (signal, phases) in enumerate(MOMENTS):
        servers = world.boot(5, FAILED, name=f"round{number}")
        pids = {name: masakari.process(name, "controller") for name in layout.CONTROLLERS}
        killed = world.pull_plug(FAILED)
        struck = _strike(world, killed, signal, phases, pids)
        document = world.recovered(FAILED, killed)

        claims.once(claims.saved(world, servers, FAILED), servers)
        claims.journaled(world, FAILED, killed, servers)
        claims.that(document["claimed_by"], f"nobody recovered it after {signal} in {struck}")
        world.await_running(CLONE)
        world.await_true(lambda: len(world.controllers.answering()) == 3 or None, 90,
                         "three controllers to be ready")
        claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
        world.nova.delete_all()


def _strike(world, since, signal, phases, pids):
    """Hit the controller that drives the recovery; the phase it was in."""
    row = world.await_true(lambda: _row(world, since, phases), 60, f"phase {phases}", interval=0.01)
    actor = row["claimed_by"]
    node.run(actor, "kill", f"-{signal}", pids[actor])
    if signal == "STOP":  # it sleeps until another one has the recovery, or it had ended already
        world.await_true(lambda: _taken_over(world, row), 60, "another controller to take over")
        node.run(actor, "kill", "-CONT", pids[actor], check=False)
    return row["phase"]


def _row(world, since, phases):
    rows = world.journal.rows(
        "SELECT uuid, phase, claimed_by, epoch FROM recovery WHERE kind = 'recovery'"
        f" AND host = '{FAILED}' AND opened_at >= {claims.stamp(since)}")
    wanted = [row for row in rows if row["phase"] in (*phases, "recovered")]
    return wanted[0] if wanted else None


def _taken_over(world, before):
    row = world.journal.rows(
        f"SELECT epoch, ended_at FROM recovery WHERE uuid = '{before['uuid']}'")[0]
    return row["epoch"] != before["epoch"] or row["ended_at"]
