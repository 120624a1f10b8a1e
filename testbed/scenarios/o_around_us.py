"""What a recovery leans on goes away in the middle of it."""
import time

from cloudkit import layout, node
from cloudkit.nova import HOST

from proof import claims
from proof.runner import scenario
from proof.sql import Database

FAILED, AWAY_SECONDS = "compute1", 30


@scenario("o", "MariaDB is killed amid a recovery: it goes on, and ends with a result for each")
def database_dies(world):
    """The database is Nova's as well. What Nova loses by that is named with a reason.

    It also keeps records of broken-off evacuations that can hold up the host's return until an
    operator acts, so the next scenario may get a new cloud.
    """
    servers = world.boot(8, FAILED)
    killed = world.pull_plug(FAILED)
    _await_calls(world, servers, 2)
    node.run(layout.CONTROL, "sh", "-c", "kill -KILL $(cat /run/mariadb.pid)")
    world.journal.close()
    time.sleep(1)
    node.run(layout.CONTROL, "sh", "-c", ". /usr/lib/testbed/functions; service mariadb mariadbd")
    world.journal = world.await_true(_reopened, 30, "MariaDB to answer again")
    document = world.recovered(FAILED, killed, timeout=240)

    claims.terminal(document, servers)
    moved = {move["instance_uuid"] for move in document["moves"] if move["detail"] == "succeeded"}
    claims.that(moved, "nothing was moved")
    places = {server["id"]: server[HOST] for server in world.nova.servers()}
    claims.that(all(places[each] != FAILED for each in moved), "what moved has not moved")


@scenario("o", "nova-api hangs for 30 s amid a recovery: calls without an answer are made once")
def nova_api_away(world):
    servers = world.boot(8, FAILED)
    killed = world.pull_plug(FAILED)
    _await_calls(world, servers, 2)
    _nova_api("STOP")
    try:
        time.sleep(AWAY_SECONDS)
    finally:
        _nova_api("CONT")
    document = world.recovered(FAILED, killed)

    claims.once(claims.saved(world, servers, FAILED), servers)
    claims.journaled(world, FAILED, killed, servers)
    claims.that(any("no answer" in step["text"] for step in document["steps"])
                or max(move["attempts"] for move in document["moves"]) == 1, "a call was repeated")
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


def _await_calls(world, servers, count):
    ids = ",".join(f"'{each}'" for each in servers)
    with Database("nova") as nova:
        world.await_true(lambda: int(nova.rows(
            f"SELECT COUNT(*) AS n FROM migrations WHERE instance_uuid IN ({ids})")[0]["n"])
            >= count, 60, "Nova to have begun evacuations", interval=0.02)


def _nova_api(signal):
    node.run(layout.CONTROL, "sh", "-c",
             f"p=$(cat /run/nova-api.pid); kill -{signal} $p $(pgrep -P $p)")


def _reopened():
    database = Database("vm_ha")
    try:
        database.rows("SELECT 1")
        return database
    except (OSError, ValueError):
        return None
