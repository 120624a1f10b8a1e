"""A host is back, and its nova-compute does not clean up after an evacuation."""
from cloudkit import node

from proof import claims
from proof.runner import scenario
from proof.sql import Database

FAILED = "compute1"


@scenario("s", "a return that Nova would refuse says the one command that helps, and then goes on")
def stuck(world):
    servers = world.boot(2, FAILED)
    killed = world.pull_plug(FAILED)
    world.recovered(FAILED, killed)
    # As after a fencing by reboot: its nova-compute has looked before the last evacuation ended.
    with Database("nova") as nova:
        nova.rows("CREATE TRIGGER trial BEFORE UPDATE ON migrations FOR EACH ROW"
                  " SET NEW.status = IF(NEW.status = 'completed', 'done', NEW.status)")
        try:
            node.power_on(FAILED)
            entry = world.await_true(lambda: next(iter(world.controllers.recoveries(
                FAILED, "return", killed)), None), 60, "its return to begin")
            world.await_true(lambda: "systemctl restart nova-compute" in str(
                world.controllers.recovery(entry["uuid"])["reason"]), 90, "the advice")
        finally:
            nova.rows("DROP TRIGGER trial")
    node.run(FAILED, "sh", "-c", "kill $(cat /run/nova-compute.pid)")

    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
    claims.once(claims.saved(world, servers, FAILED), servers)
