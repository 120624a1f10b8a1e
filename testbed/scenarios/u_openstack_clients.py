"""Clients that nobody here wrote: Debian's openstack command and SDK, with Keystone's tokens."""
import contextlib
import json
import time

from cloudkit import layout, node
from cloudkit.rest import Session

from proof import claims, clients, owncontroller
from proof.controllers import Controllers
from proof.runner import scenario
from proof.world import SEGMENT

WHERE, PORT, REGION = owncontroller.WHERE, owncontroller.PORT, "Secured"
PROGRAM = "/run/sdk.py"
MOVED = "compute3"  # goes through the clients' segment, and back
NAME = "clients"

SDK = """
import json, sys
import openstack
from openstack import exceptions
ha = openstack.connect(region_name=%(region)r).instance_ha
said = {}

def failing(what, call):
    try:
        call()
        said[what] = "no failure"
    except exceptions.HttpException as error:
        said[what] = error.status_code

def report(name=%(host)r):
    return ha.create_notification(
        type="COMPUTE_HOST", hostname=name, generated_time="2026-01-01T00:00:00.000000",
        payload={"event": "STOPPED", "cluster_status": "OFFLINE", "host_status": "UNKNOWN"})

segment = ha.create_segment(name="sdk", recovery_method="auto", service_type="compute")
uuid = segment.uuid
said["listed"] = [each.name for each in ha.segments(recovery_method="auto")]
said["paged"] = sorted(each.name for each in ha.segments(limit=1))
said["got"] = ha.get_segment(uuid).name
said["updated"] = ha.update_segment(uuid, description="by the SDK").description
failing("same name", lambda: ha.create_segment(
    name="sdk", recovery_method="auto", service_type="compute"))
failing("bad method", lambda: ha.create_segment(
    name="other", recovery_method="prayer", service_type="compute"))
failing("no segment", lambda: ha.get_segment("00000000-0000-0000-0000-000000000000"))
host = ha.create_host(uuid, name=%(host)r, type="COMPUTE", control_attributes="SSH")
said["host"] = host.name
said["hosts"] = [each.name for each in ha.hosts(uuid, reserved=False)]
said["host got"] = ha.get_host(host.uuid, uuid).control_attributes
said["host updated"] = ha.update_host(host.uuid, uuid, on_maintenance=True).on_maintenance
failing("report on maintenance", report)
ha.update_host(host.uuid, uuid, on_maintenance=False)
failing("no compute host", lambda: ha.create_host(
    uuid, name="nowhere", type="COMPUTE", control_attributes="SSH"))

failing("report of a stranger", lambda: report("nowhere"))
stored = report()
said["reported"] = stored.status
said["report got"] = ha.get_notification(stored.notification_uuid).status
said["reports"] = len([each for each in ha.notifications(source_host_uuid=host.uuid)])
ha.delete_host(host.uuid, uuid, ignore_missing=False)
failing("no host", lambda: ha.delete_host(host.uuid, uuid, ignore_missing=False))
ha.delete_segment(uuid, ignore_missing=False)
failing("segment gone", lambda: ha.delete_segment(uuid, ignore_missing=False))
print(json.dumps(said))
"""

EXPECTED = {
    "listed": None, "paged": None, "got": "sdk", "updated": "by the SDK", "same name": 409,
    "bad method": 400, "no segment": 404, "host": MOVED, "hosts": [MOVED], "host got": "SSH",
    "host updated": True, "report on maintenance": 409, "no compute host": 400,
    "report of a stranger": 400, "reported": "ignored", "report got": "ignored", "reports": 1,
    "no host": 404, "segment gone": 404,
}


@scenario("u", "Debian's openstack SDK: each call of conn.instance_ha, with success and failure")
def sdk(world):
    with _secured(world):
        node.run(WHERE, "sh", "-c", f"cat >{PROGRAM}",
                 text_in=SDK % {"region": REGION, "host": MOVED})
        said = json.loads(_as("admin", "python3", PROGRAM).stdout.splitlines()[-1])
    claims.that({"sdk", SEGMENT} <= set(said["listed"]), f"segments: {said['listed']}")
    claims.equal(said["paged"], sorted(said["listed"]), "segments by pages of one")
    for what, expected in EXPECTED.items():
        if expected is not None:
            claims.equal(said[what], expected, f"SDK: {what}")


@scenario("u", "Debian's openstack command: each verb of segment and notification")
def command(world):
    with _secured(world):
        made = _openstack("segment", "create", NAME, "auto", "COMPUTE")
        claims.equal(made["name"], NAME, "segment create")
        listed = [each["name"] for each in _openstack("segment", "list")]
        claims.that({NAME, SEGMENT} <= set(listed), f"segment list: {listed}")
        claims.equal(_openstack("segment", "show", NAME)["uuid"], made["uuid"], "segment show")
        changed = _openstack("segment", "update", NAME, "--description", "x")
        claims.equal(changed["description"], "x", "segment update")
        _refused("Conflict", "segment", "create", NAME, "auto", "COMPUTE")
        _refused("not found", "segment", "show", "nothing")
        _hosts()
        _notifications()
        _openstack("segment", "delete", NAME, form=())
        listed = [each["name"] for each in _openstack("segment", "list")]
        claims.that(NAME not in listed, f"the segment is still there: {listed}")


