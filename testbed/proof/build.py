"""Maven, and the tree of files that packages would install."""
import os
import re
import shutil
import subprocess

from cloudkit import paths
from cloudkit.console import Problem

from proof import children

PROJECT = paths.TESTBED.parent
TREE = paths.STATE / "tree"
MODULE = re.compile(r"^\[INFO\] Building (?:Masakari: )?(.+?) \S+\s+\[(\d+)/(\d+)\]")


def tree(watch):
    """Build the project without its tests; returns the folder of the installed tree."""
    with watch.step("building Masakari (a minute; more the first time, for Maven's downloads)"):
        maven(watch, "package", "-DskipTests")
        return stage()


def stage():
    """Lay out what the last build made as packages would install it."""
    shutil.rmtree(TREE, ignore_errors=True)
    done = subprocess.run([PROJECT / "rpm/stage", TREE], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Problem("rpm/stage could not lay out the built files",
                      done.stderr.strip()[-400:], "nothing was deployed", "mend it, then again")
    return TREE


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
