"""testbed/verify: every test of the project, and one line that says how many passed."""
import argparse
import sys
import time

from cloudkit import image
from cloudkit.console import Problem, Stopwatch
from cloudkit.rest import ApiError

from proof import build, checks, cluster_checks, packages, runner, venue
from proof.command import run_command
from proof.runner import Outcome
from scenarios import y_documents  # and with it all of them, which registers them

INTRODUCTION = """\
Runs every test of the project: units and truth tables, integration tests on a real
MariaDB, on a Galera cluster and on libvirt with guests in qemu, checks of the shell
scripts and of the packages, ocf-tester on the agents, and the scenarios on a whole
cloud, from the packages' files. What it started
is gone at the end; the last line has the count.
"""


def main():
    options = _options()
    if options.list:
        for each in runner.chosen(None):
            print(f"{each.letter}  {each.sentence}")
        return 0
    watch = Stopwatch()
    outcomes = []
    try:
        for name, part in _parts(watch, options, outcomes):
            _run_part(watch, name, part, outcomes)
    except KeyboardInterrupt:
        outcomes.append(Outcome("interrupted: the rest was not run", False, 0.0, None))
    return _report(outcomes)


def _options():
    parser = argparse.ArgumentParser(prog="testbed/verify", description=INTRODUCTION,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="list the scenarios, run nothing")
    parser.add_argument("--only", metavar="LETTERS", help="these scenarios and nothing else: ac")
    parser.add_argument("--as-is", action="store_true",
                        help="with --only: build and deploy nothing, use what is deployed")
    parser.add_argument("--keep", action="store_true", help="leave the cloud up at the end")
    options = parser.parse_args()
    letters = {each.letter for each in runner.chosen(None)}
    if options.only is not None and not (options.only and set(options.only) <= letters):
        parser.error(f"--only takes some of {''.join(sorted(letters))}; see --list")
    if options.as_is and not options.only:
        parser.error("--as-is needs --only")
    return options


def _parts(watch, options, outcomes):
    """Names and functions. Each adds its outcomes as they come: what follows may break down."""
    if not options.only:
        yield "documents", lambda: outcomes.extend(checks.typed(watch, y_documents.PLACED))
        yield "the image of the nodes", lambda: image.ensure(watch)
        yield "unit and integration tests", lambda: outcomes.extend(checks.maven(watch))
        yield "integration tests on Galera", lambda: outcomes.extend(checks.galera(watch))
        yield "integration tests on libvirt", lambda: outcomes.extend(checks.libvirt(watch))
        yield "shell scripts", lambda: outcomes.extend(checks.shell(watch))
        yield "alerts", lambda: outcomes.extend(checks.alerts(watch))
        yield "packages", lambda: outcomes.extend(packages.run(watch))
    yield "the cloud", lambda: _on_cloud(watch, options, outcomes)


def _run_part(watch, name, part, outcomes):
    """A part that breaks down is a failed test; the next one is run nevertheless."""
    watch.say(f"== {name}")
    began = time.monotonic()
    try:
        part()
    except (Problem, ApiError, OSError, AssertionError) as error:
        text = error.render() if isinstance(error, Problem) else f"{type(error).__name__}: {error}"
        watch.say(f"FAILED  {name}\n{text}")
        outcomes.append(Outcome(name, False, time.monotonic() - began, text))
    watch.say(f"== {name}: {time.monotonic() - began:.1f} s")


def _on_cloud(watch, options, outcomes):
    tree = _tree(watch, options, outcomes)
    with venue.cloud(watch, options.keep):
        try:
            if tree:
                venue.install(watch, tree)
            with venue.Venue(watch, tree) as place:
                if not options.only:
                    place.healthy_world()  # with a segment, as the doctor wants one
                    outcomes += (checked := cluster_checks.run(watch))
                    if not all(each.passed for each in checked):
                        watch.say(f"        the nodes' logs: {venue.collect_logs('checks')}")
                for outcome in runner.run_all(watch, runner.chosen(options.only), place):
                    outcomes.append(outcome)
        except BaseException:
            watch.say(f"the nodes' logs: {venue.collect_logs('verify')}")
            raise


def _tree(watch, options, outcomes):
    """`mvn verify` has built it already, if it ran and nothing failed."""
    if options.as_is:
        return None
    built = any(each.name == checks.BUILD and each.passed for each in outcomes)
    return build.stage() if built else build.tree(watch)


def _report(outcomes):
    failed = [each for each in outcomes if not each.passed]
    print("\nThe slowest tests:" if outcomes else "")
    for each in sorted(outcomes, key=lambda outcome: -outcome.seconds)[:8]:
        print(f"  {each.seconds:7.1f} s  {each.name}")
    if failed:
        print("\nFailed:")
        for each in failed:
            print("\n      ".join([f"  {each.name}", *(each.reason or "").splitlines()[:1]]))
    print(f"\n{len(outcomes) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed or not outcomes else 0


if __name__ == "__main__":
    sys.exit(run_command(main))