def _hosts():
    host = ("segment", "host")
    made = _openstack(*host, "create", MOVED, "COMPUTE", "SSH", NAME)
    claims.equal(made["name"], MOVED, "segment host create")
    claims.equal([each["name"] for each in _openstack(*host, "list", NAME)], [MOVED], "host list")
    claims.equal(_openstack(*host, "show", NAME, MOVED)["uuid"], made["uuid"], "host show")
    changed = _openstack(*host, "update", NAME, MOVED, "--reserved", "True")
    claims.equal(changed["reserved"], True, "segment host update")
    _refused("nowhere", *host, "create", "nowhere", "COMPUTE", "SSH", NAME)
    _refused("is in a segment", *host, "create", "compute1", "COMPUTE", "SSH", NAME)


def _notifications():
    payload = {"event": "STOPPED", "cluster_status": "OFFLINE", "host_status": "UNKNOWN"}
    report = ("notification", "create", "COMPUTE_HOST", MOVED, "2026-01-02T00:00:00.000000",
              json.dumps(payload))
    made = _openstack(*report)
    claims.equal(made["status"], "ignored", "notification create")
    shown = _openstack("notification", "show", made["notification_uuid"])
    claims.equal(shown["source_host_uuid"], made["source_host_uuid"], "notification show")
    listed = [each["notification_uuid"] for each in _openstack("notification", "list")]
    claims.that(made["notification_uuid"] in listed, f"notification list: {listed}")
    _refused("nowhere", *(word.replace(MOVED, "nowhere") for word in report))
    _openstack("segment", "host", "delete", NAME, MOVED, form=())
    claims.equal(_openstack("segment", "host", "list", NAME), [], "hosts after the delete")


@scenario("u", "Keystone's tokens: none and a bad one are answered 401, one without a role 403")
def tokens(world):
    with _secured(world):
        claims.equal(_status(), 401, "status without a token")
        claims.equal(_status("no-token-of-anybody"), 401, "status with a bad token")
        claims.equal(_status(Session().token()), 200, "status with the admin's token")
        observer = Session("observer", "observer", "service").token()
        claims.equal(_status(observer), 403, "status with a token without the role")
        said = _as("admin", "masakari", "--url", f"http://{layout.address(WHERE)}:{PORT}",
                   "segment", "list", "-o", "value").stdout
        claims.that(SEGMENT in said, f"our own command says {said}")


def _status(token=None):
    headers = {"X-Auth-Token": token} if token else {}
    return Controllers((WHERE,), PORT).exchange("GET", "/v1/segments", headers=headers)[0]


@contextlib.contextmanager
def _secured(world):
    """A controller of its own that wants tokens, and a host that belongs to no segment."""
    _prepare_keystone()
    with world.without(MOVED), owncontroller.running(world, "auth = keystone"):
        yield


def _prepare_keystone():
    """A region whose instance-ha is that controller, and a user without the role."""
    session = Session()

    def keystone(method, path, body=None):
        return session.call(method, layout.KEYSTONE, "/v3" + path, body)

    if not clients.create_region(REGION):
        return
    service = keystone("GET", "/services?type=instance-ha")["services"][0]["id"]
    for interface in ("public", "internal", "admin"):
        keystone("POST", "/endpoints", {"endpoint": {
            "service_id": service, "interface": interface, "region_id": REGION,
            "url": f"http://{layout.address(WHERE)}:{PORT}/v1/$(project_id)s"}})
    project = keystone("GET", "/projects?name=service")["projects"][0]["id"]
    user = keystone("POST", "/users", {"user": {
        "name": "observer", "password": "observer", "domain_id": "default"}})["user"]["id"]
    member = keystone("GET", "/roles?name=member")["roles"][0]["id"]
    keystone("PUT", f"/projects/{project}/users/{user}/roles/{member}")


def _as(user, *command, check=True):
    return clients.run_as(user, REGION, *command, check=check)


def _openstack(*words, form=("-f", "json")):
    began = time.monotonic()
    done = _as("admin", "openstack", *words, *form)
    claims.that(time.monotonic() - began < 100, f"openstack {' '.join(words)} took too long")
    return json.loads(done.stdout) if form else None


def _refused(word, *words):
    done = _as("admin", "openstack", *words, check=False)
    claims.that(done.returncode != 0, f"openstack {' '.join(words)} was not refused")
    claims.that(word in done.stdout + done.stderr,
                f"openstack {' '.join(words)} does not say {word}: {done.stdout + done.stderr}")
