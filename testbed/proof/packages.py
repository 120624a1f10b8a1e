"""The checks of the packages: how they are made, and what becomes of them in a node's root."""
import filecmp
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from cloudkit import image, paths

from proof import build
from proof.runner import Outcome

AGAIN = paths.STATE / "packages-again"
EARLIER = paths.STATE / "packages-earlier"
DEBS = paths.STATE / "packages-deb"
TRIALS = paths.TESTBED / "packages"

# Sections that `rpm --scripts` shows, and a command without which each would do nothing.
SCRIPTLETS = {
    "common": {"preinstall": "useradd", "postinstall": "systemd-tmpfiles",
               "transfiletriggerin": "archive-classes"},
    "controller": {"postinstall": "systemctl", "preuninstall": "systemctl",
                   "postuninstall": "systemctl"},
    "agents": {"postinstall": "systemctl", "preuninstall": "systemctl",
               "postuninstall": "systemctl"},
    "cli": {"postinstall": "systemctl", "preuninstall": "systemctl", "postuninstall": "systemctl"},
}
DAY_SECONDS = 86_400


def run(watch):
    """What `mvn package` has built is packaged: an outcome a check."""
    epoch = int(_output("git", "-C", build.PROJECT, "log", "-1", "--format=%ct"))
    build.packages(build.PACKAGES)
    build.packages(EARLIER, SOURCE_DATE_EPOCH=str(epoch - DAY_SECONDS))
    build.packages(DEBS, kind="deb")
    build.packages(EARLIER, kind="deb", SOURCE_DATE_EPOCH=str(epoch - DAY_SECONDS))
    with ThreadPoolExecutor() as pool:
        trials = [pool.submit(_trial, "trial", "rpm", image.root(), EARLIER, build.PACKAGES),
                  pool.submit(_trial, "trial", "deb", image.root(), EARLIER, DEBS),
                  pool.submit(_trial, "services", image.root(), build.PACKAGES)]
        outcomes = _made() + [outcome for trial in trials for outcome in trial.result()]
    for each in outcomes:
        watch.say(f"{'ok    ' if each.passed else 'FAILED'}  {each.name} ({each.seconds:.1f} s)"
                  + (f"\n{each.reason}" if each.reason else ""))
    return outcomes


def _made():
    return [_timed("rpm/build makes the same packages again, byte for byte", _again, "rpm",
                   build.PACKAGES),
            _timed("rpm/build-deb makes the same packages again, byte for byte", _again, "deb",
                   DEBS),
            *(_timed(f"no scriptlet of masakari-{name} is empty", _scriptlets, name)
              for name in SCRIPTLETS),
            _timed("rpmlint", _rpmlint),
            _timed("lintian", _lintian)]


def _timed(name, check, *arguments):
    """The outcome of a check that returns why it fails, or nothing."""
    began = time.monotonic()
    reason = check(*arguments)
    return Outcome(name, not reason, time.monotonic() - began, reason or None)


def _again(kind, folder):
    """As somebody else elsewhere would: other time zone, other locale, other folders."""
    build.packages(AGAIN, kind=kind, TZ="Asia/Tokyo", LC_ALL="C", TMPDIR="/var/tmp")
    names = sorted(path.name for path in folder.glob(f"*.{kind}"))
    if (names != sorted(path.name for path in AGAIN.glob(f"*.{kind}"))
            or len(names) != len(SCRIPTLETS)):
        return f"other packages: {names}"
    _, different, missing = filecmp.cmpfiles(folder, AGAIN, names, shallow=False)
    return " ".join(different + missing)


def _scriptlets(name):
    package, = build.PACKAGES.glob(f"masakari-{name}-*.rpm")
    text = _output("rpm", "-qp", "--scripts", "--filetriggers", package)
    parts = re.split(r"^(\w+) (?:scriptlet|program).*$", text, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2]))
    if set(found) != set(SCRIPTLETS[name]):
        return f"these were expected: {sorted(SCRIPTLETS[name])}; there are {sorted(found)}"
    return ", ".join(section for section, command in SCRIPTLETS[name].items()
                     if command not in found[section])


def _rpmlint():
    done = subprocess.run(["rpmlint", "--config", build.PROJECT / "rpm/rpmlint.toml",
                           *build.PACKAGES.glob("*.rpm")], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    complaints = [line for line in done.stdout.splitlines() if re.search(r": [EW]: ", line)]
    return "\n".join(complaints) or (done.stderr.strip() if done.returncode else "")


def _lintian():
    done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning",
                           "--suppress-tags-from-file", build.PROJECT / "rpm/deb/lintian-answered",
                           *DEBS.glob("*.deb")], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def _trial(name, *arguments):
    """The outcomes that a script of testbed/packages tells, a line each."""
    began = time.monotonic()
    done = subprocess.run([TRIALS / name, *arguments], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=300)
    lines = re.findall(r"^(ok|FAILED) (.+?)(?:: (.*))?$", done.stdout, flags=re.MULTILINE)
    if done.returncode or not lines:
        return [Outcome(f"testbed/packages/{name}", False, time.monotonic() - began,
                        f"ended with {done.returncode}: {done.stderr.strip()[-400:]}")]
    share = (time.monotonic() - began) / len(lines)
    return [Outcome(name, word == "ok", share, why or None) for word, name, why in lines]


def _output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL).stdout
