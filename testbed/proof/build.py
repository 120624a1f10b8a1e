"""Maven, the packages, and the tree of files that they install."""
import os
import re
import shutil
import subprocess

from cloudkit import paths
from cloudkit.console import Problem

from proof import children

PROJECT = paths.TESTBED.parent
PACKAGES = paths.STATE / "packages"
TREE = paths.STATE / "tree"
MODULE = re.compile(r"^\[INFO\] Building (?:Masakari: )?(.+?) \S+\s+\[(\d+)/(\d+)\]")


def tree(watch):
    """Build the project without its tests; returns the folder of the installed tree."""
    with watch.step("building Masakari (a minute; more the first time, for Maven's downloads)"):
        maven(watch, "package", "-DskipTests")
        return stage()


def stage():
    """Package what the last build made, and lay out what the packages install."""
    packages(PACKAGES)
    shutil.rmtree(TREE, ignore_errors=True)
    TREE.mkdir(parents=True)
    for package in sorted(PACKAGES.glob("*.rpm")):
        with subprocess.Popen(["rpm2cpio", package], stdout=subprocess.PIPE) as payload:
            _run("unpacking a package", "cpio", "--extract", "--make-directories", "--quiet",
                 "--preserve-modification-time", stdin=payload.stdout, cwd=TREE)
        if payload.returncode:
            raise _failure("unpacking a package", f"rpm2cpio {package}: {payload.returncode}")
    return TREE


def packages(folder, kind="rpm", **environment):
    """Make the packages from what the last build made."""
    program = {"rpm": "rpm/build", "deb": "rpm/build-deb"}[kind]
    _run(program, PROJECT / program, folder, stdin=subprocess.DEVNULL,
         env={**os.environ, **environment})


def _run(what, *command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise _failure(what, done.stderr.strip()[-400:])


def _failure(what, why):
    return Problem(f"{what} failed", why, "nothing was deployed", "mend it, then again")


def maven(watch, *arguments, prefix=()):
    """Run Maven in the project and say each module it comes to. Its output goes to a log."""
    status, log = run_maven(watch, *arguments, prefix=prefix)
    if status:
        raise Problem(f"`mvn {' '.join(arguments)}` ended with {status}",
                      "see the end of its output, above", "nothing was deployed",
                      f"read {log}", log)


def run_maven(watch, *arguments, prefix=()):
    """The same, but a failure is only told: returns the exit status and the log."""
    paths.LOGS.mkdir(parents=True, exist_ok=True)
    log = paths.LOGS / "maven.log"
    command = [*prefix, "mvn", "-B", "-ntp", *arguments]
    with open(log, "w") as out, children.started(
            command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={name: value for name, value in os.environ.items()
                 if name not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}) as child:
        for line in child.stdout:
            out.write(line)
            out.flush()
            begun = MODULE.match(line)
            if begun:
                watch.say(f"  {begun[2]}/{begun[3]} {begun[1]}")
        return child.wait(), log
