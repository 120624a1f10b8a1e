"""What a scenario adds to the control node: services of OpenStack's that it does not have else."""
from cloudkit import layout, node

from proof import children

ADDRESS = layout.address(layout.CONTROL)

# How a service asks Keystone whose token it was shown.
KEYSTONE_AUTHTOKEN = f"""\
[keystone_authtoken]
auth_url = http://{ADDRESS}:{layout.KEYSTONE}/v3
www_authenticate_uri = http://{ADDRESS}:{layout.KEYSTONE}
memcached_servers = {ADDRESS}:11211
auth_type = password
username = admin
password = admin
project_name = admin
user_domain_name = Default
project_domain_name = Default
"""


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
