"""How demo, verify and bench begin and end."""
import sys
import traceback

from cloudkit.console import Problem

from proof import children


def run_command(main):
    """The exit status of `main`; what it raises is told, and everything ended on the way."""
    children.interruptible()
    try:
        return main()
    except Problem as problem:
        print(problem.render(), file=sys.stderr)
    except AssertionError as error:
        print(f"What happened: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except Exception:  # a bug, or the cloud fell apart: say all there is to say
        traceback.print_exc()
    return 1
