"""Debian's monitors of OpenStack Masakari, for a time; they report to our controllers."""
import contextlib

from cloudkit import layout, node

CONFIGURATION = f"""\
[DEFAULT]
hostname = {{node}}
log_dir = /var/log
[api]
region = RegionOne
api_version = v1
api_interface = public
auth_type = password
auth_url = http://{layout.address(layout.CONTROL)}:5000/v3
username = admin
password = admin
project_name = admin
user_domain_name = Default
project_domain_name = Default
[masakarimonitors_privileged]
helper_command = privsep-helper --config-file {{file}}
[host]
# What it takes to run where there is no systemd, and no IPMI.
pacemaker_node_type = cluster
corosync_multicast_interfaces = eth0
corosync_multicast_ports = 5405
disable_ipmi_check = true
restrict_to_remotes = true
[libvirt]
connection_uri = qemu:///system
"""


@contextlib.contextmanager
def running(world, name, where, options=""):
    """One of them on a node, with some more lines of configuration."""
    try:
        _start(name, where, options)
        world.await_true(lambda: pids(where, name), 30, f"{name} to run")
        yield
    finally:
        node.run(where, "sh", "-c", 'kill "$@"; rm -f "$0"', f"/run/{name}.pid",
                 *pids(where, name), check=False)


def pids(where, name):
    """The process that was started, and its helpers, by the configuration that they all name."""
    # The brackets keep the search from finding itself.
    pattern = f"--config-file./run/[{name[0]}]{name[1:]}.conf"
    found = node.run(where, "sh", "-c", f"grep -la -e '{pattern}' /proc/[0-9]*/cmdline",
                     check=False).stdout
    return [line.split("/")[2] for line in found.splitlines()]


def _start(name, where, options):
    file = f"/run/{name}.conf"
    node.run(where, "sh", "-ec", f"cat >{file}; . /usr/lib/testbed/functions;"
             f" service {name} /usr/bin/{name} --config-file {file}",
             text_in=CONFIGURATION.format(node=where, file=file) + options)
