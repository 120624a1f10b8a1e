"""The controller that drives a recovery dies in the middle of it."""
from cloudkit import layout, node

from proof import claims, masakari
from proof.runner import scenario
from proof.sql import Database

FAILED, CLONE = "compute1", "masakari-controller-clone"


@scenario("c", "the acting controller dies amid ten evacuations: all are finished, none twice")
def controller_dies(world):
    servers = world.boot(10, FAILED)
    pids = {name: masakari.process(name, "controller") for name in layout.CONTROLLERS}
    ids = ",".join(f"'{each}'" for each in servers)
    count = f"SELECT COUNT(*) AS n FROM migrations WHERE instance_uuid IN ({ids})"
    done = count + " AND status IN ('done', 'completed')"

    with Database("nova") as nova:
        killed = world.pull_plug(FAILED)
        actor = world.begun(FAILED, killed)["claimed_by"]
        world.await_true(lambda: int(nova.rows(count)[0]["n"]) >= 2, 60,
                         "Nova to have begun evacuations", interval=0.02)
        node.run(actor, "kill", "-KILL", pids[actor])
        asked, finished = int(nova.rows(count)[0]["n"]), int(nova.rows(done)[0]["n"])
    claims.that(finished < len(servers), "the controller was killed too late for this scenario")
    document = world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.that(asked < len(servers) or _claims_of(world, document) > 1,
                "nobody had to take the recovery over")
    world.await_running(CLONE)
    claims.equal(world.await_true(lambda: len(world.controllers.answering()) == 3 or None, 60,
                                  "three controllers to be ready"), True, "ready again")
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


def _claims_of(world, document):
    """How often the recovery was claimed: its epoch."""
    return int(world.journal.rows(
        f"SELECT epoch FROM recovery WHERE uuid = '{document['uuid']}'")[0]["epoch"])
