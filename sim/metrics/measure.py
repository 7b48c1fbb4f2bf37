"""What can be said of a run: measures, and the values they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sim.metrics.cells import Cell
from sim.metrics.reading import Reading

Direction = Literal["lower", "higher", "none"]
Grain = Literal["stock", "seller and group", "house", "chain", "station"]
Needs = Literal["totals", "orders", "full"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the field: its name and unit, which way is better, for what it is taken, its formula and source.

    needs: the least detailed record it can be taken from; undefined: what its unit says where there is no value.
    """

    name: str
    unit: str
    direction: Direction
    grain: Grain
    formula: str
    source: str
    function: Callable[[Reading], Iterable[Cell]]
    needs: Needs = "totals"
    undefined: str = ""


class Kpi(NamedTuple):
    """One value of a measure. Agent `chain` and product `all` are totals; segment is a group of buyers or `all`.

    At the grain of work centres the segment is the work centre. A value that does not exist is nan.
    """

    measure: str
    agent: str
    product: str
    segment: str
    value: float
    unit: str
