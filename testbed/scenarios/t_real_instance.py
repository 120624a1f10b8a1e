"""A real guest's qemu is killed; libvirt, the instancemonitor and Nova are all real."""
import time

from cloudkit import node

from proof import claims, masakari, realhost
from proof.controllers import moment
from proof.runner import scenario

HOST = "compute3"


@scenario("t", "a killed qemu is reported by the instancemonitor, and its instance runs again")
def crash(world):
    with realhost.real_guests(world, HOST):
        crashed, other = world.boot(2, HOST)
        neighbour = realhost.qemu(HOST, other)
        killed = realhost.kill(HOST, realhost.qemu(HOST, crashed))

        document = _restarted(world, killed)
        active = time.time()
        claims.equal(document["phase"], "recovered", "phase")
        _runs(world, crashed)
        claims.equal(realhost.qemu(HOST, other), neighbour, "the process of the other instance")
        rows = _notifications(world, crashed, other)
        claims.equal([(row["host"], _seen(row["payload"])) for row in rows],
                     [(HOST, True)], "what was reported of which host")
        _say(killed, document, rows[0], active)

        _stopped_by_nova_is_left_alone(world, crashed, killed)
        _found_after_a_gap(world, crashed)
        for signal in ("KILL", "STOP"):
            _found_without_its_monitor(world, other, signal)


def _stopped_by_nova_is_left_alone(world, instance, since):
    for action, status in (("os-stop", "SHUTOFF"), ("os-start", "ACTIVE")):
        world.nova.action(instance, action)
        world.await_true(lambda: world.nova.server(instance)["status"] == status, 60,
                         f"it to be {status}")
    claims.equal(len(_notifications(world, instance)), 1, "reports after a stop and a start by Nova")
    claims.equal(len(world.controllers.recoveries(HOST, since=since)), 1, "recoveries")


def _found_after_a_gap(world, instance):
    """The qemu dies while libvirtd is away: found when that is back."""
    pid = realhost.qemu(HOST, instance)
    node.run(HOST, "sh", "-c", "kill -9 $(cat /run/libvirtd.pid)")
    killed = realhost.kill(HOST, pid)
    node.run(HOST, "/usr/lib/testbed/start-libvirtd")
    claims.equal(_restarted(world, killed)["phase"], "recovered", "phase after libvirtd's return")
    _runs(world, instance)
    claims.equal(len(_notifications(world, instance)), 2, "reports in all")


def _found_without_its_monitor(world, instance, signal):
    """The qemu dies while nobody watches: Pacemaker notices that, and its new monitor finds out."""
    monitor = masakari.process(HOST, "instancemonitor")
    reported = len(_notifications(world, instance))
    node.run(HOST, "kill", f"-{signal}", monitor)
    killed = realhost.kill(HOST, realhost.qemu(HOST, instance))
    claims.equal(_restarted(world, killed)["phase"], "recovered", f"phase after SIG{signal}")
    _runs(world, instance)
    claims.that(masakari.process(HOST, "instancemonitor") != monitor, "its monitor is still there")
    claims.equal(len(_notifications(world, instance)), reported + 1, "reports")


def _restarted(world, since):
    entry = world.await_true(
        lambda: next(iter(world.controllers.recoveries(HOST, since=since)), None), 90,
        "a recovery to begin", interval=0.05)
    return world.ended(entry["uuid"])


def _runs(world, instance):
    server = world.nova.server(instance)
    claims.equal((server["status"], server["OS-EXT-STS:power_state"]), ("ACTIVE", 1), "its state")
    claims.that(realhost.qemu(HOST, instance), "it has no qemu process")


def _notifications(world, *instances):
    """What was reported of these, the first first."""
    ours = " OR ".join(f"payload LIKE '%{each}%'" for each in instances)
    return world.journal.rows("SELECT host, payload, generated_at, created_at FROM notification"
                              f" WHERE type = 'VM' AND ({ours}) ORDER BY id")


def _seen(payload):
    return '"STOPPED_FAILED"' in payload and '"LIFECYCLE"' in payload


def _say(killed, document, row, active):
    def after(at):
        return f"{at - killed:.3f} s"
    print("        after the kill -9: seen by the monitor "
          f"{after(_sql(row['generated_at']))}, committed {after(_sql(row['created_at']))}, "
          f"instance ACTIVE {after(moment(document['ended_at']))}"
          f" (known here {after(active)})", flush=True)


def _sql(text):
    return moment(text.replace(" ", "T"))
