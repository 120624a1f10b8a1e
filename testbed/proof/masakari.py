"""Masakari inside the nodes: the operator's command, run as an operator would; its daemons."""
from cloudkit import layout, node

from proof import children

HOME = layout.CONTROLLERS[0]
_CONFLICT = 4


def run(*arguments):
    """Run `masakari` to its end and return its output; Problem if it fails."""
    return node.run(HOME, "masakari", *arguments).stdout


def unless_in_conflict(*arguments):
    """Like `run`, but false, not a Problem, where something that is under way forbids it."""
    return node.run(HOME, "masakari", *arguments, accept=(_CONFLICT,)).returncode != _CONFLICT


def streaming(*arguments, **options):
    """`masakari` as a child that writes where we write, for the time of a block."""
    return children.started([*node.inside(HOME), "masakari", *arguments], **options)


def process(name, daemon):
    """The process of a daemon, as its node numbers it; empty if there is none."""
    file = node.run(name, "cat", f"/run/masakari/{daemon}.pid", check=False).stdout
    return file.partition(" ")[0]
