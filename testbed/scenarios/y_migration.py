"""Coming from another Masakari: the catalog of a real Keystone, a real masakari-api 14, and the
database of the original."""
import json

from cloudkit import layout
from cloudkit.rest import Session

from proof import claims, clients, oncontrol, othermasakari
from proof.runner import scenario

REGION = "Migration"
OURS = f"http://{layout.address(layout.CONTROLLERS[0])}:{layout.INSTANCE_HA}"
MOVED = "compute3"  # in no segment of ours, for the time of a scenario
ORDINARY = "compute1"  # stays in ours
CLUSTER = "226.94.1.1:5405"
INTERFACES = ["admin", "internal", "public"]

ORIGINAL = f"""
DROP DATABASE IF EXISTS original_vm_ha; CREATE DATABASE original_vm_ha CHARACTER SET utf8;
USE original_vm_ha;
CREATE TABLE reserve_list (id INT AUTO_INCREMENT PRIMARY KEY, create_at DATETIME,
    update_at DATETIME, delete_at DATETIME, deleted INT, cluster_port VARCHAR(64),
    hostname VARCHAR(256));
CREATE TABLE notification_list (id INT AUTO_INCREMENT PRIMARY KEY, create_at DATETIME,
    update_at DATETIME, delete_at DATETIME, deleted INT, notification_id VARCHAR(256),
    notification_type VARCHAR(16), notification_regionID VARCHAR(256),
    notification_hostname VARCHAR(256), notification_uuid VARCHAR(256),
    notification_time DATETIME, notification_eventID VARCHAR(1),
    notification_eventType VARCHAR(1), notification_detail VARCHAR(2),
    notification_startTime DATETIME, notification_endTime DATETIME,
    notification_tzname VARCHAR(16), notification_daylight VARCHAR(1),
    notification_cluster_port VARCHAR(64), progress INT, recover_by INT, iscsi_ip VARCHAR(16),
    controle_ip VARCHAR(16), recover_to VARCHAR(256));
INSERT INTO reserve_list (create_at, deleted, cluster_port, hostname) VALUES
    ('2016-05-01', 1, '{CLUSTER}', 'compute90'), ('2016-05-02', 0, '{CLUSTER}', '{MOVED}');
INSERT INTO notification_list (create_at, deleted, notification_type, notification_hostname,
    notification_cluster_port, progress) VALUES
    ('2016-05-01', 0, 'rscGroup', 'compute91', '{CLUSTER}', 2)"""


@scenario("y", "keystone register, again, replaced and taken back; openstack sees each")
def register(_):
    clients.create_region(REGION)
    try:
        first = _masakari("keystone", "register", "--url", OURS)
        claims.equal(_results(first, "endpoint"), {"created"}, "endpoints, the first time")
        claims.equal(_endpoints(), dict.fromkeys(INTERFACES, f"{OURS}/v1"), "endpoint list")
        again = _masakari("keystone", "register", "--url", OURS)
        claims.equal({row["result"] for row in again}, {"already so"}, "the second time")

        other = ("keystone", "register", "--url", OURS, "--project-in-path")
        claims.equal(_run(*other).returncode, 4, "exit status for another URL")
        claims.equal(_endpoints(), dict.fromkeys(INTERFACES, f"{OURS}/v1"), "left as they were")
        _masakari(*other, "--replace")
        claims.equal(_endpoints(), dict.fromkeys(INTERFACES, f"{OURS}/v1/$(project_id)s"),
                     "replaced")
        listed = json.loads(clients.run_as("admin", REGION, "openstack", "segment", "list",
                                           "-f", "json").stdout)
        claims.that(listed, "openstack finds no segment by the new endpoint")

        _masakari("keystone", "register", "--url", OURS, "--project-in-path",
                  "--user", "registered", MASAKARI_USER_PASSWORD="hush")
        services = Session("registered", "hush", "service").call(
            "GET", layout.NOVA, "/v2.1/os-services")["services"]
        claims.that(services, "the new user may not list Nova's services")
    finally:
        for options in ((), ("--project-in-path",)):
            _masakari("keystone", "unregister", "--url", OURS, *options)
    claims.equal(_endpoints(), {}, "endpoints of the region at the end")
    elsewhere = _openstack("endpoint", "list", "--service", "instance-ha")
    claims.that("RegionOne" in {each["Region"] for each in elsewhere}, "RegionOne lost its own")


@scenario("y", "import from a real masakari-api 14: page by page, past a refusal, repeatable")
def from_openstack(world):
    clients.create_region(REGION)
    # One entry a page: whoever reads it has to turn pages.
    with othermasakari.running(world, "osapi_max_limit = 1") as session, world.without(MOVED):
        _fill(session)
        try:
            _masakari("keystone", "register", "--url", othermasakari.URL)
            _import_from_openstack(world, session)
        finally:
            _masakari("keystone", "unregister", "--url", othermasakari.URL)


def _fill(session):
    for name in ("old", "older"):
        othermasakari.call(session, "POST", "/segments", {"segment": {
            "name": name, "recovery_method": "rh_priority", "service_type": "COMPUTE",
            "description": f"the {name} one"}})
    uuid = _old(session)
    for name in (MOVED, ORDINARY):
        othermasakari.call(session, "POST", f"/segments/{uuid}/hosts", {"host": {
            "name": name, "type": "COMPUTE", "control_attributes": "SSH",
            "reserved": name == MOVED}})
    # A host that Nova has lost meanwhile.
    oncontrol.sql(f"UPDATE other_masakari.hosts SET name = 'lost' WHERE name = '{ORDINARY}'")


