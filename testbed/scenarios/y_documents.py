"""What the documents tell an operator to type is typed. A command that a document gains has no
place here yet: testbed/verify says so before it brings up a cloud."""
import contextlib

from cloudkit import layout, node

from proof import claims, documents, masakari
from proof.runner import scenario
from proof.world import SEGMENT

HOST = "compute1"

LOOKING = (
    "masakari --help",
    "masakari doctor",
    "masakari doctor -o json",
    "masakari doctor --textfile FILE",
    "masakari config check",
    "masakari config show",
    "masakari config defaults",
    "masakari config defaults hostmonitor",
    "masakari native check",
    "crm_mon -1",
    "crm resource status",
    "crm resource status masakari-controller-clone",
    "curl -s http://CONTROLLER:15868/readyz",
    "curl http://ADDRESS:15868/readyz",
    "curl -s 'http://CONTROLLER:15868/readyz?detail'",
    "masakari segment list",
    "masakari host list",
    "masakari host list SEGMENT",
    "masakari reserved-host list",
    "masakari notification list",
    "masakari recovery list",
    "masakari recovery list --host HOST",
    "masakari recovery show ID",
    "masakari recovery watch ID",
    "masakari incident list",
    "masakari incident list --open",
    "masakari incident list [--open] [--host HOST]",
    "masakari incident show INCIDENT",
    "masakari why HOST",
    "masakari why INSTANCE",
    "masakari plan HOST",
    "masakari plan compute1",
    "masakari drill HOST",
    "masakari drill compute1",
    "masakari pause",
    "masakari db purge --older-than 7d --dry-run",
)

# The testbed's database is quick instead of durable, which the doctor calls a failure.
EXITS = {"masakari doctor": 1, "masakari doctor -o json": 1, "masakari doctor --textfile FILE": 1,
         "masakari drill HOST": 1, "masakari drill compute1": 1}

# Each before what takes it back.
CHANGING = (
    "masakari host update HOST --on-maintenance",
    "masakari host update HOST --no-on-maintenance",
    "masakari segment update SEGMENT --disabled",
    "masakari segment update SEGMENT --no-disabled",
    "masakari segment update SEGMENT --only-opted-in",
    "masakari segment update SEGMENT --trust-monitors",
    "masakari segment update SEGMENT --no-only-opted-in --no-trust-monitors",
    "masakari pause --segment NAME --reason \"switch is replaced\"",
    "masakari resume --segment NAME",
    "masakari pause [--segment NAME] --reason TEXT",
    "masakari resume",
    "crm_standby --node NODE --update on",
    "crm_standby --node NODE --delete",
    "crm resource cleanup",
    "crm resource cleanup masakari-controller-clone",
    "crm resource restart masakari-controller-clone",
)

# With the host in no segment, before and after.
MOVING = (
    "masakari host create rack1 compute1",
    "masakari host delete HOST",
    "masakari host create SEGMENT HOST",
    "masakari host delete HOST",
)

# Not typed here, because:
ELSEWHERE = {
    "an example of a form, or of a name, that is in another line as well": {
        "masakari NAME", "masakari ack", "masakari db purge", "masakari import",
        "masakari drill", "masakari plan", "masakari recovery retry",
        "masakari reserved-host add", "masakari reserved-host delete",
        "masakari reserved-host update", "curl --cacert CA https://…"},
    "it needs a host whose fencing failed: scenario e": {
        "masakari ack HOST --reason TEXT",
        "masakari ack HOST --reason \"power plug pulled\"",
        "masakari ack compute1 --reason \"pulled both plugs\" [--expires 30m]",
        "masakari return HOST --reason TEXT"},
    "it needs what is held, or has failed: scenarios k and m": {
        "masakari release ID --reason TEXT", "masakari recovery retry ID --reason TEXT"},
    "it fences a host: scenario x": {
        "masakari drill HOST --canaries TAG", "masakari drill compute1 --canaries canary"},
    "it waits for the next recovery: scenario a": {"masakari recovery watch --host HOST"},
    "it needs a spare host: scenario m": {
        "masakari host create rack1 compute9 --reserved", "masakari host update HOST --reserved"},
    "it needs another Masakari, or another catalog: the scenarios of migration": {
        "masakari import --from-openstack-masakari --disabled --dry-run",
        "masakari import --from-original --db-config /etc/masakari/masakari-controller.conf"
        " --disabled --dry-run",
        "masakari keystone register --url http://ADDRESS:15868 --replace",
        "masakari keystone register --url http://ADDRESS:15868 --user masakari"
        " --password-file FILE --dry-run",
        "masakari keystone register --url http://OLD:15868 --replace",
        "masakari keystone unregister --url …",
        "masakari segment update 226.94.1.1:5405 --disabled",
        "masakari segment update 226.94.1.1:5405 --trust-monitors --no-disabled"},
    "it needs a receiver of webhooks: WebhookDeliveryIT": {"masakari webhook test"},
    "the file is only an example": {"masakari config check new/masakari-controller.conf"},
    "the cloud was made with it": {
        "masakari segment create rack1 --recovery-method auto",
        "crm configure load update /usr/share/doc/masakari/crm/computes.crm",
        "crm configure load update /usr/share/doc/masakari/crm/masakari.crm"},
}

PLACED = {*LOOKING, *CHANGING, *MOVING, *(each for some in ELSEWHERE.values() for each in some)}


@scenario("y", "what the documents tell an operator to type does what it should on a real cloud")
def typed(world):
    servers = world.boot(1, HOST)
    killed = world.pull_plug(HOST)
    recovery = world.recovered(HOST, killed)
    claims.once(claims.saved(world, servers, HOST), servers)
    claims.closed(world, HOST, killed, world.returned(HOST, killed))
    values = {
        "HOST": HOST, "NODE": HOST, "SEGMENT": SEGMENT, "NAME": SEGMENT,
        "ID": recovery["uuid"], "INCIDENT": recovery["incident_uuid"], "TEXT": "'as it says'",
        "INSTANCE": servers[0], "FILE": "/run/masakari/doctor.prom",
        "ADDRESS": layout.address(masakari.HOME), "CONTROLLER": layout.address(masakari.HOME)}
    _type(world, LOOKING, values)
    with _taken_back():
        _type(world, CHANGING, values)
    with world.without(HOST):
        _type(world, MOVING, values)


def _type(world, commands, values):
    for command in commands:
        done = node.run(masakari.HOME, "sh", "-c", documents.filled_in(command, values),
                        timeout=120, check=False)
        claims.equal(done.returncode, EXITS.get(command, 0),
                     f"exit code of {command}, which says {done.stdout[-300:]}{done.stderr[-300:]}")
        if command.startswith(("crm ", "crm_standby ")):
            world.await_whole()


@contextlib.contextmanager
def _taken_back():
    """However far it came, the segment is as other scenarios want it."""
    try:
        yield
    finally:
        masakari.run("segment", "update", SEGMENT, "--no-disabled", "--no-only-opted-in",
                     "--no-trust-monitors")
        for of in ((), ("--segment", SEGMENT)):
            node.run(masakari.HOME, "masakari", "resume", *of, check=False)
