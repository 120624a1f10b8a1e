"""The checks that need a cluster: ocf-tester on our agents, Pacemaker's own verification, the
native bindings, and the doctor."""
import json
import time

from cloudkit import layout, node

from proof import build, sql
from proof.runner import Outcome

WHERE = layout.CONTROLLERS[1]
FOLDER = "/run/ocf-tester"
FENCE_DEVICE = "fence-computes"

# What keeps an agent under test apart from the one that runs on the same node.
APART = {
    "controller": rf"""
        sed -e '/^\[controller\]/,/^$/s/^name = .*/name = ocf-tester/' \
            -e 's/^server_host = .*/&\nserver_port = 15990/' \
            /etc/masakari/masakari-controller.conf >{FOLDER}/controller.conf""",
    "hostmonitor": rf"""
        mkdir -p {FOLDER}/state {FOLDER}/alerts
        {{ cat /etc/masakari/masakari-hostmonitor.conf
           printf '\n[state]\ndirectory = %s\nalert_spool = %s\n' \
               {FOLDER}/state {FOLDER}/alerts; }} >{FOLDER}/hostmonitor.conf""",
    "processmonitor": rf"""
        echo '01,corosync,,,,,,' >{FOLDER}/proc.list
        printf '[controller]\nurls = http://127.0.0.1:15868\n[watch]\nproc_list = %s\n' \
            {FOLDER}/proc.list >{FOLDER}/processmonitor.conf
        printf '[state]\ndirectory = %s\n' {FOLDER}/state >>{FOLDER}/processmonitor.conf""",
    # With the driver that libvirt brings for tests: no libvirtd runs there.
    "instancemonitor": rf"""
        printf '[controller]\nurls = http://127.0.0.1:15868\n[libvirt]\nuri = test:///default\n' \
            >{FOLDER}/instancemonitor.conf
        printf '[state]\ndirectory = %s\n' {FOLDER}/state >>{FOLDER}/instancemonitor.conf""",
}


def run(watch):
    outcomes = [_ocf_tester(agent) for agent in APART]
    outcomes.append(_check("crm_verify -LV", WHERE, "crm_verify", "-LV"))
    outcomes.append(_native())
    outcomes.append(_snippets())
    outcomes.append(_doctor_of_a_healthy_cloud())
    outcomes.append(_doctor_without_a_fence_device())
    for each in outcomes:
        watch.say(f"{'ok    ' if each.passed else 'FAILED'}  {each.name} ({each.seconds:.1f} s)"
                  + (f"\n{each.reason}" if each.reason else ""))
    return outcomes


def _ocf_tester(agent):
    options = [word for name, value in _prepare(agent).items()
               for word in ("-o", f"{name}={value}")]
    return _check(f"ocf-tester {agent}", WHERE, "ocf-tester", "-n", f"trial-{agent}", *options,
                  f"/usr/lib/ocf/resource.d/masakari/{agent}")


def timed_start(agent):
    """Seconds that the start of an agent takes, of a daemon that is stopped again."""
    environment = ["env", "OCF_ROOT=/usr/lib/ocf", f"OCF_RESOURCE_INSTANCE=trial-{agent}",
                   *(f"OCF_RESKEY_{name}={value}" for name, value in _prepare(agent).items())]
    script = f"/usr/lib/ocf/resource.d/masakari/{agent}"
    began = time.monotonic()
    node.run(WHERE, *environment, script, "start", timeout=90)
    took = time.monotonic() - began
    node.run(WHERE, *environment, script, "stop", timeout=60)
    return took


def _prepare(agent):
    """Its configuration, and its parameters."""
    node.run(WHERE, "sh", "-ec", f"rm -rf {FOLDER}; mkdir {FOLDER}{APART[agent]}")
    return {"config": f"{FOLDER}/{agent}.conf", "run_dir": f"{FOLDER}/run",
            "log_dir": f"{FOLDER}/log"}


