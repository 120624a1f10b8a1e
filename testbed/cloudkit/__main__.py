"""Entry of `python3 -m cloudkit`."""
import sys

from cloudkit.cli import main

sys.exit(main())
