"""A cloud for the time of a proof: brought up if there is none, and taken down again."""
import contextlib
import shutil
import time

from cloudkit import deploy, lifecycle, node, paths
from cloudkit.console import Problem
from cloudkit.rest import ApiError

from proof import health
from proof.world import World

COMPUTES = 4


@contextlib.contextmanager
def cloud(watch, keep=False):
    """Be in a cloud. One that was up before stays up; ours goes, whatever happens."""
    borrowed = bool(lifecycle.computes())
    if borrowed:
        watch.say("a cloud is up already: it is used, and stays up (its servers do not)")
    try:
        lifecycle.up(watch, len(lifecycle.computes()) or COMPUTES)
        yield
    finally:
        if borrowed or keep:
            watch.say("the cloud stays up; `testbed/cloud down` ends it")
        else:
            lifecycle.down(watch)


class Venue:
    """Gives each scenario a healthy cloud with Masakari in it."""

    def __init__(self, watch, tree):
        self._watch, self._tree = watch, tree
        self._world = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._leave()

    def healthy_world(self):
        """A world, and what is wrong with it in spite of all.

        What a scenario left behind is put right. Where that does not help there is a new
        cloud, unless nothing was built that could be put into it.
        """
        wrong = self._restored()
        if wrong and self._tree:
            self._watch.say(f"        a new cloud is needed: {'; '.join(wrong)}")
            self._leave()
            lifecycle.down(self._watch)
            lifecycle.up(self._watch, COMPUTES)
            install(self._watch, self._tree)
            wrong = self._restored()
        return self._world, wrong

    def _restored(self):
        try:
            self._enter()
        except (Problem, ApiError, OSError) as error:
            return [f"{type(error).__name__}: {error}"]
        return health.restore(self._world)

    def _enter(self):
        if self._world is None:
            self._world = World().__enter__()
        self._world.create_segment(self._watch)

    def _leave(self):
        if self._world is not None:
            self._world.__exit__()
            self._world = None


def install(watch, tree):
    """Put Masakari into the controllers and start it."""
    deploy.deploy(watch, tree)


def collect_logs(what):
    """Copy what the nodes have logged to where it outlives them; returns the folder."""
    target = paths.STATE / f"failed-{time.strftime('%H%M%S')}-{what}"
    for name in node.known():
        with contextlib.suppress(OSError, shutil.Error):
            shutil.copytree(node.log(name, ""), target / name)
            shutil.copy(node.folder(name) / "console", target / name)
    with contextlib.suppress(OSError, shutil.Error):
        shutil.copytree(paths.LOGS, target / "logs")
    return target
