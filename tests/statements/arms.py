"""Playing the arms of a statement: each replication once, whatever is read of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

from experiments.inference import Question, Rule
from experiments.recipe import Ready, prepare
from sim.metrics import BY_NAME, measure
from sim.result import Result
from tests.statements.statement import Check, Statement

RULE = Rule()
DETAILS = ("totals", "orders", "full")
Words = tuple[str, ...]


class Arms:
    """The arms of a statement, with and without the mechanism, and the values that were read of their replications."""

    def __init__(self, statement: Statement, extra: Words = ()) -> None:
        self.statement = statement
        self.extra = extra
        self.record = max((needed(check) for check in statement.checks), key=DETAILS.index)
        self._ready: dict[tuple[bool, int], Ready] = {}
        self._values: dict[tuple[bool, int], list[list[float]]] = {}

    def words(self, controlled: bool, arm: int) -> Words:
        """What is typed for an arm; what is added last wins."""
        statement = self.statement
        control = statement.control or () if controlled else ()
        changed = statement.change if arm else ()
        return _settled((*statement.base, *control, *changed, *self.extra, "figures=false"))

    def ready(self, controlled: bool, arm: int) -> Ready:
        """An arm, composed and built. Raises InputError where it cannot be."""
        key = controlled, arm
        if key not in self._ready:
            recipe, _ = prepare(self.words(controlled, arm))
            self._ready[key] = recipe.ready()
        return self._ready[key]

    def play(self, controlled: bool, arm: int, replications: range) -> list[list[float]]:
        """The values of every check in some replications of an arm."""
        ready = self.ready(controlled, arm)
        values = self._values.setdefault((controlled, arm), [])
        for replication in range(len(values), replications.stop):
            result = ready.play(replication, float(ready.settings.warmup or 0.0), self.record)  # type: ignore[arg-type]
            values.append(read(self.statement.checks, result))
        return values[replications.start : replications.stop]

    def question(self, number: int) -> Question:
        """What is asked of one check."""
        check = self.statement.checks[number]

        def values(controlled: bool, arm: int, replications: range) -> list[float]:
            return [row[number] for row in self.play(controlled, arm, replications)]

        controlled = check.controlled and self.statement.control is not None
        return Question(
            check.name,
            lambda arm, replications: values(False, arm, replications),
            check.sign,
            check.smallest,
            (lambda arm, replications: values(True, arm, replications)) if controlled else None,
            self._margin(number) if controlled else None,
        )

    def _margin(self, number: int) -> float | None:
        """Within what the control must lie: no more than the smallest effect that counts, nor 2 % of its base."""
        check = self.statement.checks[number]
        if check.margin is not None or not check.smallest:
            return check.margin
        bases = [row[number] for row in self.play(True, 0, range(RULE.at_least))]
        known = [value for value in bases if value == value]
        return min(check.smallest, RULE.equivalence * abs(sum(known)) / max(1, len(known))) or check.smallest


def needed(check: Check) -> str:
    """The least detailed record that a check can be read from."""
    return check.needs if check.of is not None else BY_NAME[check.measure].needs


def read(checks: Sequence[Check], result: Result) -> list[float]:
    """The value of every check in a run; nan where the run has none."""
    named = list(dict.fromkeys(check.measure for check in checks if check.of is None))
    found = {(kpi.measure, kpi.agent, kpi.product, kpi.segment): kpi.value for kpi in measure(result, named)}
    return [
        check.of(result)
        if check.of is not None
        else found.get((check.measure, check.agent, check.product, check.segment), nan)
        for check in checks
    ]


def _settled(words: Words) -> Words:
    """Each key once, the last word for it counts; choices of a group before the values that are set in it."""
    last = {word.partition("=")[0].lstrip("+~"): word for word in words}
    return tuple(last.values())
