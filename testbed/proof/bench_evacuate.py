"""Fifty instances are on one host, its plug is pulled, and their evacuation is timed: with fixed
numbers of evacuations in flight, and then in turn with the best one of these and with the default,
which finds its number itself. All go to the other one of two hosts, which fails next: nothing has
to be booted again between two runs. It takes a quarter of an hour."""
import itertools
import statistics

from cloudkit import layout, node
from cloudkit.console import Problem

from proof import console, figures, health, timing
from proof.observer import Observer

PAIR, INSTANCES, LIMIT = ("compute1", "compute2"), 50, 1.1
FILE = "/etc/masakari/masakari-controller.conf"
SETTINGS = ("in_flight", "in_flight_fewest", "in_flight_most", "in_flight_most_per_host")
ADAPTIVE = "adaptive"
PATIENCE_SECONDS = 240


def measure(watch, place, options):
    world, wrong = place.healthy_world()
    if wrong:
        raise Problem("the cloud is not healthy", "; ".join(wrong), "the measurement ends",
                      "testbed/cloud down, then again")
    configured = {name: node.run(name, "cat", FILE).stdout for name in layout.CONTROLLERS}
    hosts = itertools.cycle(PAIR)

    def run(number):
        _configure(world, configured, number)
        seconds = _evacuation(world, servers, next(hosts))
        watch.say(f"{number} in flight: {seconds:.1f} s")
        return number, seconds
    try:
        for host in _others(world):
            world.nova.put_service(host, status="disabled", disabled_reason="bench")
        with watch.step(f"booting {INSTANCES} instances on {PAIR[0]}"):
            servers = world.boot(INSTANCES, PAIR[0])
        sweep = [run(number) for number in options.fixed]
        best = min(sweep, key=lambda each: each[1])[0]
        # The best one of many is partly so by luck: it has to prove itself beside the adaptive one.
        pairs = [run(number) for _ in range(options.runs) for number in (ADAPTIVE, best)]
    finally:
        _configure(world, configured, ADAPTIVE)
        for host in _others(world):
            world.nova.put_service(host, status="enabled")
        health.restore(world)
    _report(sweep, pairs)


def _report(sweep, pairs):
    print()
    console.table(("in flight", "first call → last ACTIVE, s", "instances a second"),
                  [(str(number), seconds, INSTANCES / seconds)
                   for number, seconds in [*sorted(sweep), *pairs]])
    if pairs:
        best, adaptive = (statistics.median(seconds for number, seconds in pairs
                                            if (number == ADAPTIVE) == is_adaptive)
                          for is_adaptive in (False, True))
        figures.show((figures.at_most("adaptive, to the best fixed number, medians of both", LIMIT,
                                      adaptive / best),))


def _others(world):
    return set(world.computes) - {*PAIR, world.reserve}


def _configure(world, configured, number):
    """Controllers that have always `number` in flight, or the default."""
    lines = "" if number == ADAPTIVE else "".join(f"{key} = {number}\n" for key in SETTINGS)
    world.reconfigure(lambda name: node.run(
        name, "sh", "-c", f"cat >{FILE}",
        text_in=configured[name].replace("[recovery]\n", f"[recovery]\n{lines}")))


def _evacuation(world, servers, host):
    """Seconds from the first evacuate call until the last instance is ACTIVE elsewhere."""
    with Observer(servers, host) as observer:
        killed = world.pull_plug(host)
        if not observer.wait(PATIENCE_SECONDS):
            raise Problem(f"only {len(observer.places)} of {INSTANCES} instances were evacuated",
                          f"the rest took longer than {PATIENCE_SECONDS} s",
                          "the measurement ends", "look into the control node's logs")
    recovery = world.recovered(host, killed)
    world.returned(host, killed)
    moments = timing.moments(world, killed, recovery, observer.last())
    return moments.active - moments.called
