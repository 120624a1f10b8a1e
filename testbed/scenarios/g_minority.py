"""A controller on its own, without quorum, sees everybody else as lost. It has to keep quiet."""
import time

from cloudkit import network, node

from proof import claims, connections
from proof.runner import scenario

ALONE, WATCHED_SECONDS = "controller3", 10


@scenario("g", "a full node is cut off from the majority: its hostmonitor reports nothing")
def minority(world):
    servers = world.boot(2, "compute1")
    since = time.time()
    with connections.kept_off(world, ALONE):
        world.set_without_quorum("freeze")  # "stop" would end the hostmonitor we want to hear
        node.set_broken(ALONE, True)  # as long as it cannot be fenced it is there to be watched
        try:
            network.cut(ALONE)
            world.await_true(_without_quorum, 60, f"{ALONE} to see that it is alone")

            claims.throughout(WATCHED_SECONDS, lambda: _quiet(world, servers, since))
            claims.equal(_process(), True, f"hostmonitor of {ALONE} runs")
        finally:
            node.set_broken(ALONE, False)
            world.set_without_quorum("stop")
    world.fenced(ALONE, since, timeout=150)
    node.power_on(ALONE)
    world.await_whole()

    _quiet(world, servers, since)
    claims.equal([host for host in world.computes if world.fencings(host, "success", since)], [],
                 "compute hosts that were fenced")


def _quiet(world, servers, since):
    claims.untouched(world, servers, "compute1", since)
    claims.equal(world.outbox(ALONE), [], f"reports in the outbox of {ALONE}")
    stored = world.journal.rows(
        f"SELECT host, payload FROM notification WHERE created_at >= {claims.stamp(since)}")
    claims.equal(stored, [], "notifications that were stored")


def _without_quorum():
    """As the lonely node itself sees it."""
    done = node.run(ALONE, "crm_node", "-q", check=False)
    return done.stdout.strip() == "0"


def _process():
    """Whether the lonely hostmonitor is alive, so that its silence means something."""
    return node.run(ALONE, "sh", "-c", "kill -0 $(cut -d' ' -f1 /run/masakari/hostmonitor.pid)",
                    check=False).returncode == 0