def _import_from_openstack(world, session):
    command = ("import", "--from-openstack-masakari", "--disabled")
    planned = _masakari(*command, "--dry-run")
    claims.equal({row["result"] for row in planned}, {"to be created"}, "the plan")
    claims.that(all(each["name"] not in ("old", "older") for each in world.controllers.segments()),
                "the dry run created a segment")

    done = _run(*command)
    claims.equal(done.returncode, 1, "exit status with a host that Nova does not know")
    claims.that("lost" in done.stderr, f"the refused host is not named: {done.stderr}")
    results = {row["name"]: row["result"] for row in json.loads(done.stdout)}
    claims.equal(results, {"old": "created", "older": "created", MOVED: "created",
                           "lost": "failed"}, "what became of each")
    segment = _segment(world, "old")
    claims.equal((segment["description"], segment["recovery_method"], segment["service_type"],
                  segment["enabled"]), ("the old one", "rh_priority", "COMPUTE", False), "segment")
    host, = world.controllers.hosts(segment["uuid"])
    claims.equal((host["name"], host["type"], host["control_attributes"], host["reserved"],
                  host["on_maintenance"]), (MOVED, "COMPUTE", "SSH", True, False), "host")

    uuid = _old(session)
    hosts = _all(session, f"/segments/{uuid}/hosts", "hosts")
    othermasakari.call(session, "DELETE", f"/segments/{uuid}/hosts/{hosts['lost']}")
    again = _masakari(*command)
    claims.equal({row["result"] for row in again}, {"already there"}, "the second time")

    othermasakari.call(session, "PUT", f"/segments/{uuid}/hosts/{hosts[MOVED]}",
                       {"host": {"reserved": False}})
    claims.equal(_of(_masakari(*command), MOVED)["result"], "differs", "a reserve that was used")
    changed = _masakari("import", "--from-openstack-masakari", "--update")
    claims.equal(_of(changed, MOVED)["result"], "changed", "a reserve that was used, --update")
    host, = world.controllers.hosts(segment["uuid"])
    claims.equal(host["reserved"], False, "reserved after --update")
    claims.equal(_segment(world, "old")["enabled"], False, "enabled after --update")


@scenario("y", "import from the original's database: reserves, named hosts, and what is left out")
def from_original(world):
    oncontrol.sql(ORIGINAL)
    command = ("import", "--from-original", "--db-host", layout.address(layout.CONTROL),
               "--db-name", "original_vm_ha", "--db-user", "openstack")
    password = {"MASAKARI_ORIGINAL_DB_PASSWORD": "openstack"}
    with world.without(MOVED):
        done = _masakari(*command, **password)
        results = {row["name"]: row["result"] for row in done}
        claims.equal(results, {CLUSTER: "created", MOVED: "created", "compute90": "left out",
                               "compute91": "left out"}, "what became of each")
        segment = _segment(world, CLUSTER)
        claims.equal(segment["recovery_method"], "rh_priority", "recovery method")
        host, = world.controllers.hosts(segment["uuid"])
        claims.equal((host["name"], host["reserved"]), (MOVED, True), "the reserved host")
        again = {row["result"] for row in _masakari(*command, **password)}
        claims.equal(again, {"already there", "left out"}, "the second time")

        named = _run(*command, "--hosts-from-nova", **password)
        claims.equal(named.returncode, 1, "exit status with hosts of our own segment")
        claims.equal(_of(json.loads(named.stdout), ORDINARY)["result"], "in another segment",
                     "a host of our own segment")
    oncontrol.sql("DROP DATABASE original_vm_ha")


def _run(*words, **variables):
    """Our own command. Nova has its endpoint in RegionOne; REGION has that of instance-ha only."""
    region = "RegionOne" if "--hosts-from-nova" in words else REGION
    return clients.run_as("admin", region, "masakari", *words, "-o", "json", check=False,
                          **variables)


def _masakari(*words, **variables):
    done = _run(*words, **variables)
    claims.equal(done.returncode, 0, f"masakari {' '.join(words)}: {done.stderr}\nexit status")
    return json.loads(done.stdout)


def _openstack(*words):
    return json.loads(clients.run_as("admin", "RegionOne", "openstack", *words,
                                     "-f", "json").stdout)


def _endpoints():
    found = _openstack("endpoint", "list", "--service", "instance-ha", "--region", REGION)
    return {each["Interface"]: each["URL"] for each in found}


def _results(rows, kind):
    return {row["result"] for row in rows if row["kind"] == kind}


def _of(rows, name):
    return next(row for row in rows if row["name"] == name)


def _old(session):
    return _all(session, "/segments", "segments")["old"]


def _all(session, path, name):
    """What masakari-api has, by name; its pages have one entry."""
    found, marker = {}, ""
    while page := othermasakari.call(session, "GET", path + marker)[name]:
        found |= {each["name"]: each["uuid"] for each in page}
        marker = f"?marker={page[-1]['id']}"
    return found


def _segment(world, name):
    return next(each for each in world.controllers.segments() if each["name"] == name)
