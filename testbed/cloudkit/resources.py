"""What `etc/masakari.crm` describes: Masakari's Pacemaker resources, and where they run."""
import re

from cloudkit import paths

CONFIGURATION = paths.INPUT / "masakari.crm"


def configured():
    """Names of the primitives and clones; a clone's primitive goes without saying."""
    found = re.findall(r"^(primitive|clone|ms|group)\s+(\S+)(?:\s+(\S+))?", _text(), re.M)
    cloned = {child for kind, _, child in found if kind in ("clone", "ms")}
    return [name for _, name, _ in found if name not in cloned]


def clones():
    return re.findall(r"^clone\s+(\S+)", _text(), re.M)


def on_computes(name):
    """Whether a resource belongs on the compute hosts: it is kept off what is not remote."""
    return re.search(rf"^location\s+\S+\s+{re.escape(name)}\s.*rule\s+-inf:\s+#kind\s+ne\s+remote",
                     _text(), re.M) is not None


def _text():
    return CONFIGURATION.read_text() if CONFIGURATION.exists() else ""
