"""Debian's OpenStack Masakari 14 on the control node, for the time of a block: what one moves from,
and what we are measured against.

Its database is filled by its own API, and where that would refuse, by SQL.
"""
import contextlib

from cloudkit import layout, node
from cloudkit.rest import ApiError, Session

from proof import oncontrol

ADDRESS = layout.address(layout.CONTROL)
URL = f"http://{ADDRESS}:{layout.INSTANCE_HA}/v1"
FOLDER = "/run/other-masakari"
CONFIG, PROGRAM = f"{FOLDER}/masakari.conf", f"{FOLDER}/start.py"

CONFIGURATION = f"""\
[DEFAULT]
transport_url = rabbit://guest:guest@{ADDRESS}:5672/
log_dir = /var/log
state_path = {FOLDER}
masakari_api_listen = {ADDRESS}
masakari_api_listen_port = {layout.INSTANCE_HA}
auth_strategy = keystone
os_privileged_user_name = admin
os_privileged_user_password = admin
os_privileged_user_tenant = admin
os_privileged_user_auth_url = http://{ADDRESS}:{layout.KEYSTONE}/v3
os_user_domain_name = default
os_project_domain_name = default
os_region_name = RegionOne
nova_catalog_admin_info = compute:nova:publicURL
[wsgi]
api_paste_config = /etc/masakari/api-paste.ini
[database]
connection = mysql+pymysql://openstack:openstack@{ADDRESS}/other_masakari?charset=utf8
{oncontrol.KEYSTONE_AUTHTOKEN}[oslo_concurrency]
lock_path = {FOLDER}
"""

# Debian 12's security update of oslo.messaging hands masakari 14 a context without read_deleted,
# which that refuses: each change would be answered 500.
START = """\
import importlib
import sys
from masakari import context

kept = context.RequestContext.read_deleted
context.RequestContext.read_deleted = property(
    kept.fget, lambda self, value: kept.fset(self, value or "no"), kept.fdel)
name = sys.argv.pop(1)
sys.argv[0] = f"masakari-{name}"
sys.exit(importlib.import_module(f"masakari.cmd.{name}").main())
"""


@contextlib.contextmanager
def running(world, *options, services=("api",)):
    """It answers, and knows nothing yet. `options`: lines for its [DEFAULT]."""
    oncontrol.sql("DROP DATABASE IF EXISTS other_masakari",
                  "CREATE DATABASE other_masakari CHARACTER SET utf8")
    oncontrol.write(CONFIG, CONFIGURATION.replace("[wsgi]", "\n".join([*options, "[wsgi]"])))
    oncontrol.write(PROGRAM, START)
    node.run(layout.CONTROL, "masakari-manage", "--config-file", CONFIG, "db", "sync",
             timeout=120)
    session = Session()
    with contextlib.ExitStack() as daemons:
        for name in services:
            daemons.enter_context(oncontrol.started(
                f"other-masakari-{name}", f"python3 {PROGRAM} {name} --config-file {CONFIG}"))
        world.await_true(lambda: _answers(session), 60, "masakari-api 14 to answer")
        yield session


def call(session, method, path, body=None):
    return session.call(method, layout.INSTANCE_HA, "/v1" + path, body,
                        {"OpenStack-API-Version": "instance-ha 1.2"})


def _answers(session):
    try:
        return "segments" in call(session, "GET", "/segments")
    except ApiError:
        return False
