"""Installs a tree of files into the controllers and compute hosts, and runs what is in it.

The tree looks like an installed package's root (usr/..., etc/...). With it go
`testbed/etc/masakari/ROLE/*.in`, filled in for each node, to /etc/masakari, and
`testbed/etc/masakari.crm` into the cluster. Deploying again stops the
resources, replaces the files and starts them.
"""
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cloudkit import layout, lifecycle, node, pacemaker, paths, resources, rootfs
from cloudkit.console import Problem, wait_until

START_SECONDS = 90
STOP_SECONDS = 60


def deploy(watch, tree):
    """Stop what runs of an earlier deployment, replace the files, start."""
    tree = Path(tree)
    if not tree.is_dir():
        raise Problem(f"there is no folder {tree}", "it was not built yet", "nothing",
                      "build it, then run the command again")
    leader = _leader()
    names = resources.configured()
    present = [name for name in names if _exists(leader, name)]
    if present:
        _stop(leader, present)
        watch.say(f"stopped: {' '.join(present)}")
    nodes = (*layout.CONTROLLERS, *lifecycle.computes())
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: _install(tree, name), nodes))
    _remember(tree)
    watch.say(f"installed on {', '.join(nodes)}")
    if names:
        _start(leader, present)
        _wait_started(leader, names)
        watch.say(f"started: {' '.join(names)}")


def _leader():
    view = pacemaker.view()
    leader = pacemaker.coordinator(view) if view is not None else None
    if leader is None:
        raise Problem("the cluster has no coordinator", "it is down, or has lost its quorum",
                      "nothing was deployed", "look at `cloud status`, then deploy again")
    return leader


def _exists(leader, resource):
    return node.run(leader, "crm_resource", "--resource", resource, "--query-xml",
                    check=False).returncode == 0


def _stop(leader, names):
    for name in names:
        node.run(leader, "crm_resource", "--resource", name, "--meta",
                 "--set-parameter", "target-role", "--parameter-value", "Stopped")
    # Not `crm_resource --wait`: it waits for hosts that are off on purpose as well.
    if not wait_until(lambda: not _active(names), STOP_SECONDS, interval=0.3):
        raise Problem(f"not stopped after {STOP_SECONDS} s: {' '.join(names)}",
                      "a stop hangs, or the cluster is busy with a fencing", "nothing else",
                      f"look into {node.log(leader, 'pacemaker/pacemaker.log')}, then deploy again")


def _active(names):
    view = pacemaker.view()
    return view is None or any(
        instance.get("active") == "true"
        for parent in view.iter() if parent.get("id") in names
        for instance in parent.iter("resource"))


def _install(tree, name):
    _replace_files(tree, name)
    _configure(name)


def _replace_files(tree, name):
    """Remove what the last deployment brought and this one does not, then copy."""
    new = set(_files(tree))
    for old in paths.DEPLOYED.read_text().splitlines() if paths.DEPLOYED.exists() else ():
        if old not in new:
            node.run(name, "rm", "-f", "/" + old)
    with subprocess.Popen(["tar", "-C", tree, "--owner=0", "--group=0", "-cf", "-", "."],
                          stdout=subprocess.PIPE) as pack:
        unpack = subprocess.run([*node.inside(name), "tar", "-C", "/", "-xpf", "-",
                                 "--no-overwrite-dir"],
                                stdin=pack.stdout, capture_output=True, text=True)
    if unpack.returncode or pack.returncode:
        raise Problem(f"copying {tree} to {name} failed", unpack.stderr.strip()[-400:],
                      "the resources stay stopped", "mend it, then deploy again")


def _files(tree):
    return [str(path.relative_to(tree)) for path in tree.rglob("*") if not path.is_dir()]


def _configure(name):
    folder = Path(f"/proc/{node.init(name).pid}/root/etc/masakari")
    for template in sorted((paths.INPUT / "masakari" / layout.role(name)).glob("*.in")):
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / template.name.removesuffix(".in")
        target.write_text(rootfs.fill_in(template.read_text(), name))


def _remember(tree):
    paths.DEPLOYED.write_text("".join(name + "\n" for name in _files(tree)))


def _start(leader, present):
    configuration = resources.CONFIGURATION.read_text()
    node.run(leader, "sh", "-ec", "cat >/run/masakari.crm; crm -F configure load update "
             "/run/masakari.crm", text_in=configuration)
    for name in present:
        node.run(leader, "crm_resource", "--resource", name, "--cleanup", check=False)
        node.run(leader, "crm_resource", "--resource", name, "--meta",
                 "--delete-parameter", "target-role", check=False)


def _wait_started(leader, names):
    def missing():
        view = pacemaker.view()
        return view is None or [name for name in names
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
