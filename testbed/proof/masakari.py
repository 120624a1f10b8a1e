"""The operator's command, run inside a controller as an operator would."""
from cloudkit import layout, node

from proof import children

HOME = layout.CONTROLLERS[0]


def run(*arguments):
    """Run `masakari` to its end and return its output; Problem if it fails."""
    return node.run(HOME, "masakari", *arguments).stdout


def streaming(*arguments, **options):
    """`masakari` as a child that writes where we write, for the time of a block."""
    return children.started([*node.inside(HOME), "masakari", *arguments], **options)
