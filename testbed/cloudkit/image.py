"""The root file system every node shares, made once and kept in the cache.

It is a plain Debian with everything installed that any node needs and nothing
started. Nodes use it read-only, each with an overlay of its own on top.

To add software: add its packages below. The
folder's name carries a hash of the list, so the image is made anew by itself.
"""
import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess

from cloudkit import apt, paths
from cloudkit.console import Problem

RECIPE = "1"  # raise it when the way of building changes

PACKAGES = {
    "the base": "ca-certificates curl iproute2 openjdk-17-jre-headless procps python3 tini",
    "the cluster": "corosync crmsh libxml2-utils pacemaker pacemaker-cli-utils resource-agents shellcheck",
    "OpenStack": "keystone nova-api nova-conductor nova-scheduler placement-api"
                 " mariadb-server memcached rabbitmq-server uwsgi uwsgi-plugin-python3"
                 # nova-compute wants some hypervisor package; this one is the lightest
                 " nova-compute nova-compute-ironic"
                 # for the scenario with volumes
                 " python3-cinder cinder-common"
                 # whoever speaks OpenStack Masakari's API today
                 " python3-masakariclient python3-openstackclient python3-openstacksdk"
                 " masakari-host-monitor masakari-instance-monitor masakari-process-monitor"
                 # ... what one may be moving from, and a client to measure it and us with
                 " masakari-api masakari-engine wrk",
    # for promtool, which tries the alerts of docs/monitoring
    "monitoring": "prometheus",
    "real guests": "libvirt-clients libvirt-daemon libvirt-daemon-driver-qemu python3-libvirt"
                   # no KVM is needed: guests of 512 bytes run on qemu's own processor
                   " qemu-system-x86 qemu-utils seabios"
                   # for a small Linux as a guest; its kernel is below
                   " busybox-static qemu-guest-agent",
}

NEEDED_GIGABYTES = 4

# pacemaker-remote cannot be installed beside pacemaker, but the two get along:
# its package is only unpacked, for the one daemon in it.
UNPACKED = "pacemaker-remote"

# A package that depends on the newest kernel for guests. Of that, only these are taken.
KERNEL = "linux-image-cloud-amd64"
KERNEL_FILES = "'./boot/vmlinuz-*' './lib/modules/*/virtio*.ko'"

# Written into the image before packages are installed.
FILES = {
    # No package script may start a daemon.
    "usr/sbin/policy-rc.d": "#!/bin/sh\nexit 101\n",
    # A test image needs no crash safety, manuals or translations.
    "etc/dpkg/dpkg.cfg.d/testbed": "force-unsafe-io\n"
                                   "path-exclude=/usr/share/man/*\n"
                                   "path-exclude=/usr/share/doc/*\n"
                                   "path-exclude=/usr/share/locale/*\n",
    # Read when the package creates the first data folder: small logs are quick to copy up.
    "etc/mysql/mariadb.conf.d/90-testbed.cnf": "[mysqld]\ninnodb_log_file_size=8M\n",
}


def root():
    """Where the image is, or will be."""
    recipe = "\n".join([RECIPE, *PACKAGES.values(), UNPACKED, KERNEL, KERNEL_FILES,
                        *FILES.values()])
    return paths.CACHE / f"image-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"


def ensure(watch):
    """Build the image unless it is there. Returns its folder."""
    target = root()
    if target.is_dir():
        return target
    paths.CACHE.mkdir(parents=True, exist_ok=True)
    with _one_builder(watch):
        if not target.is_dir():
            _build(target, watch)
    return target


