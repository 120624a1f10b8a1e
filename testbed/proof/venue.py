"""A cloud for the time of a proof: brought up if there is none, and taken down again."""
import contextlib

from cloudkit import deploy, lifecycle

COMPUTES = 4


@contextlib.contextmanager
def cloud(watch, keep=False):
    """Be in a cloud. One that was up before stays up; ours goes, whatever happens."""
    borrowed = bool(lifecycle.computes())
    if borrowed:
        watch.say("a cloud is up already: it is used, and stays up")
    try:
        lifecycle.up(watch, len(lifecycle.computes()) or COMPUTES)
        yield
    finally:
        if borrowed or keep:
            watch.say("the cloud stays up; `testbed/cloud down` ends it")
        else:
            lifecycle.down(watch)


def install(watch, tree):
    """Put Masakari into the controllers and start it."""
    deploy.deploy(watch, tree)
