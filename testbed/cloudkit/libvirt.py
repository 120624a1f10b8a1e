"""A throw-away libvirtd with a real qemu for tests: `testbed/cloud libvirt -- CMD ...`.

It runs in a root of its own; its guests are emulated (no KVM). CMD reaches it from outside
by these in its environment, and breaks and mends it as anybody would in there, with kill,
virsh or libvirtd:

    MASAKARI_TEST_LIBVIRT_URI     for a connection
    MASAKARI_TEST_LIBVIRT_ROOT    where its root is seen; /guests is for disks, and
                                  /guests/full is a file system of 1 MB
    MASAKARI_TEST_LIBVIRT_ENTER   put it before a command that is to run in there
"""
import subprocess
import tempfile

from cloudkit import database, paths, processes, sandbox
from cloudkit.console import Problem, wait_until

START_SECONDS = 60

SERVER = """set -e
    mkdir -p /etc/libvirt /guests/full
    mount -t sysfs -o ro sysfs /sys
    mount -t tmpfs -o size=1m tmpfs /guests/full
    printf '%s' "$1" >/etc/libvirt/qemu.conf
    printf '%s' "$2" >/etc/libvirt/libvirtd.conf
    printf '%s' "$3" | sh
    exec sleep infinity
"""
FILES = ("etc/libvirt/qemu.conf", "etc/libvirt/libvirtd.conf", "usr/lib/testbed/start-libvirtd")


def run(image, command):
    """Run `command` with a libvirtd at hand. Returns its exit status."""
    with tempfile.NamedTemporaryFile(prefix="testbed-libvirt-", suffix=".log") as log:
        files = [(paths.ROOTFS / "libvirt" / name).read_text() for name in FILES]
        server = sandbox.start(image, ["/bin/sh", "-c", SERVER, "sh", *files], log.name)
        try:
            if not wait_until(lambda: _ready(server), START_SECONDS) or server.poll() is not None:
                raise Problem("the test libvirtd did not start", "memory is short",
                              "it was stopped", "run the command again; the log's end is above",
                              log.name)
            inside = _inside(server.pid)
            root = f"/proc/{inside}/root"
            return database.run_with(command, {
                "MASAKARI_TEST_LIBVIRT_URI":
                    f"qemu+unix:///system?socket={root}/run/libvirt/libvirt-sock",
                "MASAKARI_TEST_LIBVIRT_ROOT": root,
                "MASAKARI_TEST_LIBVIRT_ENTER": " ".join(_enter(inside))})
        finally:
            server.kill()  # its guests go with it
            server.wait()


def _ready(server):
    inside = _inside(server.pid)
    return server.poll() is not None or inside is not None and _answers(inside)


def _inside(pid):
    """The process that stays in there, by the recorded one of the sandbox; None if not yet."""
    return next((each for each in processes.family(pid) if processes.name(each) == "sleep"), None)


def _answers(inside):
    return subprocess.run([*_enter(inside), "virsh", "--readonly", "version"],
                          capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def _enter(inside):
    return ["nsenter", f"--target={inside}", "--mount", "--pid", "--root", "--wd", "--"]