@contextlib.contextmanager
def _one_builder(watch):
    with open(paths.CACHE / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            watch.say("another command is building the image; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(target, watch):
    free = shutil.disk_usage(paths.CACHE).free / 1e9
    if free < NEEDED_GIGABYTES:
        raise Problem(f"only {free:.1f} GB are free below {paths.CACHE}",
                      f"the image needs {NEEDED_GIGABYTES} GB while it is made",
                      "nothing was built", "make room, or set MASAKARI_TESTBED_CACHE")
    log = paths.CACHE / "image.log"
    for leftover in paths.CACHE.glob("image-*.building"):  # of a builder that was killed
        shutil.rmtree(leftover)
    draft = target.with_name(target.name + ".building")
    try:
        with open(log, "w") as out:
            _assemble(draft, watch, out)
        draft.rename(target)
        watch.say(f"image ready: {target}")
    except subprocess.CalledProcessError as error:
        raise Problem(f"building the image failed ({' '.join(map(str, error.cmd))[-80:]})",
                      "the package archive is unreachable, or a package changed",
                      "the half-made image was removed",
                      "read the log's end; then run the command again", log) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _assemble(draft, watch, out):
    origin = apt.sources()
    fetch = apt.fetch_options()
    with watch.step(f"image 1/{len(PACKAGES) + 1}: Debian's base system (about half a minute)"):
        base = next(source for source in origin if source.suite == apt.SUITE)
        _isolated(["debootstrap", "--variant=minbase", "--include=ca-certificates",
                   base.suite, draft, base.uri], out, _proxies(fetch))
    for name, text in FILES.items():
        _write(draft / name, text)
    (draft / "usr/sbin/policy-rc.d").chmod(0o755)
    _write(draft / "etc/apt/sources.list", apt.sources_list(origin))
    _write(draft / "etc/apt/apt.conf.d/90host", fetch)
    shutil.copy("/etc/resolv.conf", draft / "etc/resolv.conf")

    for number, (what, packages) in enumerate(PACKAGES.items(), 2):
        with watch.step(f"image {number}/{len(PACKAGES) + 1}: packages of {what}"
                        " (half a minute to two)"):
            if number == 2:
                _in_root(draft, "apt-get -q update", out)
            _in_root(draft, f"apt-get -q install -y --no-install-recommends {packages}", out)
    _in_root(draft, f"""cd /var/tmp && apt-get -q download {UNPACKED}
                        dpkg-deb -x {UNPACKED}_*.deb /opt/{UNPACKED} && rm {UNPACKED}_*.deb
                        ln -s /opt/{UNPACKED}/usr/sbin/pacemaker-remoted /usr/sbin/
                        apt-get -q download \
                            $(apt-cache depends {KERNEL} | sed -n 's/.*Depends: //p')
                        mkdir /opt/linux
                        dpkg-deb --fsys-tarfile linux-image-*.deb |
                            tar -x -C /opt/linux --wildcards {KERNEL_FILES}
                        rm linux-image-*.deb
                        apt-get clean; rm -rf /var/lib/apt/lists/*""", out)
    # The host's way to the archive (perhaps with a proxy's password) is not kept.
    for name in ("etc/apt/sources.list", "etc/apt/apt.conf.d/90host", "etc/resolv.conf"):
        (draft / name).unlink()


def _proxies(fetch):
    """debootstrap knows nothing of apt's configuration, only of the environment."""
    proxy = re.search(r'Acquire::http::Proxy "(.+)";', fetch)
    return {"http_proxy": proxy.group(1)} if proxy else {}


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _in_root(draft, script, out):
    """Run a script in the image to be."""
    setup = f"""set -e
        mount --rbind /dev {draft}/dev
        mount -t proc proc {draft}/proc
        chroot {draft} /bin/sh -ec "$1" || exit $?
        exit 0"""
    _isolated(["/bin/sh", "-c", setup, "sh", script], out,
              {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", "HOME": "/root"})


def _isolated(command, out, environment):
    """Run in mount and process namespaces of its own.

    Whatever is mounted or started in there is gone when the command ends, also
    when it is interrupted: there is nothing to unmount or to hunt down.
    """
    keep = {name: os.environ[name] for name in os.environ if name.lower().endswith("_proxy")}
    subprocess.run(["setpriv", "--pdeathsig", "KILL",
                    "unshare", "--mount", "--propagation", "private", "--pid", "--fork",
                    "--kill-child", "--mount-proc", "--", *command],
                   check=True, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                   env={"PATH": os.environ["PATH"], **keep, **environment})
