"""Debian's Cinder on the control node, for the time of a block: API, scheduler and volume manager.

All of it is real but the storage: volumes are only remembered, as guests are by Nova's fake driver.
"""
import contextlib

from cloudkit import layout, node
from cloudkit.rest import ApiError, Session

from proof import oncontrol

ADDRESS = layout.address(layout.CONTROL)
FOLDER = "/run/cinder"
CONFIG, PROGRAM = f"{FOLDER}/cinder.conf", f"{FOLDER}/start.py"
SERVICES = ("api", "scheduler", "volume")

CONFIGURATION = f"""\
[DEFAULT]
transport_url = rabbit://guest:guest@{ADDRESS}:5672/
log_dir = /var/log
state_path = {FOLDER}
auth_strategy = keystone
api_paste_config = /usr/share/cinder-common/api-paste.ini
osapi_volume_listen = {ADDRESS}
osapi_volume_listen_port = {layout.CINDER}
osapi_volume_workers = 1
enabled_backends = remembered
[remembered]
volume_driver = remembered.Volumes
volume_backend_name = remembered
[database]
connection = mysql+pymysql://openstack:openstack@{ADDRESS}/cinder?charset=utf8
{oncontrol.KEYSTONE_AUTHTOKEN}# Only Nova itself may end what it has attached.
service_token_roles = admin
service_token_roles_required = true
[oslo_concurrency]
lock_path = {FOLDER}
"""

DRIVER = """\
from cinder import interface
from cinder.volume import driver


@interface.volumedriver
class Volumes(driver.VolumeDriver):
    VERSION = "1"

    def do_setup(self, context):
        pass

    def check_for_setup_error(self):
        pass

    def create_volume(self, volume):
        pass

    def delete_volume(self, volume):
        pass

    def ensure_export(self, context, volume):
        pass

    def create_export(self, context, volume, connector):
        pass

    def remove_export(self, context, volume):
        pass

    def initialize_connection(self, volume, connector):
        return {"driver_volume_type": "fake", "data": {}}

    def terminate_connection(self, volume, connector, **kwargs):
        pass

    def _update_volume_stats(self):
        self._stats = {"volume_backend_name": "remembered", "vendor_name": "testbed",
                       "driver_version": self.VERSION, "storage_protocol": "fake",
                       "total_capacity_gb": 1000, "free_capacity_gb": 1000}
"""

START = """\
import importlib
import sys

name = sys.argv.pop(1)
sys.argv[0] = f"cinder-{name}"
sys.exit(importlib.import_module(f"cinder.cmd.{name}").main())
"""


@contextlib.contextmanager
def running(world):
    """Its volumes, of which there are none yet."""
    oncontrol.sql("DROP DATABASE IF EXISTS cinder", "CREATE DATABASE cinder CHARACTER SET utf8")
    for path, text in ((CONFIG, CONFIGURATION), (PROGRAM, START),
                       (f"{FOLDER}/remembered.py", DRIVER)):
        oncontrol.write(path, text)
    node.run(layout.CONTROL, "cinder-manage", "--config-file", CONFIG, "db", "sync", timeout=120)
    volumes = Volumes(world, Session())
    with contextlib.ExitStack() as daemons:
        for name in SERVICES:
            daemons.enter_context(oncontrol.started(
                f"cinder-{name}", f"python3 {PROGRAM} {name} --config-file {CONFIG}"))
        world.await_true(volumes.ready, 60, "Cinder to answer")
        yield volumes


class Volumes:
    """Volumes as Cinder's API shows them."""

    def __init__(self, world, session):
        self._world, self._session = world, session

    def ready(self):
        """Whether each of its services says that it is up."""
        try:
            services = self._call("GET", "/os-services")["services"]
        except ApiError:
            return False
        return {each["binary"] for each in services if each["state"] == "up"} \
            >= {"cinder-scheduler", "cinder-volume"}

    def create(self, bootable=False):
        """The id of a new volume of 1 GiB, available."""
        uuid = self._call("POST", "/volumes", {"volume": {"size": 1}})["volume"]["id"]
        self._world.await_true(lambda: self.volume(uuid)["status"] == "available", 60,
                               f"volume {uuid} to be available")
        if bootable:
            self._call("POST", f"/volumes/{uuid}/action", {"os-set_bootable": {"bootable": True}})
        return uuid

    def volume(self, uuid):
        return self._call("GET", f"/volumes/{uuid}")["volume"]

    def attachments(self, uuid):
        """Each (instance, host) that the volume is attached to, or being attached to."""
        found = self._call("GET", f"/attachments/detail?volume_id={uuid}")["attachments"]
        hosts = {each["attachment_id"]: each["host_name"]
                 for each in self.volume(uuid)["attachments"]}
        return [(each["instance"], hosts.get(each["id"])) for each in found]

    def _call(self, method, path, body=None):
        return self._session.call(method, layout.CINDER, "/v3" + path, body,
                                  {"OpenStack-API-Version": "volume 3.68"})
