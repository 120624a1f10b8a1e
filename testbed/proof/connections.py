"""Which full node keeps Pacemaker's connection to which compute host."""
import contextlib

from cloudkit import layout, node, pacemaker


@contextlib.contextmanager
def kept_off(world, controller):
    """In here another full node has them: a host whose connection is lost with its node would
    rightly be fenced."""
    other = next(name for name in layout.CONTROLLERS if name != controller)
    moved = [host for host in world.computes if _keeper(host) == controller]
    for host in moved:
        node.run(other, "crm_resource", "--resource", host, "--move", "--node", other)
    try:
        for host in moved:
            world.await_true(lambda h=host: _keeper(h) == other and h in world.connected(), 30,
                             f"the connection to {host} to move")
        yield
    finally:
        for host in moved:
            node.run(other, "crm_resource", "--resource", host, "--clear")


def _keeper(host):
    view = pacemaker.view()
    found = None if view is None else view.find(f".//resource[@id='{host}']/node")
    return found.get("name") if found is not None else None
