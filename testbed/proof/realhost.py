"""A compute host that runs real guests, watched by an instancemonitor, for a time."""
import contextlib
import time
from pathlib import Path

from cloudkit import image, node, pacemaker, paths, rootfs
from cloudkit.console import Problem, wait_until

RESOURCE = "masakari-instancemonitor"
CONFIGURATION = f"""\
primitive {RESOURCE} ocf:masakari:instancemonitor \
params heartbeat_max_age=15 op start timeout=60s interval=0 \
op stop timeout=30s interval=0 on-fail=block op monitor interval=5s timeout=20s \
meta failure-timeout=30s
location {RESOURCE}-place {RESOURCE} rule -inf: #uname ne @NODE@
"""
NOVA_CONFIGURATION = "/etc/nova/nova-libvirt.conf"


@contextlib.contextmanager
def real_guests(world, host):
    """In here `host`, which must be empty, has libvirt and qemu in place of Nova's fake driver."""
    try:
        rootfs.copy_tree(paths.ROOTFS / "libvirt", _root(host), host, image.root())
        node.run(host, "/usr/lib/testbed/start-libvirtd")
        _restart_nova_compute(world, host)
        _install_monitor(world, host)
        yield
    finally:
        _remove_monitor(world)
        world.nova.delete_all()
        node.run(host, "rm", "-f", NOVA_CONFIGURATION)
        _restart_nova_compute(world, host)
        # Only now: a nova-compute that loses libvirt has Nova disable its service.
        node.run(host, "sh", "-c", "kill $(cat /run/libvirtd.pid)", check=False)
        world.await_true(lambda: world.in_service(host), 30, f"{host} to be in service again")


def qemu(host, instance):
    """The pid, in the host, of the qemu of an instance; None if it has none."""
    found = node.run(host, "sh", "-c",
                     f"virsh -c qemu:///system domid {instance} >/dev/null 2>&1 && "
                     f"cat /run/libvirt/qemu/$(virsh -c qemu:///system domname {instance}).pid",
                     check=False).stdout.strip()
    return found or None


def kill(host, pid):
    """When the signal was sent, in seconds since 1970."""
    return float(node.run(host, "sh", "-c",
                          'date +%s.%N; kill -9 "$1"', "sh", pid).stdout)


def _root(host):
    return Path(f"/proc/{node.init(host).pid}/root")


def _restart_nova_compute(world, host):
    """Its supervisor starts it again, with the configuration that is there now."""
    since = time.time()
    node.run(host, "sh", "-c", "kill -9 $(cat /run/nova-compute.pid)", check=False)
    world.nova.wait_heartbeat([host], since + 1, timeout=60)


def _install_monitor(world, host):
    controller = world.a_controller()
    node.run(controller, "sh", "-ec", "cat >/run/monitor.crm; crm -F configure load update "
             "/run/monitor.crm", text_in=rootfs.fill_in(CONFIGURATION, host))
    world.await_true(_runs, 60, f"{RESOURCE} to run on {host}")


def _remove_monitor(world):
    controller = world.a_controller()
    node.run(controller, "crm_resource", "--resource", RESOURCE, "--meta", "--set-parameter",
             "target-role", "--parameter-value", "Stopped", check=False)
    if not wait_until(lambda: not _runs(), 30, 0.3):
        raise Problem(f"{RESOURCE} does not stop", "its stop hangs, or the cluster is busy",
                      "it was left as it is", "look at crm_mon -1rf on a controller")
    node.run(controller, "crm", "-F", "configure", "delete", f"{RESOURCE}-place", RESOURCE,
             check=False)


def _runs():
    view = pacemaker.view()
    return view is not None and RESOURCE in pacemaker.started(view)
