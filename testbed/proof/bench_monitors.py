"""What the monitors and their agents cost, on a cloud at rest: memory and idle CPU of each daemon,
the CPU time of one monitor operation beside that of ocf:heartbeat:Dummy, how long a start takes,
and how soon after the kill -9 of a real guest's qemu its report is committed. In the same run, on
the same nodes: Debian's monitors of OpenStack Masakari."""
import contextlib
import json
import statistics
import time

from cloudkit import layout, node
from cloudkit.console import Problem

from proof import cluster_checks, console, figures, masakari, peers, realhost
from proof.controllers import moment
from proof.world import CONTROLLERS_CLONE, HOSTMONITORS_CLONE, PROCESSMONITORS_CLONE

FULL, COMPUTE = layout.CONTROLLERS[1], "compute3"
IDLE_SECONDS, CRASHES = 60, 5
OURS = (("hostmonitor", FULL), ("processmonitor", COMPUTE), ("instancemonitor", COMPUTE),
        ("controller", FULL))
CLONES = ((CONTROLLERS_CLONE, "controller", layout.CONTROLLERS),
          (HOSTMONITORS_CLONE, "hostmonitor", layout.CONTROLLERS),
          (PROCESSMONITORS_CLONE, "processmonitor", [COMPUTE]))
CONTROLLER_LIMIT_MIB = 130

# Runs on a node. The agents take turns, so that a busy moment of the machine hits all alike.
MONITOR = """
import json, os, resource, subprocess, sys
ROUNDS, TIMES = 10, 30
FOLDER = "/usr/lib/ocf/resource.d/"
agents = {"Dummy": FOLDER + "heartbeat/Dummy",
          **{name: FOLDER + "masakari/" + name for name in sys.argv[1:]}}
environment = {"PATH": os.environ["PATH"], "OCF_ROOT": "/usr/lib/ocf", "OCF_RESOURCE_INSTANCE":
               "bench", "OCF_RESKEY_state": "/run/bench.state", "HA_debug": "0",
               "OCF_RESKEY_CRM_meta_interval": "10000", "OCF_RA_VERSION_MAJOR": "1",
               "OCF_RA_VERSION_MINOR": "0"}
def call(agent, action):
    subprocess.run([agent, action], env=environment, check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
call(agents["Dummy"], "start")
spent = dict.fromkeys(agents, 0.0)
for _ in range(ROUNDS):
    for name, agent in agents.items():
        before = used()
        for _ in range(TIMES):
            call(agent, "monitor")
        spent[name] += used() - before
call(agents["Dummy"], "stop")
json.dump({name: 1000 * seconds / ROUNDS / TIMES for name, seconds in spent.items()}, sys.stdout)
"""


def measure(watch, place, _):
    world, wrong = place.healthy_world()
    if wrong:
        raise Problem("the cloud is not healthy", "; ".join(wrong), "nothing was measured",
                      "testbed/cloud down, then again")
    with _as_installed(watch, world):
        _measure(watch, world)


def _measure(watch, world):
    _warm_up(watch, world)
    with realhost.real_guests(world, COMPUTE), \
            peers.running(world, "masakari-hostmonitor", FULL), \
            peers.running(world, "masakari-instancemonitor", COMPUTE):
        cpu = {**_monitor_operations(watch, FULL, ("controller", "hostmonitor")),
               **_monitor_operations(watch, COMPUTE, ("instancemonitor", "processmonitor"))}
        idle = _at_rest(watch)
        latencies = _crashes(watch, world)
    starts = _starts(watch)
    _tell(cpu, idle, latencies, starts)


@contextlib.contextmanager
def _as_installed(watch, world):
    """As an operator has them: their classes archived, which the packages do when they are
    installed, and a processmonitor that looks as often as it does by default."""
    watch.say(f"their classes are archived on {FULL} and {COMPUTE}")
    with _stopped(world):
        for where in (FULL, COMPUTE):
            node.run(where, "/usr/libexec/masakari/archive-classes",
                     *(name for name, at in OURS if at == where), timeout=300)
        _edit_interval("s/^process_check_interval/#&/")
    try:
        yield
    finally:
        with _stopped(world):
            for where in (FULL, COMPUTE):
                node.run(where, "sh", "-c", "rm -f /var/cache/masakari/*.jsa")
            _edit_interval(r"s/^#\(process_check_interval\)/\1/")


def _stopped(world):
    with contextlib.ExitStack() as stack:
        for clone in CLONES:
            stack.enter_context(world.stopped(*clone))
        return stack.pop_all()


def _edit_interval(edit):
    node.run(COMPUTE, "sed", "-i", edit, "/etc/masakari/masakari-processmonitor.conf")


def _warm_up(watch, world):
    watch.say("one recovery first: the daemons' memory is that of having worked")
    world.boot(10, "compute1")
    killed = world.pull_plug("compute1")
    world.recovered("compute1", killed)
    world.returned("compute1", killed)
    world.nova.delete_all()


def _monitor_operations(watch, where, agents):
    watch.say(f"three hundred monitor operations of {' and '.join(agents)}")
    found = json.loads(node.run(where, "python3", "-c", MONITOR, *agents, timeout=600).stdout)
    return {(name, where): (value, value / found["Dummy"]) for name, value in found.items()}


