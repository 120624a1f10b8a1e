"""Instances in every state that Nova can show on a host that fails."""
from proof import claims
from proof.runner import scenario
from proof.sql import Database

FAILED, OTHER, THIRD = "compute1", "compute2", "compute3"
MOVED, STAYS = "succeeded", "skipped"

# What is done to an instance, what becomes of it, and its vm_state then. None: as it is then.
ROWS = {
    "active": (MOVED, "active"), "stopped": (MOVED, "stopped"), "error": (MOVED, "active"),
    "paused": (MOVED, "active"), "suspended": (MOVED, "stopped"), "rescued": (MOVED, "active"),
    "resized": (MOVED, "active"), "resized-off": (MOVED, "stopped"),
    "shelved": (STAYS, "shelved"), "shelved-offloaded": (None, "shelved_offloaded"),
    "building": (STAYS, "building"), "soft-deleted": (None, "soft-delete"),
    "deleting": (STAYS, "active"), "powering-off": (MOVED, "stopped"),
    "rebooting": (MOVED, "active"), "locked": (MOVED, "active"), "opted-out": (STAYS, "active"),
    "amphora-1": (STAYS, "active"),
}


@scenario("l", "instances in every state: each is moved and ends as it should, or says why not")
def every_state(world):
    cases = _boot(world)
    with Database("nova") as nova:
        _put_into_states(world, cases, nova)
        killed = world.pull_plug(FAILED)
        document = world.recovered(FAILED, killed)

        claims.equal(document["phase"], "recovered", "phase of the recovery")
        moves = {move["instance_uuid"]: move for move in document["moves"]}
        servers = _vm_states(nova)
        for name, (status, vm_state) in ROWS.items():
            move = moves.pop(cases[name], None)
            claims.equal(move and move["detail"], status, f"what became of the one {name}")
            found = servers[cases[name]]
            claims.equal(found["vm_state"], vm_state, f"vm_state of the one {name}")
            if status == MOVED:
                claims.that(found["host"] != FAILED, f"the one {name} is still on {FAILED}")
                claims.equal(found["task_state"], None, f"task_state of the one {name}")
                claims.equal(move["attempts"], 1, f"evacuate calls for the one {name}")
            elif status == STAYS:
                claims.that(move["message"], f"the one {name} stays without a reason")
        claims.equal(moves, {}, "moves of other instances")
        locked = world.nova.server(cases["locked"])
        claims.equal((locked["locked"], locked["locked_reason"]), (True, "do not touch"),
                     "the lock")
        # What stays is mended before its host is back: Nova would trip over it.
        for name in ("building", "deleting", "soft-deleted"):
            _set(nova, cases[name], vm_state="active", task_state=None, deleted_at=None)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))

    # The returned host fails again, with what is on it now.
    again = world.boot(2, FAILED, name="later")
    killed = world.pull_plug(FAILED)
    world.recovered(FAILED, killed)
    claims.once(claims.saved(world, again, FAILED), again)
    claims.closed(world, FAILED, killed, world.returned(FAILED, killed))


def _boot(world):
    """An instance for each row on the host that will fail, by name."""
    elsewhere = ("resized", "resized-off")
    names = [name for name in ROWS if name not in elsewhere]
    ids = world.boot(len(names), FAILED)
    cases = dict(zip(names, ids))
    metadata = {"metadata": {"HA-Enabled": "off"}}
    world.nova.call("POST", f"/servers/{cases['opted-out']}/metadata", metadata)
    world.nova.call("PUT", f"/servers/{cases['amphora-1']}", {"server": {"name": "amphora-1"}})
    cases.update(zip(elsewhere, world.boot(len(elsewhere), OTHER)))
    return cases


def _put_into_states(world, cases, nova):
    act = world.nova.action
    flavor = world.nova.larger_flavor()
    act(cases["resized-off"], "os-stop")
    act(cases["stopped"], "os-stop")
    _await(world, nova, cases, {"resized-off": "stopped", "stopped": "stopped"})
    _resize_to_failed(world, nova, cases, flavor)
    act(cases["error"], "os-resetState", {"state": "error"})
    act(cases["paused"], "pause")
    act(cases["suspended"], "suspend")
    act(cases["rescued"], "rescue")
    act(cases["locked"], "lock", {"locked_reason": "do not touch"})
    _await(world, nova, cases, {"paused": "paused", "suspended": "suspended", "rescued": "rescued"})
    # States that pass too quickly on this cloud, or that it never reaches.
    _set(nova, cases["shelved"], vm_state="shelved", power_state=4)
    _set(nova, cases["shelved-offloaded"], vm_state="shelved_offloaded", host=None, node=None)
    _set(nova, cases["building"], vm_state="building", task_state="spawning")
    _set(nova, cases["soft-deleted"], vm_state="soft-delete")
    _set(nova, cases["deleting"], task_state="deleting")
    _set(nova, cases["powering-off"], task_state="powering-off")
    _set(nova, cases["rebooting"], task_state="rebooting")


def _resize_to_failed(world, nova, cases, flavor):
    """The host that will fail is the only one that is left for them."""
    world.nova.put_service(THIRD, status="disabled", disabled_reason="a trial")
    try:
        for name in ("resized", "resized-off"):
            world.nova.action(cases[name], "resize", {"flavorRef": flavor})
        _await(world, nova, cases, {"resized": "resized", "resized-off": "resized"})
    finally:
        world.nova.put_service(THIRD, status="enabled")
    claims.equal({_vm_states(nova)[cases[name]]["host"] for name in ("resized", "resized-off")},
                 {FAILED}, "host of the resized ones")


def _await(world, nova, cases, wanted):
    world.await_true(
        lambda: all(_vm_states(nova)[cases[name]]["vm_state"] == state
                    and not _vm_states(nova)[cases[name]]["task_state"]
                    for name, state in wanted.items()), 60, f"instances to be {wanted}")


def _vm_states(nova):
    rows = nova.rows("SELECT uuid, host, vm_state, task_state FROM instances WHERE deleted = 0")
    return {row["uuid"]: row for row in rows}


def _set(nova, uuid, **values):
    """What no call of Nova's API can bring about."""
    changes = ", ".join(f"{name} = {'NULL' if value is None else repr(value)}"
                        for name, value in values.items())
    nova.rows(f"UPDATE instances SET {changes} WHERE uuid = '{uuid}'")
