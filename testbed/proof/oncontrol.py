"""What a scenario adds to the control node: services of OpenStack's that it does not have else."""
from cloudkit import layout, node

from proof import children


def sql(*statements):
    """Run statements on its MariaDB, as root."""
    node.run(layout.CONTROL, "mariadb", text_in=";\n".join(statements) + ";\n")


def write(path, text):
    """A file that only root may read, and the folders above it."""
    node.run(layout.CONTROL, "sh", "-ec",
             f'umask 077; mkdir -p "$(dirname {path})"; cat >{path}', text_in=text)


def started(name, command):
    """A daemon for the time of a block; what it says is in /var/log/NAME.out."""
    return children.started([*node.inside(layout.CONTROL), "sh", "-c",
                             f"exec {command} >/var/log/{name}.out 2>&1"])
