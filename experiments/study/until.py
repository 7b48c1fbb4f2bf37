"""When a point has been played often enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.faults import Faults, suggest
from experiments.study.scope import check_numbers, check_whole

if TYPE_CHECKING:
    from experiments.inference import Precision

FIELDS = ("half_width", "absolute", "confidence", "at_least", "at_most", "round", "measures")


@dataclass(frozen=True)
class Until:
    """The measures of the chain that are to be known, and how closely."""

    measures: tuple[str, ...]
    precision: "Precision"


def until_of(said: Any, faults: Faults) -> Until | None:
    """The stopping rule {half_width: 0.05, measures: [total cost], at_most: 200}; what is wrong with it is noted."""
    from experiments.inference import Precision
    from sim.metrics import BY_NAME

    if said is None:
        return None
    if not isinstance(said, Mapping):
        faults.add("until", f"must say how closely, got {said!r}", "until: {half_width: 0.05, measures: [total cost]}")
        return None
    before = len(faults.found)
    for name in said:
        if name not in FIELDS:
            faults.add(f"until.{name}", "there is no such setting", suggest(str(name), FIELDS))
    listed = said.get("measures", ["total cost"])
    measures = tuple(listed) if isinstance(listed, list | tuple) else (listed,)
    if not measures:
        faults.add("until.measures", "names none", "until: {half_width: 0.05, measures: [total cost]}")
    for measure in measures:
        if not isinstance(measure, str) or measure not in BY_NAME:
            faults.add("until.measures", f"no measure is called {measure!r}", suggest(str(measure), BY_NAME))
    check_whole(said, ("at_least", "at_most", "round"), "until.", faults)
    check_numbers(said, ("half_width", "absolute", "confidence"), "until.", faults)
    if len(faults.found) > before:
        return None
    try:
        return Until(measures, Precision(**{name: value for name, value in said.items() if name != "measures"}))
    except (ValueError, TypeError) as error:
        faults.add("until", str(error))
        return None
