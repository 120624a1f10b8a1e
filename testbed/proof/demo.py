"""testbed/demo: a host's plug is pulled, and its ten instances come back elsewhere."""
import argparse
import sys
import time

from cloudkit.console import Problem, Stopwatch

from proof import build, console, health, masakari, timing, venue
from proof.command import run_command
from proof.observer import Observer
from proof.world import World

HOST, INSTANCES, PATIENCE_SECONDS = "compute1", 10, 120
WATCH_SECONDS = 3

INTRODUCTION = f"""\
Builds Masakari, brings up a whole cloud on this machine, boots {INSTANCES} instances on
{HOST} and pulls its plug. Pacemaker fences it, Masakari recovers; both is shown as
it happens. Everything is taken down again at the end.
"""


def main():
    parser = argparse.ArgumentParser(prog="testbed/demo", description=INTRODUCTION,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="leave the cloud up at the end")
    parser.add_argument("--as-is", action="store_true",
                        help="build and deploy nothing: show what runs in the cloud that is up")
    options = parser.parse_args()
    watch = Stopwatch()
    tree = None if options.as_is else build.tree(watch)
    with venue.cloud(watch, options.keep):
        if tree:
            venue.install(watch, tree)
        with World() as world:
            world.create_segment(watch)
            return 0 if perform(watch, world) else 1


def perform(watch, world):
    """The demonstration itself; whether all instances were saved."""
    wrong = health.settle(world)
    if wrong:
        raise Problem(f"the cloud is not healthy: {'; '.join(wrong)}",
                      "something was broken in it before", "nothing was killed",
                      "mend it, or run `testbed/cloud down`; then again")
    world.recover_by("auto")
    world.hold_reserve()
    others = [name for name in world.computes if name not in (HOST, world.reserve)]
    watch.say(f"booting {INSTANCES} instances on {HOST}, and one each on {', '.join(others)}")
    for name in others:  # a cloud that never booted anything there would be slow at first
        world.boot(1, name, f"bystander-{name}")
    servers = world.boot(INSTANCES, HOST, "demo")
    watch.say(f"all {INSTANCES} ACTIVE; {WATCH_SECONDS} seconds until the plug of {HOST} is"
              " pulled; from then on: masakari recovery watch\n")
    planned = time.time() + WATCH_SECONDS
    with Observer(servers, HOST) as observer, following(planned) as operator:
        # The operator's JVM shall not start amid what is measured.
        time.sleep(planned - time.time())
        killed = world.pull_plug(HOST)
        operator.wait(PATIENCE_SECONDS + 30)
        observer.wait(10)
    return report(world, servers, observer, killed)


def following(since):
    """What an operator sees: `masakari recovery watch`, in a controller, as it writes."""
    return masakari.streaming("recovery", "watch", "--host", HOST, "--since", f"{since:.3f}",
                              "--timeout", PATIENCE_SECONDS)


def report(world, servers, observer, killed):
    """The table, the figures, and Nova's verdict."""
    recovery = world.recovered(HOST, killed)
    moments = timing.moments(world, killed, recovery, observer.last())
    final = {server["id"]: server for server in world.nova.servers() if server["id"] in servers}
    rows, saved = [], 0
    for identity in sorted(servers, key=lambda each: int(final[each]["name"].split("-")[1])):
        server = final[identity]
        host, at = observer.places.get(identity, (server["OS-EXT-SRV-ATTR:host"], None))
        ok = server["status"] == "ACTIVE" and server["OS-EXT-SRV-ATTR:host"] != HOST \
            and at is not None
        saved += ok
        rows.append((server["name"], HOST, host if ok else f"{host} ({server['status']})",
                     at - killed if at else "-"))
    print()
    console.table(("instance", "from", "to", "seconds from the kill"), rows)
    print()
    console.summary((
        ("kill → fenced", timing.seconds(timing.between(moments.killed, moments.fenced))),
        ("fenced → first evacuate call",
         timing.seconds(timing.between(moments.fenced, moments.called))),
        ("fenced → last instance ACTIVE",
         timing.seconds(timing.between(moments.fenced, moments.active))),
        ("instances recovered / failed", f"{saved} / {len(servers) - saved}")))
    print(flush=True)
    return saved == len(servers)


if __name__ == "__main__":
    sys.exit(run_command(main))
