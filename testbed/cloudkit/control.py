"""The control node: OpenStack's services, and databases prepared once.

Creating the schemas takes half a minute of work. So the first `up` powers on a
lone control node, lets it fill its databases, and keeps the data folder beside
the image. From then on it is one more layer below every control node's disk.
"""
import hashlib
import shutil
import subprocess

from cloudkit import image, layout, node, paths, seed
from cloudkit.console import Problem, wait_until
from cloudkit.nova import Nova
from cloudkit.rest import Session

MADE_BY = (paths.ROOTFS / "control/usr/lib/testbed/create-databases",
           paths.TESTBED / "cloudkit/seed.py")
KEPT = ("var/lib/mysql", "var/lib/keystone", "var/lib/testbed-databases-prepared")


def layer():
    """Where the prepared databases are, or will be."""
    recipe = image.root().name + "".join(file.read_text() for file in MADE_BY)
    return paths.CACHE / f"databases-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"


def ensure_databases(watch):
    """Prepare the databases unless they are there. Returns their folder."""
    target = layer()
    if target.is_dir():
        return target
    with watch.step("preparing OpenStack's databases, once (about a minute)"):
        _prepare(target)
        node.power_off(layout.CONTROL)
        node.remove(layout.CONTROL)
    return target


def _prepare(target):
    if layout.CONTROL in node.known():  # an attempt that failed
        node.power_off(layout.CONTROL)
        node.remove(layout.CONTROL)
    node.create(layout.CONTROL, image.root(), [image.root()])
    node.power_on(layout.CONTROL)
    wait_ready(timeout=240)
    session = Session()
    seed.seed_keystone(session)
    seed.seed_nova(Nova(session))
    _stop_database()
    draft = target.with_name(f"{target.name}.building")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for kept in KEPT:
            (draft / kept).parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-a", f"/proc/{node.init(layout.CONTROL).pid}/root/{kept}",
                            draft / kept], check=True)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _stop_database():
    """Cleanly, so that its files can be copied; its clients go first, or they log for ever."""
    stop = """for name in nova-api nova-conductor nova-scheduler keystone placement mariadb; do
                  pid=$(cat /run/$name.pid)
                  kill -TERM "$pid"
                  tries=100
                  while kill -0 "$pid" 2>/dev/null && [ $tries -gt 0 ]; do
                      sleep 0.1; tries=$((tries - 1))
                  done
                  kill -KILL "$pid" 2>/dev/null || :
              done"""
    node.run(layout.CONTROL, "sh", "-c", stop, timeout=90)


def wait_ready(timeout=120):
    """Until all services of the control node answer."""
    ready = paths.SHARED / "control-ready"
    if not wait_until(lambda: ready.exists() or not node.is_on(layout.CONTROL), timeout) \
            or not ready.exists():
        raise Problem("the control node's services did not come up",
                      "the end of its boot is above; each service logs for itself",
                      "nothing yet",
                      f"look into {node.log(layout.CONTROL, '')}",
                      node.folder(layout.CONTROL) / "console")


def forget_readiness():
    for mark in ("control-ready", "conductor-ready"):
        (paths.SHARED / mark).unlink(missing_ok=True)


def wait_computes(hosts, timeout=120):
    """Until Nova hears from all these hosts, in their present life."""
    nova = Nova()
    since = {host: node.powered_on_at(host) for host in hosts}
    try:
        for host in hosts:
            nova.wait_heartbeat([host], since[host], timeout)
    except TimeoutError as error:
        raise Problem(f"Nova does not hear from {host}",
                      "nova-compute did not start, or cannot reach the control node",
                      "nothing yet", f"look into {node.log(host, '')}",
                      node.log(host, "nova-compute.log")) from error


def reserve(host):
    """Hold a host empty for the failures of others."""
    Nova().put_service(host, status="disabled", disabled_reason="reserved host")
