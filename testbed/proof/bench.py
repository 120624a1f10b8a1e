"""testbed/bench: the figures the project promises, measured on a whole cloud."""
import argparse
import sys

from cloudkit.console import Stopwatch

from proof import bench_agents, bench_recovery, build, venue
from proof.command import run_command

INTRODUCTION = """\
Measures on the testbed's cloud what the project promises, and prints each target
beside its result. A figure that is missed is called MISSED; it is no failure.
"""


def main():
    parser = argparse.ArgumentParser(prog="testbed/bench", description=INTRODUCTION,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--as-is", action="store_true",
                        help="build and deploy nothing: measure what runs in the cloud that is up")
    parser.add_argument("--keep", action="store_true", help="leave the cloud up at the end")
    subjects = parser.add_subparsers(metavar="SUBJECT", required=True, title="subjects")
    recovery = subjects.add_parser("recovery", help="how long ten instances are away",
                                   description=bench_recovery.__doc__)
    recovery.add_argument("--runs", type=int, default=5, metavar="N")
    recovery.set_defaults(measure=lambda watch, world, o: bench_recovery.measure(
        watch, world, o.runs))
    agents = subjects.add_parser("agents", help="what the agents and daemons cost",
                                 description=bench_agents.__doc__)
    agents.set_defaults(measure=lambda watch, world, o: bench_agents.measure(watch, world))
    options = parser.parse_args()

    watch = Stopwatch()
    tree = None if options.as_is else build.tree(watch)
    with venue.cloud(watch, options.keep):
        if tree:
            venue.install(watch, tree)
        with venue.Venue(watch, tree) as place:
            options.measure(watch, place, options)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
