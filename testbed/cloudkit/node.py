"""A node: its disk, its power, the way into it.

    .state/nodes/NAME/disk     what it wrote; its logs are in disk/var/log
    .state/nodes/NAME/console  output of its boot
    .state/nodes/NAME/init     its process 1, as seen from the host
    .state/nodes/NAME/policy   off: a fencing "reboot" leaves it off; reboot: it comes back
    .state/nodes/NAME/broken   exists: its power switch does not answer
"""
import contextlib
import fcntl
import os
import shutil
import subprocess
import time

from cloudkit import layout, network, paths, processes, rootfs
from cloudkit.console import Problem, wait_until

POWER_ON = paths.TESTBED / "cloudkit" / "power-on.sh"
ENVIRONMENT = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "HOME=/root"]


def folder(node):
    return paths.NODES / node


def known():
    """Nodes of the present cloud."""
    return sorted(p.name for p in paths.NODES.iterdir()) if paths.NODES.is_dir() else []


def require(node):
    if node not in known():
        raise Problem(f"there is no node {node}",
                      "a typing mistake, or the cloud is down", "nothing",
                      f"choose one of: {' '.join(known()) or '(none: run `cloud up`)'}")


def create(node, image, layers):
    """Give a node an empty disk and its configuration. `layers`: lowest first."""
    home = folder(node)
    home.mkdir(parents=True)
    (home / "disk").mkdir()
    configure(node, image)
    (home / "layers").write_text("\n".join(map(str, reversed(layers))))
    (home / "policy").write_text("off" if layout.role(node) == "compute" else "reboot")


def configure(node, image):
    """Write its configuration onto its disk (while it is off)."""
    rootfs.install(node, folder(node) / "disk", image)


def remove(node):
    shutil.rmtree(folder(node), ignore_errors=True)


def init(node):
    """The node's process 1, or None if it is off."""
    try:
        process = processes.from_stat((folder(node) / "init").read_text())
    except OSError:
        return None
    return process if processes.alive(process) else None


def powered_on_at(node):
    """When its present life began, in seconds since 1970 (0 if it is off)."""
    return (folder(node) / "init").stat().st_mtime if is_on(node) else 0


def is_on(node):
    return init(node) is not None


def power_on(node):
    """Boot a node, unless it runs."""
    with _power(node):
        if is_on(node):
            return
        network.connect(node)
        (folder(node) / "init").unlink(missing_ok=True)
        layers = (folder(node) / "layers").read_text().splitlines()
        with open(folder(node) / "console", "a") as console:
            # A session and an environment of its own: nothing of ours leaks into it.
            subprocess.run(
                ["setsid", "--fork", *ENVIRONMENT, "TERM=dumb", *network.inside(node),
                 "unshare", "--mount", "--pid", "--uts", "--ipc", "--fork",
                 "--propagation", "private",
                 POWER_ON, node, folder(node), paths.SHARED, *layers],
                stdin=subprocess.DEVNULL, stdout=console, stderr=console, check=True)
        if not wait_until(lambda: is_on(node), 10, interval=0.02):
            raise Problem(f"{node} did not power on", "see the end of its console, above",
                          "it was left off", f"cloud start {node}", folder(node) / "console")


def power_off(node):
    """Pull the plug: the kernel ends everything in the node.

    Returns once it is so: the time of the pull, or None if the node was off.
    """
    with _power(node):
        process = init(node)
        if process is None:
            return None
        now = time.time()
        if not processes.end(process):
            raise Problem(f"{node} does not power off", "its process 1 hangs in the kernel",
                          "nothing further", f"look at process {process.pid} of this machine")
        return now


@contextlib.contextmanager
def _power(node):
    """One hand at a time on a node's power button."""
    with open(folder(node) / "power.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def policy(node):
    return (folder(node) / "policy").read_text().strip()


def set_policy(node, value):
    (folder(node) / "policy").write_text(value)


def is_broken(node):
    return (folder(node) / "broken").exists()


def set_broken(node, broken):
    mark = folder(node) / "broken"
    mark.touch() if broken else mark.unlink(missing_ok=True)


def inside(node):
    """Prefix of a command that is to run in the node."""
    process = init(node)
    if process is None:
        raise Problem(f"{node} is off", "it was fenced, killed or never started", "nothing",
                      f"cloud start {node}")
    return ["nsenter", "-t", str(process.pid), "-m", "-u", "-i", "-n", "-p", "--", *ENVIRONMENT]


def run(node, *command, timeout=60, check=True, accept=(), text_in=""):
    """Run a command in the node and return its result, output captured as text.

    `accept`: exit codes that are no failure, beside 0."""
    done = subprocess.run([*inside(node), *command], input=text_in,
                          capture_output=True, text=True, timeout=timeout)
    if check and done.returncode not in (0, *accept):
        raise Problem(f"on {node}: `{' '.join(command)}` ended with {done.returncode}",
                      (done.stderr or done.stdout).strip()[-600:] or "it said nothing",
                      "nothing further", f"look at {log(node, '')}")
    return done


def log(node, name):
    """A log of the node, as the host sees it."""
    return folder(node) / "disk/var/log" / name


def enter(node, command):
    """Become a command (default: a shell) in the node."""
    prefix = inside(node)
    terminal = [f"TERM={os.environ.get('TERM', 'dumb')}"]
    os.execvp(prefix[0], [*prefix, *terminal, *(command or ["bash"])])
