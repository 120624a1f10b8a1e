"""Processes known by pid and start time.

A pid alone may have been given to somebody else since. Nothing here is ever
looked up, or ended, by its name.
"""
import os
import signal
from collections import namedtuple
from pathlib import Path

from cloudkit.console import wait_until

Process = namedtuple("Process", "pid started")


def identify(pid):
    """The process with this pid now, or None. A zombie counts as gone."""
    try:
        return from_stat(Path(f"/proc/{pid}/stat").read_text())
    except OSError:
        return None


def from_stat(line):
    """Parse a line of /proc/PID/stat; the name in it may hold spaces and brackets."""
    pid, _, rest = line.partition(" (")
    fields = rest.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else Process(int(pid), int(fields[19]))


def alive(process):
    return process is not None and identify(process.pid) == process


def family(pid):
    """A process and all that descend from it, the nearest first."""
    found = [pid]
    for each in found:  # grows while it is read
        found += _children(each)
    return found


def name(pid):
    """What a process calls itself; empty if it is gone."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _children(pid):
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def record(path, process):
    path.write_text(f"{process.pid} {process.started}\n")


def recorded(path):
    """The process that was recorded in a file, if it is still the same one."""
    try:
        process = Process(*map(int, path.read_text().split()))
    except (OSError, ValueError, TypeError):
        return None
    return process if alive(process) else None


def end(process, sig=signal.SIGKILL, timeout=10):
    """Signal a process and wait until it is gone."""
    if not alive(process):
        return True
    try:
        os.kill(process.pid, sig)
    except ProcessLookupError:
        return True
    return wait_until(lambda: not alive(process), timeout, interval=0.01)
