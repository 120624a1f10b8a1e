"""up and down."""
import concurrent.futures
import json
import queue
import signal
import threading
import time

from cloudkit import (bmc, control, image, layout, network, node, ownership, pacemaker, paths,
                      processes)
from cloudkit.console import Problem, wait_until

MARK = paths.STATE / "cloud.json"


def computes():
    """The compute hosts of the present cloud."""
    try:
        return layout.computes(json.loads(MARK.read_text())["computes"])
    except (OSError, ValueError):
        return ()


def up(watch, count, keep=False):
    """Bring the cloud up. What goes wrong on the way is taken down again, unless `keep`."""
    ownership.refuse_odd_paths()
    with ownership.exclusive(watch), _interruptible():
        ownership.claim()
        if computes() and len(computes()) != count:
            raise Problem(f"the cloud is up with {len(computes())} compute hosts, not {count}",
                          "it was started with another --computes", "nothing",
                          "run `cloud down` first")
        try:
            _build(watch, count)
        except BaseException as error:
            if keep:
                watch.say("failed; everything is left as it is (--keep)")
                raise
            interrupted = isinstance(error, KeyboardInterrupt)
            watch.say(f"{'interrupted' if interrupted else 'failed'}; "
                      "taking everything down again")
            _dismantle(watch, wipe=True)
            if isinstance(error, Problem):
                error.done = "everything was taken down again"
                error.todo = f"run `cloud up --keep`, then {error.todo}"
            raise


def _build(watch, count):
    image.ensure(watch)
    for folder in (paths.NODES, paths.SHARED, paths.LOGS):
        folder.mkdir(parents=True, exist_ok=True)
    network.create_switch()
    databases = _databases(watch)
    names = layout.all_nodes(count)
    MARK.write_text(json.dumps({"computes": count, "since": time.time()}))

    if not node.known() or not node.is_on(layout.CONTROL):
        control.forget_readiness()
    for name in names:
        if name in node.known():  # kept from before
            if not node.is_on(name):
                node.configure(name, image.root())
        else:
            layers = [image.root(), *([databases] if name == layout.CONTROL else [])]
            node.create(name, image.root(), layers)
    for controller in layout.CONTROLLERS:
        pacemaker.seed(controller, layout.computes(count))
    bmc.start()
    _each(node.power_on, names)
    watch.say(f"{len(names)} nodes powered on")
    _in_parallel(lambda: _wait_cluster(watch, count), lambda: _wait_openstack(watch, count))
    watch.say("the cloud is up")


def _databases(watch):
    if control.layer().is_dir():
        return control.layer()
    control.forget_readiness()
    return control.ensure_databases(watch)


def _wait_cluster(watch, count):
    pacemaker.wait_members()
    watch.say("cluster: three members online")
    pacemaker.wait_remotes(layout.computes(count))
    watch.say(f"cluster: {count} compute hosts connected")


def _wait_openstack(watch, count):
    control.wait_ready()
    watch.say("OpenStack: its services answer")
    control.wait_computes(layout.computes(count))
    watch.say(f"OpenStack: {count} compute hosts up")
    control.reserve(layout.reserved(count))
    watch.say(f"OpenStack: {layout.reserved(count)} held in reserve")


def down(watch, wipe=True):
    """Take the cloud down. `wipe`: the nodes' disks as well."""
    with ownership.exclusive(watch):
        ownership.refuse_foreign()
        _dismantle(watch, wipe)


def _dismantle(watch, wipe):
    """Also removes what a start that was killed left behind, whatever its state."""
    with _undisturbed():
        bmc.stop()
        _each(node.power_off, node.known())
        _end_orphans()
        network.remove_all()
        if wipe:
            for name in node.known():
                node.remove(name)
            paths.DEPLOYED.unlink(missing_ok=True)
        control.forget_readiness()
        (paths.SHARED / bmc.SOCKET).unlink(missing_ok=True)
        MARK.unlink(missing_ok=True)
        ownership.release()
        watch.say("the cloud is down" + ("" if wipe else "; the nodes' disks are kept"))


def _end_orphans():
    """Processes in our network namespaces that no record leads to."""
    def left():
        return [pid for name in network.ours() for pid in network.processes_in(name)]
    for pid in left():
        processes.end(processes.identify(pid), timeout=2)
    if not wait_until(lambda: not left(), 10, interval=0.05):
        raise Problem(f"processes {left()} do not end", "they hang in the kernel",
                      "everything else was stopped", "look at them, then run `cloud down` again")


def _each(function, names):
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(function, names))


def _in_parallel(*jobs):
    """Run the jobs side by side. A failure, or an interrupt, does not wait for the others."""
    outcomes = queue.SimpleQueue()

    def work(job):
        try:
            outcomes.put(job())
        except BaseException as error:  # carried over to the caller's thread
            outcomes.put(error)

    for job in jobs:
        threading.Thread(target=work, args=(job,), daemon=True).start()
    for _ in jobs:
        outcome = outcomes.get()
        if isinstance(outcome, BaseException):
            raise outcome


class _interruptible:
    """A closed terminal or a TERM ends an `up` as Ctrl-C does: tidily."""

    def __enter__(self):
        def interrupt(*_):
            raise KeyboardInterrupt
        self._previous = {sig: signal.signal(sig, interrupt)
                          for sig in (signal.SIGTERM, signal.SIGHUP)}

    def __exit__(self, *_):
        for sig, handler in self._previous.items():
            signal.signal(sig, handler)


class _undisturbed:
    """Taking down takes a second; nothing may interrupt it halfway."""

    def __enter__(self):
        self._previous = {sig: signal.signal(sig, signal.SIG_IGN)
                          for sig in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}

    def __exit__(self, *_):
        for sig, handler in self._previous.items():
            signal.signal(sig, handler)
