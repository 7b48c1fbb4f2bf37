"""What theory says of some points of a study, beside what was found there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from experiments.faults import Faults, suggest

ARITHMETIC = re.compile(r"[\w\s+\-*/().]+")
NAME = re.compile(r"[A-Za-z_]\w*")
FIELDS = ("source", "when", "measure", "agents", "names", "formula", "bound")
CONFIDENCE = 0.999
"""A theory is contradicted where it lies outside this interval: one in a thousand of what is right does."""


@dataclass(frozen=True)
class Expected:
    """A formula for a measure of some houses at some points, and where it is from.

    names: letter -> key of the factor that it stands for; k is the place of the house in the list, from 1. when: the
    levels at which it holds. bound: the formula is a lower bound.
    """

    source: str
    measure: str
    formula: str
    names: Mapping[str, str]
    when: Mapping[str, Any] = field(default_factory=dict)
    agents: tuple[str, ...] = ("chain",)
    bound: bool = False

    def __post_init__(self) -> None:
        for name, kind in (("formula", str), ("measure", str), ("names", Mapping), ("when", Mapping)):
            if not isinstance(getattr(self, name), kind):
                raise ValueError(f"{name} must be a {kind.__name__.lower()}, got {getattr(self, name)!r}")
        if not ARITHMETIC.fullmatch(self.formula) or "__" in self.formula or re.search(r"\.\s*[A-Za-z_]", self.formula):
            raise ValueError(f"formula must be arithmetic of {', '.join([*self.names, 'k'])}, got {self.formula!r}")
        for name in NAME.findall(self.formula):
            if name not in (*self.names, "k"):
                raise ValueError(f"formula has {name!r}, which is not among {', '.join([*self.names, 'k'])}")
        try:
            pd.DataFrame({letter: [1.0] for letter in (*self.names, "k")}).eval(self.formula.strip(), engine="python")
        except Exception as error:
            raise ValueError(f"formula cannot be worked out: {self.formula!r} ({error})") from None

    def __call__(self, points: pd.DataFrame) -> pd.DataFrame:
        """The expected value of every house at every point where it holds: point, agent, expected."""
        here = points
        for key, level in self.when.items():
            here = here[here[key] == level]
        letters = pd.DataFrame(
            {letter: here[key].astype(float) for letter, key in self.names.items()}, index=here.index
        )
        found = []
        for place, agent in enumerate(self.agents, start=1):
            value = letters.assign(k=float(place)).eval(self.formula.strip(), engine="python")
            found.append(pd.DataFrame({"point": here["point"], "agent": agent, "expected": value}))
        return pd.concat(found, ignore_index=True)


def expected_of(said: Any, factors: Sequence[str], faults: Faults) -> tuple[Expected, ...]:
    """The list `expected` of a study; what is wrong with it is noted."""
    from sim.metrics import BY_NAME

    found = []
    for number, each in enumerate([said] if isinstance(said, str) else said or ()):
        place = f"expected[{number}]"
        if not isinstance(each, Mapping):
            faults.add(place, f"must say source, measure and formula, got {each!r}")
            continue
        for name in set(each) - set(FIELDS):
            faults.add(f"{place}.{name}", "there is no such setting", suggest(str(name), FIELDS))
        names, when = each.get("names") or {}, each.get("when") or {}
        stands_for = [*names.values()] if isinstance(names, Mapping) else []
        for key in [*stands_for, *(when if isinstance(when, Mapping) else ())]:
            if key not in factors:
                faults.add(place, f"{key} does not vary in this study", suggest(str(key), factors))
        if not isinstance(each.get("measure"), str) or each["measure"] not in BY_NAME:
            faults.add(f"{place}.measure", f"no measure is called {each.get('measure')!r}")
        try:
            known: dict[str, Any] = {name: value for name, value in each.items() if name in FIELDS}
            agents = known.get("agents", "chain")
            found.append(Expected(**{**known, "agents": (agents,) if isinstance(agents, str) else tuple(agents)}))
        except (TypeError, ValueError) as error:
            faults.add(place, str(error))
    return tuple(found)


def expected_table(expected: Sequence[Expected], points: pd.DataFrame, kpis: pd.DataFrame) -> pd.DataFrame:
    """One row a point and house: expected, the mean found with its interval, n, whether they agree, and the source."""
    from experiments.measuring import directions
    from experiments.summary import KEYS, summarise

    found = summarise(kpis, directions(), CONFIDENCE, by=("point", *KEYS))
    found = found[(found["product"] == "all") & (found["segment"] == "all")]
    rows = []
    for each in expected:
        means = found[found["measure"] == each.measure][["point", "agent", "mean", "lo", "hi", "n"]]
        table = each(points).merge(means, on=["point", "agent"], how="left")
        table["agrees"] = (table["expected"] <= table["hi"]) & (each.bound | (table["expected"] >= table["lo"]))
        rows.append(table.assign(measure=each.measure, bound=each.bound, source=each.source))
    return pd.concat(rows, ignore_index=True)
