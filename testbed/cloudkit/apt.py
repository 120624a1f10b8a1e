"""The host's own apt configuration, so that the image comes from where the host does.

No archive address is written down in this project: a mirror, a proxy or an
offline copy that the host uses is used for the image as well.
"""
import re
import subprocess
from collections import namedtuple
from pathlib import Path

from cloudkit.console import Problem

SUITE = "bookworm"
SUITES = (SUITE, f"{SUITE}-updates", f"{SUITE}-security")

Source = namedtuple("Source", "uri suite components options")


def sources(root=Path("/etc/apt")):
    """Debian's main suites as the host has them; third-party lists are left out."""
    found = []
    for file in [root / "sources.list", *sorted((root / "sources.list.d").glob("*"))]:
        if not file.is_file():
            continue
        text = file.read_text(errors="replace")
        found += _deb822(text) if file.suffix == ".sources" else _one_line(text)
    found = [s for s in found if s.suite in SUITES and "main" in s.components]
    if not any(s.suite == SUITE for s in found):
        raise Problem(
            f"no apt source of this host offers the suite {SUITE}",
            "the host is not Debian 12, or its sources are kept elsewhere",
            "nothing was built",
            f"add a source for {SUITE} main below {root}, then run the command again")
    return found


def _one_line(text):
    for line in text.splitlines():
        match = re.match(r"deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s+(.+)", line.strip())
        if match:
            options, uri, suite, components = match.groups()
            yield Source(uri, suite, components.split("#")[0].split(), _keep(options or ""))


def _deb822(text):
    for stanza in re.split(r"\n\s*\n", text):
        lines = [line for line in stanza.splitlines() if not line.startswith("#")]
        fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*(?:\n[ \t]+.*)*)", "\n".join(lines), re.M))
        if "deb" not in fields.get("Types", "").split() or fields.get("Enabled") == "no":
            continue
        options = "trusted=yes" if fields.get("Trusted") == "yes" else ""
        for uri in fields.get("URIs", "").split():
            for suite in fields.get("Suites", "").split():
                yield Source(uri, suite, fields.get("Components", "").split(), options)


def _keep(options):
    """Keyrings are Debian's own in the image; only an explicit trust is carried over."""
    return " ".join(o for o in options.split() if o.startswith("trusted="))


def sources_list(found):
    """The sources in one-line form."""
    return "".join(
        "deb {}{} {} {}\n".format(f"[{s.options}] " if s.options else "", s.uri, s.suite,
                                  " ".join(s.components))
        for s in found)


def fetch_options():
    """How the host fetches (proxies, validity checks), as an apt.conf snippet."""
    dump = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    wanted = re.compile(r"Acquire::(?!IndexTargets|Changelogs|cdrom|CompressionTypes)\S+ \".+\";")
    return "".join(line + "\n" for line in dump.splitlines() if wanted.match(line))
