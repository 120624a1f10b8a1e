"""The CPU time of one monitor operation beside that of ocf:heartbeat:Dummy, and the memory of
the daemons, in the controllers of the cloud, after a recovery of ten instances."""
import json

from cloudkit import layout, node
from cloudkit.console import Problem

from proof import console, figures

FAILED, INSTANCES, WHERE = "compute1", 10, layout.CONTROLLERS[0]
MEMORY_LIMITS_MIB = {"controller": 130, "hostmonitor": 70}

# Runs on the node. The agents take turns, so that a busy moment of the machine hits all alike.
MEASURE = """
import json, os, resource, subprocess, sys
ROUNDS, TIMES = 10, 30
DUMMY = "/usr/lib/ocf/resource.d/heartbeat/Dummy"
agents = {"Dummy": DUMMY, "controller": "/usr/lib/ocf/resource.d/masakari/controller",
          "hostmonitor": "/usr/lib/ocf/resource.d/masakari/hostmonitor"}
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
call(DUMMY, "start")
spent = dict.fromkeys(agents, 0.0)
for _ in range(ROUNDS):
    for name, agent in agents.items():
        before = used()
        for _ in range(TIMES):
            call(agent, "monitor")
        spent[name] += used() - before
call(DUMMY, "stop")
json.dump({name: 1000 * seconds / ROUNDS / TIMES for name, seconds in spent.items()}, sys.stdout)
"""


def measure(watch, place, _):
    world, wrong = place.healthy_world()
    if wrong:
        raise Problem("the cloud is not healthy", "; ".join(wrong), "nothing was measured",
                      "testbed/cloud down, then again")
    watch.say("one recovery first: the daemons' memory is that of having worked")
    world.boot(INSTANCES, FAILED)
    killed = world.pull_plug(FAILED)
    world.recovered(FAILED, killed)
    world.returned(FAILED, killed)
    watch.say("three hundred monitor operations of each agent")
    cpu = json.loads(node.run(WHERE, "python3", "-c", MEASURE, timeout=300).stdout)
    memory = {daemon: [_memory(name, daemon) for name in layout.CONTROLLERS]
              for daemon in MEMORY_LIMITS_MIB}
    world.nova.delete_all()
    print()
    console.table(("CPU of one monitor", "ms", "times Dummy"),
                  [(name, value, value / cpu["Dummy"]) for name, value in cpu.items()])
    print()
    console.table(("memory", "node", "RSS MiB", "PSS MiB"),
                  [(daemon, name, float(rss), float(pss)) for daemon, each in memory.items()
                   for name, (rss, pss) in zip(layout.CONTROLLERS, each)])
    figures.show([
        *(figures.at_most(f"CPU of {name}'s monitor beside Dummy's", 2, cpu[name] / cpu["Dummy"])
          for name in MEMORY_LIMITS_MIB),
        *(figures.at_most(f"resident memory of the {daemon}, the largest of three", limit,
                          max(rss for rss, _ in memory[daemon]), "MiB")
          for daemon, limit in MEMORY_LIMITS_MIB.items())])


def _memory(name, daemon):
    """Resident and proportional size of a daemon, in MiB, as top shows it."""
    text = node.run(name, "sh", "-c",
                    f"read -r pid _ </run/masakari/{daemon}.pid; "
                    "cat /proc/$pid/smaps_rollup").stdout
    size = {line.split()[0]: int(line.split()[1]) / 1024
            for line in text.splitlines() if line.endswith(" kB")}
    return size["Rss:"], size["Pss:"]
