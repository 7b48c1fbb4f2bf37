"""Measures of a run: volatility, service, cost, assets, making. Pure functions of what was counted."""

from sim.metrics.bucketing import bucketed, bullwhip_by_bucket
from sim.metrics.catalogue import BY_NAME, CATALOGUE, HEADLINES, SECTIONS, measure
from sim.metrics.document import document
from sim.metrics.measure import Kpi, Measure

__all__ = [
    "BY_NAME",
    "CATALOGUE",
    "HEADLINES",
    "SECTIONS",
    "Kpi",
    "Measure",
    "bucketed",
    "bullwhip_by_bucket",
    "document",
    "measure",
]
