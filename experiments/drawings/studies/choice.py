"""Which figures suit the tables of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.drawings.studies.band_over_time import band_over_time, banded
from experiments.drawings.studies.convergence import convergence
from experiments.drawings.studies.factor_figures import factor_figures
from experiments.drawings.studies.forest import forest
from experiments.drawings.studies.mean_and_risk import ARMS, mean_and_risk
from experiments.drawings.studies.named import TRIPLE, Named, sheets, some
from experiments.drawings.studies.naming import point_names, varied
from experiments.drawings.studies.profit_bridge import profit_bridge
from experiments.drawings.studies.quantity import quantities
from experiments.drawings.studies.safety_stock import safety_stock
from experiments.drawings.studies.search_figures import search_figures, trade_off
from experiments.drawings.studies.stage_amplification import ratios, stage_amplification
from experiments.drawings.studies.stage_figures import stage_figures
from experiments.drawings.studies.tables import StudyTables
from experiments.drawings.studies.triple import triple
from experiments.drawings.studies.welch import welch

if TYPE_CHECKING:
    from pandas import DataFrame

HIDDEN = ("disrupted", "failing", "cost")
"""Series that have no row of their own over time."""


def figures(tables: StudyTables) -> Named:
    """Each figure with the name of its file, one at a time."""
    asked = [name for name in tables.measures if name not in TRIPLE]
    found = quantities(tables.summary, [*TRIPLE, *asked], tables.currency)
    names = point_names(tables.points, tables.factors)
    told, caption = has_names(tables.points), tables.caption
    if some(tables.safety_stock):  # the points are passes on the way, and no alternatives
        yield "safety_stock", safety_stock(tables.safety_stock, caption)
        return
    if some(tables.profit_and_loss):
        yield from company_figures(tables, names)
    if some(tables.differences):
        there = set(tables.differences["measure"])
        for name, part in sheets("differences", [quantity for quantity in found if quantity.measure in there]):
            yield name, forest(tables.differences, tables.summary, part, caption, chosen=_chosen(tables))
    searched = some(tables.trials)
    if len(names) > 1 and (told or len(names) <= ARMS) and not searched and not some(tables.strength):
        for name, part in sheets("mean_and_risk", found):
            yield name, mean_and_risk(tables.kpis, names, part, caption)
    if not told and not searched and not some(tables.sensitivity):
        yield from factor_figures(tables, found, varied(tables.points, tables.factors))
    if some(tables.strength):
        yield from stage_figures(tables, tables.strength, found)
    else:
        yield from trade_off(tables, found, names)
        if not searched and any(len(own) > 1 for own in ratios(tables.summary, names).values()):
            yield "amplification", stage_amplification(tables.summary, names, caption, stages=tables.stages)
    yield from _over_time(tables, names)
    if tables.precision is not None:
        for name, part in sheets("convergence", found):
            yield name, convergence(tables.kpis, names, part, caption, precision=tables.precision)
    yield from search_figures(tables, found)


def company_figures(tables: StudyTables, names: dict[int, str]) -> Named:
    """What is drawn of companies that are compared: the triple, and the way from one profit to the other."""
    assert tables.profit_and_loss is not None
    if some(tables.differences):
        yield "triple", triple(tables.summary, tables.differences, names, tables.caption)
    if (bridge := profit_bridge(tables.profit_and_loss, tables.caption)) is not None:
        yield "profit_bridge", bridge


def has_names(points: DataFrame) -> bool:
    """Whether the points are arms with names of their own."""
    return "name" in points and bool((points["name"].fillna("").astype(str) != "").any())


def _chosen(tables: StudyTables) -> str:
    """The arm that a selection has found best; of none, nothing."""
    if not some(tables.selection):
        return ""
    return next(iter(tables.selection.loc[tables.selection["verdict"] == "best", "name"].astype(str)), "")


def _over_time(tables: StudyTables, names: dict[int, str]) -> Named:
    histories = tables.histories
    bands = banded(histories) if tables.bands is None and some(histories) else tables.bands
    if some(bands):
        series = [name for name in dict.fromkeys(bands["series"]) if name not in HIDDEN]
        series.sort(key=lambda name: name not in tables.thresholds)
        yield "over_time", band_over_time(bands, names, series, tables.caption, thresholds=tables.thresholds)
    if tables.warmup and some(histories) and (histories["series"] == tables.warmup).any():
        own = histories[(histories["series"] == tables.warmup) & (histories["point"] == histories["point"].iloc[0])]
        lines = own.pivot(index="replication", columns="time", values="value")
        yield "warmup", welch(lines.to_numpy(dtype=float), tables.warmup, tables.caption)
