"""testbed/bench: the figures the project promises, measured."""
import argparse
import sys

from cloudkit.console import Stopwatch

from proof import (
    bench_api, bench_engine, bench_evacuate, bench_monitors, bench_recovery, build, venue)
from proof.command import run_command

INTRODUCTION = """\
Measures what the project promises, and prints each target beside its result.
A figure that is missed is called MISSED; it is no failure. Subjects that need
the testbed's cloud bring one up.
"""


def main():
    parser = argparse.ArgumentParser(prog="testbed/bench", description=INTRODUCTION,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--as-is", action="store_true",
                        help="build and deploy nothing: measure what was built, or what runs in "
                             "the cloud that is up")
    parser.add_argument("--keep", action="store_true", help="leave the cloud up at the end")
    subjects = parser.add_subparsers(metavar="SUBJECT", required=True, title="subjects")
    recovery = _subject(subjects, "recovery", "how long ten instances are away", bench_recovery,
                        _on_cloud)
    recovery.add_argument("--runs", type=int, default=5, metavar="N")
    evacuate = _subject(subjects, "evacuate", "how long fifty instances are away, by how many are "
                        "evacuated at once", bench_evacuate, _on_cloud)
    evacuate.add_argument("--runs", type=int, default=3, metavar="N",
                          help="of the default pace, and as many of the best fixed number")
    evacuate.add_argument("--fixed", type=int, nargs="+", metavar="N",
                          default=(1, 4, 8, 12, 16, 25, 50), help="in flight, a run each")
    _subject(subjects, "monitors", "what the monitors and their agents cost, beside Debian's",
             bench_monitors, _on_cloud)
    _subject(subjects, "api", "how many reports a second are committed, beside OpenStack Masakari",
             bench_api, _on_cloud)
    _subject(subjects, "engine", "what a move costs where fifty of a thousand hosts fail; needs no "
             "cloud", bench_engine, _without_cloud)
    options = parser.parse_args()
    options.run(Stopwatch(), options)
    return 0


def _subject(subjects, name, summary, module, run):
    """A subject, and by which of the functions below it gets what it needs."""
    parser = subjects.add_parser(name, help=summary, description=module.__doc__)
    parser.set_defaults(run=run, measure=module.measure)
    return parser


def _on_cloud(watch, options):
    tree = None if options.as_is else build.tree(watch)
    with venue.cloud(watch, options.keep):
        if tree:
            venue.install(watch, tree)
        with venue.Venue(watch, tree) as place:
            options.measure(watch, place, options)


def _without_cloud(watch, options):
    if not options.as_is:
        build.tree(watch)
    options.measure(watch, options)


if __name__ == "__main__":
    sys.exit(run_command(main))
