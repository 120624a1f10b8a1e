"""A run boots ten instances, kills their host and lets Masakari recover them; then it does
the same on a host that Masakari does not know, with ten bare evacuate calls at once instead."""
import concurrent.futures
import statistics
import time

from cloudkit import node
from cloudkit.console import Problem
from cloudkit.layout import CONTROL, NOVA, address
from cloudkit.nova import MICROVERSION
from cloudkit.rest import Session

from proof import children, console, figures, health, timing
from proof.observer import Observer

PROTECTED, BARE, INSTANCES = "compute1", "compute2", 10
PATIENCE_SECONDS = 120


def measure(watch, place, options):
    runs, rows = options.runs, []
    for number in range(1, runs + 1):
        world = _healthy(place)
        fenced, called, active, killed = _masakari(world)
        world = _healthy(place)
        bare = _bare(world)
        rows.append((number, fenced - killed, called - fenced, active - called, active - killed,
                     bare, (active - called) / bare))
        watch.say(f"run {number} of {runs}: {active - killed:.2f} s from the kill to all ACTIVE")
    health.restore(world)
    medians = [statistics.median(column) for column in list(zip(*rows))[1:]]
    print()
    console.table(("run", "kill → fenced", "fenced → first call", "first call → all ACTIVE",
                   "kill → all ACTIVE", "bare calls → all ACTIVE", "ratio"),
                  [*rows, ("median", *medians)])
    figures.show((
        figures.under("fenced → first evacuate call, median", 0.5, medians[1], "s"),
        figures.under("kill → ten of ten ACTIVE, median", 8, medians[3], "s"),
        figures.at_most("ratio to ten bare concurrent evacuate calls, median", 1.2, medians[5])))


def _healthy(place):
    world, wrong = place.healthy_world()
    if wrong:
        raise Problem("the cloud is not healthy", "; ".join(wrong), "the measurement ends",
                      "testbed/cloud down, then again")
    return world


def _masakari(world):
    servers = world.boot(INSTANCES, PROTECTED)
    with Observer(servers, PROTECTED) as observer:
        killed = world.pull_plug(PROTECTED)
        _expect(observer)
    recovery = world.recovered(PROTECTED, killed)
    moments = timing.moments(world, killed, recovery, observer.last())
    world.returned(PROTECTED, killed)
    world.nova.delete_all()
    return moments.fenced, moments.called, moments.active, killed


def _bare(world):
    """Seconds from the first of ten curl calls, all at once, until all are ACTIVE elsewhere."""
    _set_maintenance(world, True)  # Masakari leaves it alone
    try:
        servers = world.boot(INSTANCES, BARE)
        killed = world.pull_plug(BARE)
        world.fenced(BARE, killed)
        world.nova.put_service(BARE, forced_down=True)
        world.nova.put_service(BARE, status="disabled", disabled_reason="bench")
        token = Session().token()
        with Observer(servers, BARE) as observer:
            began = time.time()
            with concurrent.futures.ThreadPoolExecutor(INSTANCES) as pool:
                list(pool.map(lambda server: _curl(server, token), servers))
            _expect(observer)
        return observer.last() - began
    finally:
        _return_by_hand(world, BARE)
        _set_maintenance(world, False)


def _curl(server, token):
    url = f"http://{address(CONTROL)}:{NOVA}/v2.1/servers/{server}/action"
    command = [*node.inside(CONTROL), "curl", "-sf", "-o", "/dev/null", "-X", "POST", url,
               "-H", f"X-Auth-Token: {token}", "-H", "Content-Type: application/json",
               "-H", f"OpenStack-API-Version: compute {MICROVERSION}", "-d", '{"evacuate": {}}']
    with children.started(command) as child:
        if child.wait(PATIENCE_SECONDS):
            raise Problem(f"curl ended with {child.returncode}",
                          f"the evacuation of {server} was refused",
                          "the measurement ends", "look into nova-api.log")


def _expect(observer):
    if not observer.wait(PATIENCE_SECONDS):
        raise Problem(f"only {len(observer.places)} of {INSTANCES} instances were evacuated",
                      f"the rest took longer than {PATIENCE_SECONDS} s", "the measurement ends",
                      "look into the control node's logs")


def _set_maintenance(world, on):
    world.controllers.put_host(world.segment_id(), world.host(BARE)["uuid"], on_maintenance=on)


def _return_by_hand(world, host):
    """What Masakari does for a host of its own: wait for Nova to clean up, then enable."""
    node.power_on(host)
    world.await_true(lambda: not [each for each in world.nova.migrations(source=host)
                                  if each["status"] == "done"], 60, f"{host} to be cleaned up")
    world.nova.put_service(host, forced_down=False)
    world.nova.wait_heartbeat([host], node.powered_on_at(host))
    world.nova.put_service(host, status="enabled")
