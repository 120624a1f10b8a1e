"""A promise beside what was measured."""
from collections import namedtuple

from proof import console

Figure = namedtuple("Figure", "what target kept measured unit")


def show(figures):
    rows = [(f.what, f"{f.target} {f.unit}".strip(), _number(f),
             "-" if f.measured is None else "ok" if f.kept else "MISSED")
            for f in figures]
    print()
    console.table(("figure", "target", "measured", ""), rows)
    print(flush=True)


def at_most(what, limit, measured, unit=""):
    return Figure(what, f"≤ {limit}", measured is not None and measured <= limit, measured, unit)


def under(what, limit, measured, unit=""):
    return Figure(what, f"< {limit}", measured is not None and measured < limit, measured, unit)


def at_least(what, limit, measured, unit=""):
    return Figure(what, f"≥ {limit}", measured is not None and measured >= limit, measured, unit)


def _number(figure):
    return "-" if figure.measured is None else f"{figure.measured:.2f} {figure.unit}".strip()
