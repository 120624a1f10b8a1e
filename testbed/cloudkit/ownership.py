"""Who may use this machine's one place for a cloud.

Names of network namespaces are global to a machine, so it holds one cloud at a
time. A file in /run says whose; a lock keeps `up` and `down` apart.
"""
import contextlib
import fcntl
from pathlib import Path

from cloudkit import network, paths
from cloudkit.console import Problem

LOCK = Path("/run/masakari-testbed.lock")


@contextlib.contextmanager
def exclusive(watch):
    """Serialise everything that builds or removes a cloud on this machine."""
    with open(LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            watch.say("another command is starting or stopping a cloud; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def owner():
    """The testbed folder whose cloud is on this machine, or None."""
    try:
        return Path(paths.OWNER.read_text().strip())
    except OSError:
        return None


def claim():
    refuse_foreign()
    paths.OWNER.write_text(f"{paths.TESTBED}\n")


def refuse_foreign():
    """Leave the cloud of another clone alone, unless that clone is gone."""
    other = owner()
    if other in (None, paths.TESTBED) or not network.ours():
        return
    if not other.is_dir():
        return
    raise Problem(f"another folder's cloud is up on this machine: {other}",
                  "there is another clone of this project", "nothing; it was left alone",
                  f"{other}/cloud down")


def release():
    paths.OWNER.unlink(missing_ok=True)


def refuse_odd_paths():
    """An overlay mount cannot name a folder with a colon or a comma in it."""
    for path in (paths.TESTBED, paths.CACHE):
        if set(str(path)) & set(":, \\"):
            raise Problem(f"the folder {path} has a blank, a colon, a comma or a backslash in it",
                          "overlay mounts give these a meaning of their own", "nothing",
                          "move the clone, or set MASAKARI_TESTBED_CACHE to a plainer path")
