"""Runs scenarios one by one, keeps the count, and gives each one a healthy cloud."""
import time
import traceback
from collections import namedtuple

from cloudkit.console import Problem
from cloudkit.rest import ApiError

from proof.venue import collect_logs

Scenario = namedtuple("Scenario", "letter sentence run")
Outcome = namedtuple("Outcome", "name passed seconds reason")

_ALL = []


def scenario(letter, sentence):
    """Marks a function of (world) as a scenario."""
    def mark(function):
        _ALL.append(Scenario(letter, sentence, function))
        return function
    return mark


def chosen(letters):
    """The scenarios with these letters, in order; all of them for none."""
    return [each for each in _ALL if not letters or each.letter in letters]


def run_all(watch, scenarios, venue):
    """The outcome of each scenario, as it comes; `venue` gives each one its world."""
    for each in scenarios:
        world, problems = venue.healthy_world()
        if problems:
            watch.say(f"FAILED  {each.letter}. {each.sentence}\n                no healthy cloud: "
                      + "; ".join(problems))
            outcome = Outcome(each.sentence, False, 0.0, f"no healthy cloud: {problems}")
        else:
            outcome = _run(watch, each, world)
        if not outcome.passed:
            watch.say(f"        the nodes' logs: {collect_logs(f'scenario-{each.letter}')}")
        yield outcome


def _run(watch, each, world):
    watch.say(f"        {each.letter}. {each.sentence} ...")
    began = time.monotonic()
    try:
        each.run(world)
        reason = None
    except (AssertionError, Problem, ApiError, OSError, TimeoutError) as error:
        reason = _said(error)
    except Exception as error:  # a bug of the scenario is a failure as well
        traceback.print_exc()
        reason = _said(error)
    took = time.monotonic() - began
    watch.say(f"{'ok    ' if reason is None else 'FAILED'}  {each.letter}. {each.sentence}"
              f" ({took:.1f} s)" + (f"\n                {reason}" if reason else ""))
    return Outcome(each.sentence, reason is None, took, reason)


def _said(error):
    """What it says, and what it says of an earlier one, amid whose cleaning up it came."""
    said = str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
    earlier = error.__context__
    return said if earlier is None or error.__suppress_context__ \
        else f"{said}, after {_said(earlier)}"
