"""Integration: how many links to partners are managed and monitored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.cells import Cell
from sim.metrics.happened import happened
from sim.metrics.measure import Measure
from sim.metrics.plainly import how_often

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

SOURCE = "Lambert and Cooper 2000"


def _links(name: str, formula: str, what: str) -> Measure:
    def function(reading: Reading) -> list[Cell]:
        return [(*key, sums.total / reading.span) for key, sums in happened(reading, what).items()]

    return Measure(name, "links", "none", "chain", formula, SOURCE, function)


INTEGRATION = (
    _links("links managed", "links to partners that are managed, on average over time", "links managed"),
    _links("links monitored", "links to partners that are monitored, on average over time", "links monitored"),
    how_often("partners integrated", "links", "none", "links that began to be managed", "partner integrated"),
    how_often("partners monitored", "links", "none", "links that began to be monitored", "partner monitored"),
    how_often("partners released", "links", "none", "links that ended", "partner released"),
)
