"""What would happen, told before it does; and afterwards why it happened."""
import json
import time

from cloudkit import node

from proof import claims, masakari
from proof.runner import scenario

FAILED = "compute1"
HELD = 4
IN_PART = 1


@scenario("x", "a plan, by the real Placement, says what the recovery then does; why says it after")
def planned(world):
    began = time.time()
    stays, *move = world.boot(3, FAILED)
    world.nova.call("POST", f"/servers/{stays}/metadata", {"metadata": {"HA-Enabled": "OFF"}})

    plan = _plan(0)
    verdicts = {each["uuid"]: each["verdict"] for each in plan["instances"]}
    claims.equal(verdicts, {stays: "stays", **dict.fromkeys(move, "moves")}, "what it says")
    claims.that(all(each["destination"] not in (None, FAILED) for each in plan["instances"]
                    if each["verdict"] == "moves"), f"where they would go: {plan['instances']}")
    claims.that(all(each["free"].get("VCPU", 0) > 0 for each in plan["hosts"]),
                f"what Placement says is free: {plan['hosts']}")
    masakari.run("pause", "--reason", "a rehearsal")
    try:
        claims.equal([each["gate"] for each in _plan(HELD)["gates"]], ["pause"], "gates")
    finally:
        masakari.run("resume")
    # The testbed's database is quick instead of durable: the doctor's failure, and the drill's.
    drill = node.run(masakari.HOME, "masakari", "drill", FAILED, check=False, timeout=120)
    claims.equal(drill.returncode, IN_PART, f"exit code of the drill, which says {drill.stdout}")
    claims.that("not checked" not in drill.stdout, drill.stdout)
    claims.untouched(world, [stays, *move], FAILED, began)

    killed = world.pull_plug(FAILED)
    document = world.recovered(FAILED, killed)
    claims.once(claims.saved(world, move, FAILED), move)
    order = [each["uuid"] for each in plan["instances"] if each["verdict"] == "moves"]
    claims.equal([each["instance_uuid"] for each in document["moves"]
                  if each["instance_uuid"] != stays], order, "the order of the recovery")
    for instance, reason in ((stays, "HA-Enabled=OFF"), (move[0], document["uuid"])):
        why = masakari.run("why", instance)
        claims.that(reason in why, why)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


def _plan(exit_code):
    done = node.run(masakari.HOME, "masakari", "plan", FAILED, "-o", "json", check=False)
    claims.equal(done.returncode, exit_code, f"exit code of the plan, which says {done.stderr}")
    return json.loads(done.stdout)
