"""Whether the cloud is as a scenario wants it; and how to get it there."""
from cloudkit import layout, network, node, pacemaker, resources
from cloudkit.console import Problem, wait_until
from cloudkit.rest import ApiError


def problems(world):
    """What is not as it should be, in words; empty if all is well."""
    try:
        return [*_nodes(world), *_cluster(world), *_nova(world), *_masakari(world)]
    except (ApiError, OSError, KeyError, AttributeError) as error:
        return [f"{type(error).__name__}: {error}"]


def restore(world, timeout=90):
    """Mend everything, empty the cloud, and give the product time; what is then still wrong."""
    try:
        for name in layout.all_nodes(len(world.computes)):
            node.set_broken(name, False)
            node.power_on(name)
            network.heal(name)
        world.nova.delete_all()
        world.await_ready()
        # A segment cannot be changed while a host of it is being recovered, or returns.
        wait_until(lambda: not _under_way(world), timeout, 0.5)
        world.recover_by("auto")
        world.hold_reserve()
    except (Problem, ApiError, OSError, TimeoutError, StopIteration) as error:
        return [f"{type(error).__name__}: {error}"]
    return settle(world, timeout)


def settle(world, timeout=90):
    """Give the product time to finish what it is at; what is then wrong."""
    wait_until(lambda: not problems(world), timeout, 0.5)
    return problems(world)


def _nodes(world):
    for name in layout.all_nodes(len(world.computes)):
        if not node.is_on(name):
            yield f"{name} is off"
        elif network.is_cut(name):
            yield f"{name} is cut off"
        elif node.is_broken(name):
            yield f"the power switch of {name} is broken"


def _cluster(world):
    view = pacemaker.view()
    if view is None:
        yield "the cluster does not answer"
        return
    for name in (*layout.CONTROLLERS, *world.computes):
        state = pacemaker.state_of(view, name)
        if state != "online":
            yield f"{name} is {state} in the cluster"
    for name in resources.clones():
        if not pacemaker.runs(view, name):
            yield f"{name} does not run everywhere"


def _nova(world):
    for name, service in world.nova.services().items():
        wanted = ("disabled" if name == world.reserve else "enabled", "up", False)
        found = (service["status"], service["state"], service["forced_down"])
        if found != wanted:
            yield f"{name} is {found} in Nova"


def _masakari(world):
    missing = set(layout.CONTROLLERS) - set(world.controllers.answering())
    if missing:
        yield f"not ready: {', '.join(sorted(missing))}"
    for host in world.open_incidents():
        yield f"an incident of {host} is open"
    if _under_way(world):
        yield f"recoveries under way: {_under_way(world)}"
    for name in layout.CONTROLLERS:
        if world.outbox(name):
            yield f"{name} has reports to deliver"


def _under_way(world):
    return [each["host"] for each in world.controllers.recoveries() if not each["ended_at"]]
