"""The power switch of all nodes, on the host: what a fence agent talks to.

One request a connection, one line each way: `ACTION NODE` -> `OK ...` or `ERR ...`.
It lives outside the nodes, so it can end their process 1 and with it everything
in them. Run as `python3 -m cloudkit.bmc`; its log is .state/logs/bmc.log.
"""
import os
import socket
import subprocess
import sys
import threading
import time

from cloudkit import node, paths, processes
from cloudkit.console import Problem, wait_until

PID = paths.STATE / "bmc.pid"
SOCKET = "bmc.sock"  # in the shared folder: every node sees it as /run/testbed/bmc.sock
LOG = paths.LOGS / "bmc.log"
CONNECTION_SECONDS = 10


def start():
    """Start the daemon, unless it runs."""
    if processes.recorded(PID):
        return
    (paths.SHARED / SOCKET).unlink(missing_ok=True)
    with open(paths.LOGS / "bmc.out", "a") as out:
        daemon = subprocess.Popen(
            [sys.executable, "-m", "cloudkit.bmc"], stdin=subprocess.DEVNULL, stdout=out,
            stderr=out, start_new_session=True, cwd=paths.TESTBED,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(paths.TESTBED),
                 "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"})
    processes.record(PID, processes.identify(daemon.pid))
    if not wait_until(lambda: (paths.SHARED / SOCKET).exists() or daemon.poll() is not None, 10) \
            or daemon.poll() is not None:
        raise Problem("the power switch did not start", "see the end of its output, above",
                      "nothing yet", "run the command again", paths.LOGS / "bmc.out")


def stop():
    """First of all, when the cloud goes down: nobody shall be powered on again."""
    processes.end(processes.recorded(PID))
    PID.unlink(missing_ok=True)


def serve():
    # A Unix address is short, the way to this folder may be long: bind relative to it.
    os.chdir(paths.SHARED)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(SOCKET)
        os.chmod(SOCKET, 0o600)
        listener.listen(64)
        listener.settimeout(2)
        _log("ready")
        while os.path.exists(SOCKET):  # gone: the cloud's folder was removed under us
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            threading.Thread(target=_converse, args=(connection,), daemon=True).start()


def _converse(connection):
    with connection:
        connection.settimeout(CONNECTION_SECONDS)
        try:
            words = connection.makefile().readline().split()
            answer = _answer(*words) if words else None
        except (OSError, TypeError, Problem) as error:
            answer = f"ERR {' '.join(str(error).split())}"
            _log(answer)
        if answer:
            connection.sendall((answer + "\n").encode())


def _answer(action, name=None):
    if action == "ping":
        return "OK"
    if action == "list":
        return "OK " + " ".join(node.known())
    if name not in node.known():
        return f"ERR no such node: {name}"
    if action == "status":
        return "OK " + ("on" if node.is_on(name) else "off")
    if action not in ("on", "off", "reboot"):
        return f"ERR no such action: {action}"
    if node.is_broken(name):
        _log(action, name, "refused: made to fail by `cloud fencing`")
        return f"ERR the power switch of {name} does not answer"
    return _switch(action, name)


def _switch(action, name):
    began = time.monotonic()
    if action != "on":
        node.power_off(name)
    if action == "on" or (action == "reboot" and node.policy(name) == "reboot"):
        node.power_on(name)
    _log(action, name, f"{'on' if node.is_on(name) else 'off'} after"
                       f" {1000 * (time.monotonic() - began):.0f} ms")
    return "OK"


def _log(*words):
    with open(LOG, "a") as log:
        print(f"{time.time():.3f}", *words, file=log)


if __name__ == "__main__":
    serve()
