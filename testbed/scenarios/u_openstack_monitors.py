"""Debian's three monitors of OpenStack Masakari report to our controllers, while ours are away."""

from cloudkit import layout, node, pacemaker

from proof import claims, peers, realhost
from proof.runner import scenario
from proof.world import HOSTMONITORS_CLONE, PROCESSMONITORS_CLONE, RETURN_SECONDS

FAILED, REAL, BROKEN = "compute1", "compute3", "compute2"
PROCESS = "no-such-process"
PROCESS_LIST = f"""\
- process_name: /opt/{PROCESS}
  start_command: /bin/true
  pre_start_command:
  post_start_command:
  restart_command: /bin/false
  pre_restart_command:
  post_restart_command:
  run_as_root: False
"""


@scenario("u", "Debian's masakari-hostmonitor: its word begins a recovery only where it is trusted")
def host_monitor(world):
    servers = world.boot(2, FAILED)
    where = _not_leading()
    with world.stopped(HOSTMONITORS_CLONE, "hostmonitor"), \
            peers.running(world, "masakari-hostmonitor", where,
                          "[host]\nmonitoring_interval = 1\n"):
        world.await_true(lambda: _sees(where), 30, f"it to see {FAILED}")
        killed = world.pull_plug(FAILED)
        report = world.await_true(lambda: _reports(world, FAILED, killed), 60,
                                  "its report")[0]
        claims.equal((report["host"], report["ignored_because"] is not None), (FAILED, True),
                     "host of the report, and that it was ignored")
        claims.that("--trust-monitors" in report["ignored_because"], report["ignored_because"])
        claims.untouched(world, servers, FAILED, killed)

        with world.segment_option("trust-monitors"):
            _back_in_cluster(world)
            world.await_true(lambda: _sees(where), 30, f"it to see {FAILED} again")
            again = world.pull_plug(FAILED)
            document = world.recovered(FAILED, again)
            claims.equal(document["evidence"]["source"], "monitor", "source of the evidence")
            claims.once(claims.saved(world, servers, FAILED), servers)
    _back_in_service(world, again)


@scenario("u", "Debian's masakari-instancemonitor: an instance that it reports runs again")
def instance_monitor(world):
    with realhost.real_guests(world, REAL), \
            world.stopped(realhost.RESOURCE, "instancemonitor", [REAL]), \
            peers.running(world, "masakari-instancemonitor", REAL):
        instance = world.boot(1, REAL)[0]
        killed = realhost.kill(REAL, realhost.qemu(REAL, instance))
        entry = world.await_true(
            lambda: next(iter(world.controllers.recoveries(REAL, since=killed)), None), 60,
            "a recovery to begin")
        claims.equal(world.ended(entry["uuid"])["phase"], "recovered", "phase")
        claims.equal(world.nova.server(instance)["status"], "ACTIVE", "its state")
        claims.that(realhost.qemu(REAL, instance), "it has no qemu process")


@scenario("u", "Debian's masakari-processmonitor: a host whose process stays down is out of service")
def process_monitor(world):
    node.run(BROKEN, "sh", "-c", "cat >/run/process_list.yaml", text_in=PROCESS_LIST)
    options = ("[process]\nprocess_list_path = /run/process_list.yaml\n"
               "check_interval = 1\nrestart_retries = 1\nrestart_interval = 1\n")
    with peers.running(world, "masakari-processmonitor", BROKEN, options):
        world.await_true(lambda: world.nova.services()[BROKEN]["status"] == "disabled", 60,
                         f"{BROKEN} to be out of service")
    reason = world.nova.services()[BROKEN]["disabled_reason"]
    claims.that("process failed" in reason, f"the reason in Nova: {reason}")
    claims.equal([report["host"] for report in _reports(world, PROCESS)], [BROKEN],
                 "hosts of its reports")

    document = world.reported("PROCESS", BROKEN, {"event": "STARTED", "process_name": PROCESS})
    claims.equal(document["phase"], "returned", "phase of the way back")
    claims.that(world.in_service(BROKEN), f"{BROKEN} is not in service")


def _not_leading():
    """It looks away as long as the node that it runs on leads a cluster that is busy."""
    leading = pacemaker.coordinator(pacemaker.view())
    return next(name for name in layout.CONTROLLERS if name != leading)


def _sees(where):
    """Whether the last that it said of the host is that it is there."""
    text = node.log(where, "masakari-hostmonitor.log").read_text(errors="replace")
    return text.rpartition(f"'{FAILED}'")[2].split("\n")[0].count("'online'") > 0


def _back_in_cluster(world):
    """Nobody has moved its instances: Nova and Pacemaker have it back as it was, with all that
    runs on it. Pacemaker would wait long for a start that was broken off."""
    node.power_on(FAILED)
    world.await_true(lambda: FAILED in world.connected() and world.in_service(FAILED), 90,
                     f"{FAILED} to be back")
    world.await_running(PROCESSMONITORS_CLONE)


def _back_in_service(world, since):
    """While it starts, their monitor may have taken it for lost once more: that return is
    superseded then, and another one follows."""
    node.power_on(FAILED)
    world.await_true(lambda: "returned" in [each["phase"] for each in world.controllers.recoveries(
        FAILED, "return", since)], RETURN_SECONDS, f"the return of {FAILED}")
    world.await_true(lambda: world.in_service(FAILED) and not world.open_incidents(FAILED),
                     RETURN_SECONDS, f"{FAILED} to be in service, and its incident closed")


def _reports(world, about, since=0):
    """What was reported to have stopped, and names it, since then."""
    return world.journal.rows(
        "SELECT host, ignored_because FROM notification WHERE payload LIKE '%STOPPED%'"
        f" AND '{about}' IN (host, JSON_VALUE(payload, '$.process_name'))"
        f" AND created_at >= {claims.stamp(since)} ORDER BY id")
