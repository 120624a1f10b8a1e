"""The switch and the cables.

The switch is a bridge in a network namespace of its own; every node has a
namespace with one veth into it. The host has no leg on it, so nothing of the
cloud reaches the host's network, nor the other way round.
"""
import contextlib
import ctypes
import os
import subprocess
from pathlib import Path

from cloudkit import layout

NAMESPACES = Path("/run/netns")
MARK = "mt-"  # all our namespaces, and nobody else's, begin with it
SWITCH = MARK + "switch"


def namespace(node):
    return MARK + node


def ours():
    """The namespaces of a cloud on this machine."""
    return sorted(p.name for p in NAMESPACES.glob(MARK + "*"))


def create_switch():
    if SWITCH not in ours():
        _ip("netns", "add", SWITCH)
        _ip("-n", SWITCH, "link", "set", "lo", "up")
        _ip("-n", SWITCH, "link", "add", "br0", "type", "bridge", "forward_delay", "0")
    _ip("-n", SWITCH, "link", "set", "br0", "up")


def connect(node):
    """Give a node its namespace and its cable; heals a cable that was cut."""
    name, port = namespace(node), _port(node)
    if name not in ours():
        _ip("netns", "add", name)
        _ip("-n", name, "link", "add", "eth0", "type", "veth", "peer", "name", port,
            "netns", SWITCH)
        _ip("-n", SWITCH, "link", "set", port, "master", "br0")
        _ip("-n", name, "address", "add", f"{layout.address(node)}/{layout.PREFIX_LENGTH}",
            "dev", "eth0")
        _ip("-n", name, "link", "set", "lo", "up")
        _ip("-n", name, "link", "set", "eth0", "up")
    heal(node)


def cut(node):
    _ip("-n", SWITCH, "link", "set", _port(node), "down")


def heal(node):
    _ip("-n", SWITCH, "link", "set", _port(node), "up")


def is_cut(node):
    shown = subprocess.run(["ip", "-n", SWITCH, "link", "show", _port(node), "up"],
                           capture_output=True, text=True)
    return shown.returncode == 0 and not shown.stdout.strip()


def processes_in(name):
    """Pids of all processes that live in a network namespace."""
    found = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


def remove_all():
    for name in ours():
        _ip("netns", "delete", name)


def inside(node):
    """Prefix of a command that runs on the host's file system, but in a node's network."""
    return ["nsenter", f"--net={NAMESPACES / namespace(node)}", "--"]


def _port(node):
    return f"v-{node}"


def _ip(*arguments):
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)


@contextlib.contextmanager
def visiting(node):
    """Be in a node's network for a moment: a socket made here stays there for good.

    Concerns the calling thread only.
    """
    with open("/proc/thread-self/ns/net") as home, open(NAMESPACES / namespace(node)) as away:
        _enter(away)
        try:
            yield
        finally:
            _enter(home)


def _enter(handle):
    if ctypes.CDLL(None, use_errno=True).setns(handle.fileno(), 0):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
