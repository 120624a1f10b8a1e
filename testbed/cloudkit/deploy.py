"""Installs a tree of files into the controllers, and runs what is in it.

The tree looks like an installed package's root (usr/..., etc/...). With it go
`testbed/etc/masakari/*.conf.in`, filled in for each node, to /etc/masakari, and
`testbed/etc/masakari.crm` into the cluster. Deploying again stops the
resources, replaces the files and starts them.
"""
import re
import subprocess
from pathlib import Path

from cloudkit import layout, node, pacemaker, paths, rootfs
from cloudkit.console import Problem, wait_until

CLUSTER_CONFIGURATION = paths.INPUT / "masakari.crm"
START_SECONDS = 90
STOP_SECONDS = 60


def deploy(watch, tree):
    """Stop what runs of an earlier deployment, replace the files, start."""
    tree = Path(tree)
    if not tree.is_dir():
        raise Problem(f"there is no folder {tree}", "it was not built yet", "nothing",
                      "build it, then run the command again")
    leader = _leader()
    resources = _configured_resources()
    present = [name for name in resources if _exists(leader, name)]
    if present:
        _stop(leader, present)
        watch.say(f"stopped: {' '.join(present)}")
    for controller in layout.CONTROLLERS:
        _replace_files(tree, controller)
        _configure(controller)
    _remember(tree)
    watch.say(f"installed on {', '.join(layout.CONTROLLERS)}")
    if resources:
        _start(leader, present)
        _wait_started(leader, resources)
        watch.say(f"started: {' '.join(resources)}")


def _leader():
    view = pacemaker.view()
    leader = pacemaker.coordinator(view) if view is not None else None
    if leader is None:
        raise Problem("the cluster has no coordinator", "it is down, or has lost its quorum",
                      "nothing was deployed", "look at `cloud status`, then deploy again")
    return leader


def _configured_resources():
    """Names of the primitives and clones that the configuration file describes."""
    if not CLUSTER_CONFIGURATION.exists():
        return []
    found = re.findall(r"^(primitive|clone|ms|group)\s+(\S+)(?:\s+(\S+))?",
                       CLUSTER_CONFIGURATION.read_text(), re.M)
    cloned = {child for kind, _, child in found if kind in ("clone", "ms")}
    return [name for _, name, _ in found if name not in cloned]


def _exists(leader, resource):
    return node.run(leader, "crm_resource", "--resource", resource, "--query-xml",
                    check=False).returncode == 0


def _stop(leader, resources):
    for name in resources:
        node.run(leader, "crm_resource", "--resource", name, "--meta",
                 "--set-parameter", "target-role", "--parameter-value", "Stopped")
    # Not `crm_resource --wait`: it waits for hosts that are off on purpose as well.
    if not wait_until(lambda: not _active(resources), STOP_SECONDS, interval=0.3):
        raise Problem(f"not stopped after {STOP_SECONDS} s: {' '.join(resources)}",
                      "a stop hangs, or the cluster is busy with a fencing", "nothing else",
                      f"look into {node.log(leader, 'pacemaker/pacemaker.log')}, then deploy again")


def _active(resources):
    view = pacemaker.view()
    return view is None or any(
        instance.get("active") == "true"
        for parent in view.iter() if parent.get("id") in resources
        for instance in parent.iter("resource"))


def _replace_files(tree, controller):
    """Remove what the last deployment brought and this one does not, then copy."""
    new = set(_files(tree))
    for old in paths.DEPLOYED.read_text().splitlines() if paths.DEPLOYED.exists() else ():
        if old not in new:
            node.run(controller, "rm", "-f", "/" + old)
    with subprocess.Popen(["tar", "-C", tree, "--owner=0", "--group=0", "-cf", "-", "."],
                          stdout=subprocess.PIPE) as pack:
        unpack = subprocess.run([*node.inside(controller), "tar", "-C", "/", "-xpf", "-",
                                 "--no-overwrite-dir"],
                                stdin=pack.stdout, capture_output=True, text=True)
    if unpack.returncode or pack.returncode:
        raise Problem(f"copying {tree} to {controller} failed", unpack.stderr.strip()[-400:],
                      "the resources stay stopped", "mend it, then deploy again")


def _files(tree):
    return [str(path.relative_to(tree)) for path in tree.rglob("*") if not path.is_dir()]


def _configure(controller):
    folder = Path(f"/proc/{node.init(controller).pid}/root/etc/masakari")
    for template in sorted(paths.INPUT.glob("masakari/*.in")):
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / template.name.removesuffix(".in")
        target.write_text(rootfs.fill_in(template.read_text(), controller))


def _remember(tree):
    paths.DEPLOYED.write_text("".join(name + "\n" for name in _files(tree)))


def _start(leader, present):
    configuration = CLUSTER_CONFIGURATION.read_text()
    node.run(leader, "sh", "-ec", "cat >/run/masakari.crm; crm -F configure load update "
             "/run/masakari.crm", text_in=configuration)
    for name in present:
        node.run(leader, "crm_resource", "--resource", name, "--cleanup", check=False)
        node.run(leader, "crm_resource", "--resource", name, "--meta",
                 "--delete-parameter", "target-role", check=False)


def _wait_started(leader, resources):
    def missing():
        view = pacemaker.view()
        return view is None or [name for name in resources
                                if not pacemaker.runs(view, name)]
    wait_until(lambda: not missing(), START_SECONDS, interval=0.5)
    absent = missing()
    if not absent:
        return
    failures = node.run(leader, "crm_mon", "-1rf", check=False).stdout
    raise Problem(f"not started after {START_SECONDS} s: {absent}",
                  "see the failed actions below, and the agents' logs\n" + failures,
                  "everything else is deployed; nothing was rolled back",
                  f"look into {node.log(leader, 'pacemaker/pacemaker.log')}, then deploy again")