def _at_rest(watch):
    """For each daemon its resident and proportional size (MiB), and its share of a core (%)."""
    watch.say(f"a minute of doing nothing ({IDLE_SECONDS} s)")
    daemons = {**{(name, where): (where, [_running(where, name)]) for name, where in OURS},
               **{(name, where): (where, peers.pids(where, name))
                  for name, where in (("masakari-hostmonitor", FULL),
                                      ("masakari-instancemonitor", COMPUTE))}}
    before = {key: _ticks(*each) for key, each in daemons.items()}
    time.sleep(IDLE_SECONDS)
    return {key: (*_size(*each), _share(before[key], _ticks(*each)))
            for key, each in daemons.items()}


def _crashes(watch, world):
    """Seconds from the kill of a qemu until our monitor hears of it, until it is committed, and
    until Debian's monitor has heard of it."""
    watch.say(f"{CRASHES} guests are killed, one after the other")
    latencies = []
    for server in world.boot(CRASHES, COMPUTE, name="crash"):
        killed = realhost.kill(COMPUTE, realhost.qemu(COMPUTE, server))
        row = world.await_true(lambda: _notified(world, server), 30, "its notification",
                               interval=0.1)
        latencies.append([moment(when.replace(" ", "T")) - killed for when in
                          (row["generated_at"], row["created_at"], _heard_by_peer(world, server))])
    return latencies


def _notified(world, server):
    rows = world.journal.rows("SELECT generated_at, created_at FROM notification WHERE type = 'VM'"
                              f" AND payload LIKE '%{server}%' ORDER BY id LIMIT 1")
    return rows[0] if rows else None


def _heard_by_peer(world, server):
    """When its log says so; it begins its report then."""
    log = node.log(COMPUTE, "masakari-instancemonitor.log")
    line = world.await_true(
        lambda: next((line for line in log.read_text(errors="replace").splitlines()
                      if "Libvirt Event" in line and f"uuid={server}" in line), None),
        30, "Debian's monitor to have heard of it")
    return " ".join(line.split()[:2])


def _starts(watch):
    """Seconds that each agent's start takes, of a daemon beside the one that runs."""
    watch.say("a start of each agent")
    return {agent: cluster_checks.timed_start(agent) for agent in cluster_checks.APART}


def _running(where, daemon):
    pid = masakari.process(where, daemon)
    if not pid:
        raise Problem(f"no {daemon} runs on {where}", "it could not be started",
                      "nothing further was measured", f"look into {node.log(where, 'masakari')}")
    return pid


def _size(where, pids):
    """Resident and proportional size of these processes, in MiB, as top shows it."""
    text = node.run(where, "sh", "-c", 'for pid; do cat "/proc/$pid/smaps_rollup"; done', "sh",
                    *pids, check=False).stdout
    return [sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(name)) / 1024
            for name in ("Rss:", "Pss:")]


def _ticks(where, pids):
    """CPU time of each so far, that of the children it has waited for included, in 1/100 s."""
    text = node.run(where, "sh", "-c", 'for pid; do cat "/proc/$pid/stat"; done', "sh",
                    *pids, check=False).stdout
    return {line.split()[0]: sum(map(int, line.rpartition(") ")[2].split()[11:15]))
            for line in text.splitlines()}


def _share(before, after):
    """Percent of a core, of those that were there at both times."""
    return sum(after[pid] - before[pid] for pid in after if pid in before) / IDLE_SECONDS


def _tell(cpu, idle, latencies, starts):
    print()
    console.table(("CPU of one monitor operation", "node", "ms", "times Dummy"),
                  [(name, where, *values) for (name, where), values in cpu.items()])
    print()
    console.table(("daemon", "node", "RSS MiB", "PSS MiB", "idle CPU %"),
                  [(name, where, *values) for (name, where), values in idle.items()])
    print()
    console.table(("start of", "seconds"), list(starts.items()))
    print()
    console.table(("after the kill -9 of qemu, ms", "libvirt has told", "committed",
                   "masakari-instancemonitor has heard"),
                  [(f"{number}.", *(1000 * moment for moment in each))
                   for number, each in enumerate(latencies, 1)])
    told, committed, heard, ours = (statistics.median(each) for each in zip(*(
        (told, committed, heard, committed - told) for told, committed, heard in latencies)))
    rss = {name: values[0] for (name, _), values in idle.items()}
    figures.show([
        *(figures.at_most(f"CPU of {name}'s monitor beside Dummy's", 2, ratio)
          for (name, _), (_, ratio) in cpu.items() if name != "Dummy"),
        *(figures.at_most(f"memory of {ours} beside {peer}'s", 0.6, rss[ours] / rss[peer])
          for ours, peer in (("hostmonitor", "masakari-hostmonitor"),
                             ("instancemonitor", "masakari-instancemonitor"))),
        *(figures.at_most(f"idle CPU of {name}", 0.3, values[2], "%")
          for (name, _), values in idle.items() if name.endswith("monitor") and "-" not in name),
        figures.at_most("resident memory of the controller", CONTROLLER_LIMIT_MIB,
                        rss["controller"], "MiB"),
        figures.under("kill -9 to committed, median", 100, 1000 * committed, "ms"),
        figures.at_most("kill -9 to heard, beside masakari-instancemonitor", 1.05, told / heard),
        figures.under("libvirt's event to committed, median", 100, 1000 * ours, "ms")])