def _native():
    """Every binding against the libraries and daemons that are installed on a full node."""
    began = time.monotonic()
    done = node.run(WHERE, "masakari", "native", "check", "-o", "json", check=False, timeout=60)
    findings = json.loads(done.stdout) if done.returncode == 0 else []
    absent = {each["feature"] for each in findings if each["state"] != "IN_USE"}
    # systemd is no part of the testbed, and only compute hosts have libvirt.
    good = done.returncode == 0 and absent <= {"service manager", "instances"}
    return Outcome("masakari native check", good, time.monotonic() - began,
                   None if good else (done.stdout + done.stderr).strip()[-2000:])


def _snippets():
    """docs/crm, loaded into a copy of the cluster's configuration; nothing of it is started."""
    began = time.monotonic()
    said = []
    for name in ("computes", "masakari"):
        node.run(WHERE, "sh", "-c", f"cat >/run/{name}.crm",
                 text_in=(build.PROJECT / f"docs/crm/{name}.crm").read_text())
    try:
        node.run(WHERE, "crm", "-F", "cib", "new", "trial", timeout=60)
        for name in ("computes", "masakari"):
            # The agent of real power supplies is not installed here.
            done = node.run(WHERE, "crm", "-F", "-c", "trial", "configure", "load", "update",
                            f"/run/{name}.crm", check=False, timeout=60)
            said += [line for line in (done.stdout + done.stderr).splitlines()
                     if "ERROR" in line and "fence_ipmilan" not in line]
        verified = node.run(WHERE, "env", "CIB_shadow=trial", "crm_verify", "-LV", check=False)
        said += (verified.stdout + verified.stderr).splitlines() if verified.returncode else []
    finally:
        node.run(WHERE, "crm", "cib", "delete", "trial", check=False)
    return Outcome("docs/crm can be loaded", not said, time.monotonic() - began,
                   "\n".join(said) or None)


def _doctor():
    """The exit code of the doctor, and its lines."""
    done = node.run(WHERE, "masakari", "doctor", "-o", "json", check=False, timeout=120)
    try:
        return done.returncode, json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"masakari doctor wrote no JSON: {done.stdout}{done.stderr}") from None


def _failures(findings):
    return [each for each in findings if each["verdict"] == "fail"]


def _doctor_of_a_healthy_cloud():
    began = time.monotonic()
    with sql.durable():
        code, findings = _doctor()
    failures = _failures(findings)
    unseen = [each for each in findings if each["verdict"] == "not checked"]
    good = code == 0 and not failures and not unseen
    return Outcome("masakari doctor: nothing fails in a healthy cloud", good,
                   time.monotonic() - began,
                   None if good else json.dumps(failures + unseen, indent=1))


def _doctor_without_a_fence_device():
    """With the compute hosts' fence device disabled, the doctor names it."""
    began = time.monotonic()
    node.run(WHERE, "crm", "resource", "stop", FENCE_DEVICE, timeout=60)
    try:
        code, findings = _await_doctor(lambda found: any(
            each["check"].startswith("fence device of ") for each in _failures(found)))
        named = [each for each in _failures(findings) if FENCE_DEVICE in each["check"]]
    finally:
        node.run(WHERE, "crm", "resource", "start", FENCE_DEVICE, timeout=60)
        _await_doctor(lambda found: not any(
            each["check"].startswith("fence device") for each in _failures(found)))
    good = code == 1 and bool(named)
    return Outcome("masakari doctor: a disabled fence device fails by its name", good,
                   time.monotonic() - began,
                   None if good else json.dumps(_failures(findings), indent=1))


def _await_doctor(wanted):
    """The doctor's word as soon as it is as wanted; the fencer hears of a change by and by."""
    deadline = time.monotonic() + 60
    while True:
        code, findings = _doctor()
        if wanted(findings) or time.monotonic() > deadline:
            return code, findings


def _check(name, where, *command):
    began = time.monotonic()
    done = node.run(where, *command, timeout=180, check=False)
    said = (done.stdout + done.stderr).strip()
    return Outcome(name, done.returncode == 0, time.monotonic() - began,
                   None if done.returncode == 0 else said[-2000:])
