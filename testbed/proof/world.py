"""What a scenario can do in the cloud, and await. Every wait has a deadline."""
import contextlib
from datetime import datetime, timezone

from cloudkit import layout, lifecycle, node, pacemaker
from cloudkit.console import Problem, wait_until
from cloudkit.nova import Nova

from proof import masakari
from proof.controllers import ENDED, Controllers
from proof.sql import Database

SEGMENT = "rack1"
CONTROLLERS_CLONE = "masakari-controller-clone"
HOSTMONITORS_CLONE = "masakari-hostmonitor-clone"
PROCESSMONITORS_CLONE = "masakari-processmonitor-clone"
RECOVERY_SECONDS = 120
RETURN_SECONDS = 150


class World:
    """Use as a context: it holds a connection to the journal."""

    def __enter__(self):
        self.computes = lifecycle.computes()
        self.reserve = layout.reserved(len(self.computes))
        self.nova = Nova()
        self.controllers = Controllers()
        self.journal = Database("vm_ha")
        return self

    def __exit__(self, *_):
        self.journal.close()

    @contextlib.contextmanager
    def journal_at(self, journal):
        """Look into another journal than the usual one, for the time of a block."""
        usual, self.journal = self.journal, journal
        try:
            yield
        finally:
            self.journal = usual

    # -- the segment

    def create_segment(self, watch):
        """One segment with all hosts, the last one reserved; as an operator would do it."""
        self.await_ready()
        if SEGMENT not in [each["name"] for each in self.controllers.segments()]:
            masakari.run("segment", "create", SEGMENT)
        present = [host["name"] for host in self.controllers.hosts(self.segment_id())]
        absent = [name for name in self.computes if name not in present]
        for name in absent:
            masakari.run("host", "create", SEGMENT, name,
                         *(["--reserved"] if name == self.reserve else []))
        if absent:
            watch.say(f"segment {SEGMENT}: {', '.join(self.computes)} ({self.reserve} reserved)")

    def segment_id(self):
        return next(each["uuid"] for each in self.controllers.segments()
                    if each["name"] == SEGMENT)

    def host(self, name):
        """A host as the controllers' API shows it."""
        return next(each for each in self.controllers.hosts(self.segment_id())
                    if each["name"] == name)

    def recover_by(self, method):
        self.controllers.put_segment(self.segment_id(), recovery_method=method)

    def hold_reserve(self):
        """The last host is empty, disabled in Nova, and reserved in the segment."""
        service = self.nova.services()[self.reserve]
        if service["status"] != "disabled":
            self.nova.put_service(self.reserve, status="disabled",
                                  disabled_reason="held in reserve")
        if not self.host(self.reserve)["reserved"]:
            self.controllers.put_host(self.segment_id(), self.host(self.reserve)["uuid"],
                                      reserved=True)

    @contextlib.contextmanager
    def segment_option(self, name):
        """`--NAME` of the segment, for the time of a block."""
        self._change_segment(f"--{name}")
        try:
            yield
        finally:
            self._change_segment(f"--no-{name}")

    def _change_segment(self, option):
        """It is refused while a host of the segment is being recovered, or returns."""
        self.await_true(lambda: masakari.unless_in_conflict("segment", "update", SEGMENT, option),
                        RETURN_SECONDS, f"segment {SEGMENT} to be at rest", interval=1)

    @contextlib.contextmanager
    def without(self, host):
        """A host is in no segment, for the time of a block; what the block made of it goes."""
        masakari.run("host", "delete", host)
        try:
            yield
        finally:
            for segment in self.controllers.segments():
                if segment["name"] != SEGMENT:
                    self.controllers.call("DELETE", f"/v1/segments/{segment['uuid']}")
            masakari.run("host", "create", SEGMENT, host)

    # -- deeds

    def boot(self, count, host, name="vm"):
        """Servers, ACTIVE on that host; their ids."""
        ids = self.nova.create(count, host=host, name=name)
        self.nova.wait_active(ids, timeout=60 + 3 * count)
        return ids

    def pull_plug(self, name):
        """When it was, in seconds since 1970."""
        return node.power_off(name)

    def set_running(self, resource, running):
        """Ask Pacemaker to stop a resource cleanly, or to run it again."""
        how = ("--delete-parameter", "target-role") if running else \
              ("--set-parameter", "target-role", "--parameter-value", "Stopped")
        node.run(self.a_controller(), "crm_resource", "--resource", resource, "--meta", *how)

    def stop(self, resource, daemon, nodes=layout.CONTROLLERS):
        """Have Pacemaker stop a resource, until none of these nodes runs its daemon."""
        self.set_running(resource, False)
        self.await_true(lambda: not any(masakari.process(name, daemon) for name in nodes), 60,
                        f"{resource} to be stopped")

    def start(self, resource):
        """Have Pacemaker run a resource again, until it says that it does, everywhere."""
        self.set_running(resource, True)
        self.await_running(resource)

    @contextlib.contextmanager
    def stopped(self, resource, daemon, nodes=layout.CONTROLLERS):
        """A resource that Pacemaker does not run, for the time of a block."""
        try:
            self.stop(resource, daemon, nodes)
            yield
        finally:
            self.start(resource)

    def reconfigure(self, change):
        """Stop the controllers, call `change(name)` for each one's node, start them again."""
        self.stop(CONTROLLERS_CLONE, "controller")
        for name in layout.CONTROLLERS:
            change(name)
        self.set_running(CONTROLLERS_CLONE, True)
        self.await_true(lambda: set(self.controllers.answering()) == set(layout.CONTROLLERS), 60,
                        "the controllers to be ready")

    def set_without_quorum(self, policy):
        """What a node without quorum does with its resources: stop (default), or freeze."""
        node.run(self.a_controller(), "crm_attribute", "--type", "crm_config",
                 "--name", "no-quorum-policy", "--update", policy)

    def a_controller(self):
        return next(name for name in layout.CONTROLLERS if node.is_on(name))

    # -- waits

    def await_true(self, condition, timeout, what, interval=0.3):
        """Until a condition holds; its value. A scenario whose wait ends in vain has failed."""
        trouble = []

        def holds():
            try:
                return condition()
            except OSError as error:  # who was asked is being restarted
                trouble[:] = [f" ({error})"]
                return None
        value = wait_until(holds, timeout, interval)
        if not value:
            raise AssertionError(f"waited {timeout} s in vain for {what}{''.join(trouble)}")
        return value

    def await_seen(self, condition, timeout, what):
        """Until a condition holds of what the cluster says of itself; not while it says nothing."""
        def holds():
            view = pacemaker.view()
            return view is not None and condition(view)
        return self.await_true(holds, timeout, what)

    def await_running(self, *resources, timeout=90):
        """Until Pacemaker says that these run wherever they should."""
        for resource in resources:
            self.await_seen(lambda view, name=resource: pacemaker.runs(view, name), timeout,
                            f"{resource} to run everywhere")

    def await_whole(self):
        """Until all full nodes are online, and run what is ours."""
        self.await_seen(lambda view: len(pacemaker.online(view)) == len(layout.CONTROLLERS), 120,
                        "the cluster to be whole again")
        self.await_running(CONTROLLERS_CLONE, HOSTMONITORS_CLONE, timeout=120)

    def await_ready(self, timeout=60):
        if not wait_until(lambda: self.controllers.answering(), timeout, 0.3):
            raise Problem("no controller is ready", "see /readyz of any of them",
                          "nothing further", "look into /var/log/masakari of controller1",
                          node.log(layout.CONTROLLERS[0], "masakari/controller.log"))

    def begun(self, host, since, timeout=60):
        """The recovery of a host, once it has begun: its list entry."""
        return self.await_true(
            lambda: next(iter(self.controllers.recoveries(host, "recovery", since)), None),
            timeout, f"a recovery of {host} to begin", interval=0.1)

    def recovered(self, host, since, timeout=RECOVERY_SECONDS):
        """The recovery of a host, once it has ended: its whole document."""
        return self.ended(self.begun(host, since)["uuid"], timeout)

    def ended(self, uuid, timeout=RECOVERY_SECONDS):
        """A recovery, once it has ended: its whole document."""
        def ended():
            found = self.controllers.recovery(uuid)
            return found if found["ended_at"] and found["phase"] in ENDED else None
        return self.await_true(ended, timeout, f"recovery {uuid} to end")

    def held(self, host, since, kind="recovery", timeout=60):
        """The recovery of a host, once it waits at a gate: its whole document."""
        def held():
            found = self.controllers.recoveries(host, kind, since)
            return next((each for each in found if each["phase"] == "held"), None)
        uuid = self.await_true(held, timeout, f"a {kind} of {host} to be held")["uuid"]
        return self.controllers.recovery(uuid)

    def reported(self, kind, host, payload):
        """Report a failure as a monitor would; the recovery that it began, whole, at its end."""
        notification = {"type": kind, "hostname": host, "payload": payload,
                        "generated_time": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")}
        stored = self.controllers.call("POST", "/v1/notifications",
                                       {"notification": notification})["notification"]
        return self.ended(stored["recovery_id"]) if stored["recovery_id"] else stored

    def returned(self, host, since, timeout=RETURN_SECONDS):
        """Power a host on, and wait until the product itself has it back in service."""
        node.power_on(host)
        entry = self.await_true(
            lambda: next(iter(self.controllers.recoveries(host, "return", since)), None),
            timeout, f"the return of {host} to begin")
        document = self.ended(entry["uuid"], timeout)
        self.await_true(lambda: self.in_service(host), timeout,
                        f"{host} to be enabled and up in Nova")
        self.await_true(lambda: not self.open_incidents(host), timeout,
                        f"the incident of {host} to be closed")
        self.await_true(lambda: host in self.connected(), timeout, f"{host} in the cluster")
        return document

    def fenced(self, host, since, timeout=90):
        """Until Pacemaker's own history has a success."""
        return self.await_true(lambda: self.fencings(host, "success", since), timeout,
                               f"{host} to be fenced")

    # -- looks

    def in_service(self, host):
        service = self.nova.services()[host]
        return (service["status"], service["state"], service["forced_down"]) \
            == ("enabled", "up", False)

    def open_incidents(self, host=None):
        rows = self.journal.rows("SELECT host FROM incident WHERE closed_at IS NULL")
        return [row["host"] for row in rows if host in (None, row["host"])]

    def connected(self):
        """The compute hosts that Pacemaker is connected to."""
        view = pacemaker.view()
        return () if view is None else set(self.computes) & pacemaker.started(view)

    def fencings(self, target, status, since):
        """Fencings that crm_mon lists as success, failed or pending, since a moment."""
        view = pacemaker.view()
        events = () if view is None else view.iterfind("fence_history/fence_event")
        return [event for event in events
                if event.get("target") == target and event.get("status") == status
                and _completed(event) >= int(since)]

    def outbox(self, controller):
        """Reports that a node's hostmonitor has not got rid of yet."""
        folder = node.folder(controller) / "disk/var/lib/masakari/hostmonitor/outbox"
        return sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []


def _completed(event):
    """`completed` of a fencing, in seconds since 1970 (mostly it has whole ones only)."""
    text = event.get("completed", "").rstrip("Z").strip()
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp() if text else 0
