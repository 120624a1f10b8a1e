"""The commands of `testbed/cloud`."""
import argparse
import sys

from cloudkit import database, image
from cloudkit.console import Problem, Stopwatch


def main(arguments=None):
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except Problem as problem:
        print(problem.render(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def _parser():
    parser = argparse.ArgumentParser(prog="testbed/cloud", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    command = commands.add_parser("image")
    command.set_defaults(run=lambda options: print(image.ensure(Stopwatch())))
    command = commands.add_parser("database")
    command.add_argument("command", nargs=argparse.REMAINDER)
    command.set_defaults(run=_database)
    return parser


def _database(options):
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    return database.run(image.ensure(Stopwatch()), command)
