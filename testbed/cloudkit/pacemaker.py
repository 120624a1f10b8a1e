"""The cluster as its own tools report it."""
import subprocess
import xml.etree.ElementTree as xml

from cloudkit import cib, layout, node, resources
from cloudkit.console import Problem, wait_until


def seed(controller, computes):
    """Put the first configuration onto a controller's disk."""
    folder = node.folder(controller) / "disk/var/lib/pacemaker/cib"
    if (folder / "cib.xml").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cib.xml").write_text(cib.render(computes))


def view():
    """crm_mon's XML from the first controller that answers, or None."""
    for controller in layout.CONTROLLERS:
        try:
            done = node.run(controller, "crm_mon", "-1", "--output-as=xml",
                            timeout=15, check=False)
            if done.returncode == 0:
                return xml.fromstring(done.stdout)
        except (Problem, subprocess.TimeoutExpired, xml.ParseError):
            continue
    return None


def online(view_):
    """Full members that take part."""
    return [n.get("name") for n in view_.iterfind("nodes/node") if n.get("type") == "member"
            and n.get("online") == "true" and n.get("pending") == "false"]


def started(view_):
    """Resources that run, by the name they were configured with (clones: of the primitive).

    For a remote node this, not "online", is what says that it is connected.
    """
    return {r.get("id").partition(":")[0] for r in view_.iter("resource")
            if r.get("role") in ("Started", "Promoted", "Master") and r.get("failed") == "false"}


def connected(view_):
    """Compute hosts that take part."""
    return {n.get("name") for n in view_.iterfind("nodes/node")
            if n.get("type") == "remote"} & started(view_)


def runs(view_, name):
    """Whether a resource is started: a clone, on every online node that it belongs on."""
    for clone in view_.iter("clone"):
        if clone.get("id") == name:
            active = [r for r in clone.iter("resource")
                      if r.get("role") == "Started" and r.get("failed") == "false"]
            places = {n.get("name") for r in active for n in r.iterfind("node")}
            return places >= set(connected(view_) if resources.on_computes(name)
                                 else online(view_))
    return name in started(view_)


def state_of(view_, name):
    """One word on a node: online, offline, unclean, starting."""
    for n in view_.iterfind("nodes/node"):
        if n.get("name") != name:
            continue
        if n.get("unclean") == "true":
            return "unclean"
        if n.get("type") == "remote":
            return "online" if name in started(view_) else "offline"
        if n.get("online") != "true":
            return "offline"
        return "starting" if n.get("pending") == "true" else "online"
    return "unknown"


def coordinator(view_):
    """The node that holds the designated controller role now, or None."""
    current = view_.find("summary/current_dc")
    return current.get("name") if current is not None else None


def wait_members(timeout=60):
    def complete():
        now = view()
        return now is not None and len(online(now)) == len(layout.CONTROLLERS)

    def settled():
        return complete() or any(not node.is_on(name) for name in layout.CONTROLLERS)
    if wait_until(settled, timeout, interval=0.3) and complete():
        return
    dead = [name for name in layout.CONTROLLERS if not node.is_on(name)]
    raise Problem(f"the cluster did not form; off again: {' '.join(dead) or 'none'}",
                  "corosync or pacemaker ended on one of the controllers", "nothing yet",
                  f"look into {node.log((dead or layout.CONTROLLERS)[0], '')}",
                  node.folder(dead[0]) / "console" if dead
                  else node.log(layout.CONTROLLERS[0], "pacemaker/pacemaker.log"))


def wait_remotes(computes, timeout=90):
    def connected():
        now = view()
        return now is not None and set(computes) <= started(now)
    if not wait_until(connected, timeout, interval=0.3):
        raise Problem("not every compute host joined the cluster",
                      "pacemaker-remoted ended on one of them, or its connection failed",
                      "nothing yet", "cloud enter controller1 crm_mon -1f",
                      node.log(layout.CONTROLLERS[0], "pacemaker/pacemaker.log"))
