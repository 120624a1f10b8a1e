"""Where things are kept.

`STATE` belongs to the running cloud and goes with it; `CACHE` holds what is
dear to make (the image, the prepared databases) and survives.
"""
import os
from pathlib import Path

TESTBED = Path(__file__).resolve().parent.parent
STATE = TESTBED / ".state"
NODES = STATE / "nodes"
SHARED = STATE / "shared"  # visible in every node as /run/testbed
LOGS = STATE / "logs"
DEPLOYED = STATE / "deployed"  # what the last `deploy` installed, one path a line
CACHE = Path(os.environ.get("MASAKARI_TESTBED_CACHE") or TESTBED / ".cache")

ROOTFS = TESTBED / "rootfs"  # files for the nodes, one folder a role
INPUT = TESTBED / "etc"  # what `deploy` configures: masakari/ROLE/*.in, masakari.crm

# One cloud a machine: interface and namespace names are global to it.
OWNER = Path("/run/masakari-testbed.owner")
