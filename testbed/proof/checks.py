"""The checks that need no cloud: Maven's tests, shell scripts, Prometheus' rules, documents."""
import os
import re
import subprocess
import time
import xml.etree.ElementTree as xml
from pathlib import Path

from cloudkit import image, paths

from proof import build, documents
from proof.runner import Outcome

BUILD = "mvn verify"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Shell files that others source: no first line tells what they are, as it does for the rest.
SOURCED = ("ocf-agents/resource.d/.masakari-daemon.sh",
           "testbed/rootfs/common/usr/lib/testbed/cluster-environment",
           "testbed/rootfs/common/usr/lib/testbed/functions")


def maven(watch):
    """`mvn verify` with a real MariaDB at hand: an outcome a test, and one for the build."""
    return _maven(watch, BUILD, "database", "verify", "--fail-at-end")


def galera(watch):
    """The tests that need a Galera cluster, with a real one at hand."""
    return _maven(watch, "mvn verify, on Galera", "galera", "verify",
                  "--projects", "controller/service", "--also-make",
                  "-Dtest=None", "-Dsurefire.failIfNoSpecifiedTests=false",
                  "-Dit.test=*GaleraIT", "-Dfailsafe.failIfNoSpecifiedTests=false")


def libvirt(watch):
    """The tests that need a libvirtd with guests in qemu, with a real one at hand."""
    return _maven(watch, "mvn verify, on libvirt", "libvirt", "verify",
                  "--projects", "ocf-agents/monitors", "--also-make",
                  "-Dtest=None", "-Dsurefire.failIfNoSpecifiedTests=false",
                  "-Dit.test=*LibvirtIT", "-Dfailsafe.failIfNoSpecifiedTests=false")


def _maven(watch, name, data, *arguments):
    for report in _reports():
        report.unlink()
    began = time.monotonic()
    status, log = build.run_maven(watch, *arguments, prefix=(paths.TESTBED / "cloud", data, "--"))
    outcomes = [outcome for report in _reports() for outcome in _cases(report)]
    failed = sum(not each.passed for each in outcomes)
    reason = None if status == 0 else f"ended with {status}; read {log}"
    if status == 0 and not outcomes:
        reason = "no test was run"
    outcomes.append(Outcome(name, reason is None, time.monotonic() - began, reason))
    watch.say(f"        {len(outcomes) - 1} unit and integration tests, {failed} failed")
    return outcomes


def _reports():
    modules = re.findall("<module>(.+?)</module>", (build.PROJECT / "pom.xml").read_text())
    return [path for module in modules for kind in ("surefire", "failsafe")
            for path in sorted((build.PROJECT / module / "target").glob(
                f"{kind}-reports/TEST-*.xml"))]


def _cases(report):
    # What a test has logged is in there as it was, and a hostile one's is no XML.
    text = NO_XML.sub("?", report.read_text(errors="replace"))
    for case in xml.fromstring(text).iter("testcase"):
        bad = case.find("failure") if case.find("failure") is not None else case.find("error")
        skipped = case.find("skipped") is not None
        reason = "skipped" if skipped else None if bad is None else \
            " ".join((bad.get("message") or bad.get("type") or "").split())[:300]
        yield Outcome(f"{case.get('classname')}.{case.get('name')}", reason is None,
                      float((case.get("time") or "0").replace(",", "")), reason)


def shell_scripts():
    """All sh scripts of the project, by their first line; paths from the project's root."""
    found = set(SOURCED)
    for folder in ("ocf-agents", "testbed", "rpm", "cli", ".ci"):
        for place, below, files in os.walk(build.PROJECT / folder):
            below[:] = set(below) - {"target", ".state", ".cache", "__pycache__"}
            found |= {str(path.relative_to(build.PROJECT)) for path in
                      (Path(place) / name for name in files) if _is_sh(path)}
    return sorted(found)


def _is_sh(path):
    with open(path, "rb") as script:
        return script.readline().split()[:1] in ([b"#!/bin/sh"], [b"#!/usr/bin/sh"])


def shell(watch):
    """dash -n and shellcheck, both from the image, for each script."""
    outcomes = []
    for script in shell_scripts():
        for name, command in (("dash -n", ("dash", "-n")),
                              ("shellcheck", ("shellcheck", "--external-sources"))):
            outcomes.append(_lint(f"{name} {script}", (*command, script)))
    return _told(watch, "shell scripts", outcomes)


def alerts(watch):
    """The alerts that the packages bring, by promtool from the image, with its tests of them."""
    return _told(watch, "alerts", [
        _lint(f"promtool {what} rules {rules}", ("promtool", what, "rules", rules))
        for what, rules in (("check", "docs/monitoring/alerts.yml"),
                            ("test", "docs/monitoring/alerts_test.yml"))])


def typed(watch, placed):
    """Each command that the documents tell an operator to type is among those that are `placed`:
    typed by a scenario, or left out with a reason."""
    outcomes = []
    for command, where in documents.commands().items():
        reason = None if command in placed else (
            f"{', '.join(sorted(set(where)))}: give it a place in testbed/scenarios/y_documents.py")
        outcomes.append(Outcome(f"{command} has a place", reason is None, 0.0, reason))
    return _told(watch, "commands in documents", outcomes)


def _told(watch, what, outcomes):
    bad = [each for each in outcomes if not each.passed]
    for each in bad:
        watch.say(f"FAILED  {each.name}\n{each.reason}")
    watch.say(f"        {len(outcomes)} checks of {what}, {len(bad)} failed")
    return outcomes


def _lint(name, command):
    began = time.monotonic()
    done = subprocess.run(
        ["unshare", "--mount", "--propagation", "private", "--", "sh", "-ec",
         'image=$1 project=$2; shift 2; mount --bind "$project" "$image/mnt"; '
         'mount -t tmpfs tmpfs "$image/tmp"; '
         'exec chroot "$image" sh -ec \'cd /mnt; exec "$@"\' sh "$@"',
         "sh", image.root(), build.PROJECT, *command],
        capture_output=True, text=True, stdin=subprocess.DEVNULL)
    reason = None if done.returncode == 0 else (done.stdout + done.stderr).strip()
    return Outcome(name, reason is None, time.monotonic() - began, reason)
