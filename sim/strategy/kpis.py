"""The KPIs of a company that its functions look at, each by a formula over the books (Lambert and Pohlen 2001)."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan, sqrt
from typing import TYPE_CHECKING, Literal

from sim.accounts import COSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.strategy.report import Report

Scale = Literal["turnover", "unit", "itself", "one"]


@dataclass(frozen=True)
class Kpi:
    """One KPI: its formula, its unit, whether more of it is better, and what a change of it is compared with.

    scale: turnover (money in or out, the larger); unit (what a unit sold costs in all, so that all money weighs alike);
    itself (the larger of the two values); or one (shares).
    """

    name: str
    unit: str
    higher: bool
    scale: Scale
    value: Callable[[Report], float]

    def gain(self, report: Report, other: Report) -> float:
        """By how much it is better in one report than in another, as a share of its scale; 0 where either has none."""
        new, old = self.value(report), self.value(other)
        if isnan(new) or isnan(old) or new == old:
            return 0.0
        return (new - old if self.higher else old - new) / self._size(new, old, other)

    def short(self, report: Report, target: float) -> float:
        """By how much it falls short of a target, as a share of its scale; negative where it is better."""
        now = self.value(report)
        if isnan(now) or now == target:
            return 0.0
        return (target - now if self.higher else now - target) / self._size(now, target, report)

    def _size(self, new: float, old: float, report: Report) -> float:
        if self.scale == "one":
            return 1.0
        if self.scale == "turnover":
            return max(turnover(report), 1e-9)
        if self.scale == "unit" and (whole := _cost_per_unit(report)) > 0:
            return whole
        return max(abs(new), abs(old))


def revenue(report: Report) -> float:
    """Money for goods from outside the company, a unit of time."""
    return report.count("revenue") / report.span


def costs(report: Report) -> float:
    """Costs of the company's houses and what outside suppliers are paid, less what stock is worth more, a unit of time.

    What its houses pay each other cancels, as all of them are added up; penalties for backlog and lost sales count.
    """
    paid = report.money("purchases") + report.money("sales") + report.count("revenue")
    spent = sum([report.money(account) for account in COSTS]) + report.money("salvage")
    return (paid + spent - report.stocked) / report.span


def profit(report: Report) -> float:
    """Revenue less costs, stock valued at standard cost, a unit of time."""
    return revenue(report) - costs(report)


def turnover(report: Report) -> float:
    """Revenue or costs, whichever are larger, a unit of time."""
    return max(abs(revenue(report)), abs(costs(report)))


def contribution(report: Report) -> float:
    """Revenue less goods at standard cost less cost to serve, of all customers, a unit of time."""
    return (report.count("revenue") - report.count("goods") - report.count("cost to serve")) / report.span


def _rate(name: str) -> Callable[[Report], float]:
    return lambda report: report.count(name) / report.span


def _share(part: str, whole: str) -> Callable[[Report], float]:
    return lambda report: _ratio(report.count(part), report.count(whole))


def _each(accounts: tuple[str, ...], units: str) -> Callable[[Report], float]:
    """Money in some accounts over units."""
    return lambda report: _ratio(sum([report.money(account) for account in accounts]), report.count(units))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else nan


def _cost_per_unit(report: Report) -> float:
    return _ratio(costs(report) * report.span, report.count("sold"))


def _purchase_per_unit(report: Report) -> float:
    paid = report.money("purchases") + report.money("sales") + report.count("revenue")
    return _ratio(paid, report.count("received from outside"))


def _development(report: Report) -> float:
    return _ratio(report.money("development"), report.count("revenue"))


def _variance(report: Report, name: str) -> float:
    periods = report.count("periods")
    if periods < 2:
        return nan
    mean = report.count(name) / periods
    return max(0.0, report.count(f"{name} squared") / periods - mean * mean)


def _variability(report: Report) -> float:
    """Coefficient of variation of what is bought, a time bucket."""
    return _ratio(sqrt(_variance(report, "bought")), report.count("bought") / max(report.count("periods"), 1.0))


def _bullwhip(report: Report) -> float:
    """Variance of what is bought over that of what customers order, each over its mean (Chen et al. 2000)."""
    bought, ordered = report.count("bought"), report.count("asked")
    if bought <= 0 or ordered <= 0:
        return nan
    return _ratio(_variance(report, "bought") / bought, _variance(report, "asked") / ordered)


_MAKING = ("setup", "production", "overtime", "subcontracting", "quality", "maintenance")
_ALL = (
    Kpi("profit", "money/time", True, "turnover", profit),
    Kpi("revenue", "money/time", True, "itself", revenue),
    Kpi("contribution", "money/time", True, "turnover", contribution),
    Kpi("sales", "units/time", True, "itself", _rate("sold")),
    Kpi("fill rate", "share", True, "one", _share("at once", "ordered and closed")),
    Kpi("on time", "share", True, "one", _share("on time", "ordered and closed")),
    Kpi("lost share", "share", False, "one", _share("lost", "ordered and closed")),
    Kpi("backlog", "units", False, "itself", _rate("backlog time")),
    Kpi("total cost per unit", "money/unit", False, "unit", _cost_per_unit),
    Kpi("stock", "money", False, "itself", _rate("stock value time")),
    Kpi("holding cost per unit", "money/unit", False, "unit", _each(("holding", "holding in transit"), "sold")),
    Kpi("transport cost per unit", "money/unit", False, "unit", _each(("transport", "expediting"), "sold")),
    Kpi("handling cost per unit", "money/unit", False, "unit", _each(("handling", "order processing"), "sold")),
    Kpi("service cost per unit", "money/unit", False, "unit", _each(("service", "credits"), "sold")),
    Kpi("setup cost per unit", "money/unit", False, "unit", _each(("setup",), "made")),
    Kpi("make cost per unit", "money/unit", False, "unit", _each(_MAKING, "made")),
    Kpi("units per order", "units", True, "itself", _share("made", "production orders")),
    Kpi("throughput", "units/time", True, "itself", _rate("made")),
    Kpi("purchase cost per unit", "money/unit", False, "unit", _purchase_per_unit),
    Kpi("ordering cost per unit", "money/unit", False, "unit", _each(("ordering",), "received from outside")),
    Kpi("order variability", "-", False, "itself", _variability),
    Kpi("bullwhip", "-", False, "itself", _bullwhip),
    Kpi("returns cost per unit", "money/unit", False, "unit", _each(("returns", "recovery", "disposal"), "sold")),
    Kpi("scrap share", "share", False, "one", _share("scrapped", "made")),
    Kpi("development share", "share", False, "one", _development),
    Kpi("launches", "1/time", True, "itself", _rate("launches")),
    Kpi("new product sales", "money/time", True, "itself", _rate("new product earnings")),
)
KPIS = {kpi.name: kpi for kpi in _ALL}
"""All of them by name."""
