"""Running one program of the image in a throw-away root.

The root is an overlay in memory, seen only by the program: when it ends, or
when we do, however abruptly, nothing of it is left.
"""
import os
import subprocess

from cloudkit import paths

SETUP = """set -e
    image=$1 scratch=$2; shift 2
    mount -t tmpfs -o mode=755 tmpfs "$scratch"
    cd "$scratch"
    mkdir upper work root
    mount -t overlay overlay -o "lowerdir=$image,upperdir=upper,workdir=work" root
    mount --rbind /dev root/dev
    mount -t proc proc root/proc
    mount -t tmpfs -o mode=755 tmpfs root/run
    mount -t tmpfs -o mode=1777 tmpfs root/tmp
    # No exec: this shell stays process 1. A program that changes its user, as MariaDB does,
    # loses the "die with your parent" it inherits; process 1 keeps it, and takes all along.
    chroot root "$@" || exit $?
    exit 0
"""


def start(image, command, log):
    """Start `command` in a root of its own, on the host's network. Returns its Popen."""
    scratch = paths.CACHE / "scratch"  # an empty folder; each sandbox mounts its own memory there
    scratch.mkdir(parents=True, exist_ok=True)
    with open(log, "w") as out:
        return subprocess.Popen(
            # dies with us, and what is inside dies with it
            ["setpriv", "--pdeathsig", "KILL",
             "unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child",
             "--mount-proc", "--", "/bin/sh", "-c", SETUP, "sh", image, scratch, *command],
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the command under test
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
