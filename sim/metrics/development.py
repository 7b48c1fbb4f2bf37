"""Product development: what becomes of ideas, how long projects take, what they cost and bring.

Known where a company develops products. A project is worth it if demand for its product, were it known, is at least the
goal; that is what gates would decide by if they saw it. Killed early is before the third gate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import Sums, by_events, happened
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

COOPER = "Cooper 1990, Business Horizons 33(3)"
GSCF = "Rogers, Lambert and Knemeyer 2004, IJLM 15(1)"
COLLIER = "Collier 1981, Decision Sciences 12(1)"
IDEAS = ("idea of customers", "idea of returns", "idea of suppliers", "idea within")


def _development(
    name: str,
    unit: str,
    direction: Direction,
    formula: str,
    kinds: Sequence[str],
    of: Callable[..., float],
    source: str = COOPER,
) -> Measure:
    return by_events(name, unit, direction, formula, source, kinds, of)


def _count(events: Sums) -> float:
    return float(events.count)


def _mean(events: Sums) -> float:
    return events.mean


def _of(events: Sums, base: Sums) -> float:
    return ratio(events.count, base.count)


def killed_early(early: Sums, late: Sums, badly: Sums) -> float:
    """Projects not worth it that were given up before the third gate, of all such that came to their end."""
    bad = early.count - early.total
    return ratio(bad, bad + late.count - late.total + badly.count)


def commonality(chosen: Sums, added: Sums) -> float:
    """Collier's degree of commonality, from 0, no part in two products, to 1."""
    return 1.0 - ratio(added.count - 1, chosen.count - 1)


def cost_per_launch(reading: Reading) -> list[Cell]:
    """Everything posted to development over products launched."""
    spent = sum([page.get("development", 0.0) for page in reading.balances.values()])
    launched = happened(reading, "launched").get((CHAIN, ALL, ALL))
    if launched is None or not spent:
        return []
    return [(CHAIN, ALL, ALL, ratio(spent, launched.count))]


DEVELOPMENT = (
    _development("ideas", "ideas", "none", "ideas that came in", IDEAS, lambda *of: float(sum(s.count for s in of))),
    _development("ideas screened out", "ideas", "none", "ideas dropped at once", ("screened out",), _count),
    _development("projects started", "projects", "none", "projects begun", ("project started",), _count),
    _development("launches", "products", "higher", "projects that ended with a product", ("launched",), _count),
    _development(
        "time to market", "time", "lower", "mean of (launch - begin of its project) over launches", ("launched",), _mean
    ),
    _development(
        "wait for engineers",
        "time",
        "lower",
        "mean time a stage waited for its engineers",
        ("waited for engineers",),
        _mean,
    ),
    _development(
        "engineers' utilisation",
        "share",
        "none",
        "engineers' time at work on stages / their time",
        ("engineered", "employed"),
        lambda worked, paid: ratio(worked.total, paid.total),
    ),
    _development(
        "rework",
        "passes/stage",
        "lower",
        "passes of a stage that were done again / stages that came to their end",
        ("done again", "stage ended"),
        _of,
        "Krishnan, Eppinger and Whitney 1997, Management Science 43(4)",
    ),
    _development(
        "late engineering changes",
        "changes/launch",
        "lower",
        "passes done again after the third gate / launches",
        ("changed late", "launched"),
        _of,
        "Clark and Fujimoto 1991, Product Development Performance",
    ),
    _development(
        "failures killed early",
        "share",
        "higher",
        "projects not worth it given up before the third gate / those, those given up later and products sold badly",
        ("killed early", "killed late", "sold badly"),
        killed_early,
    ),
    _development(
        "good projects killed",
        "share",
        "lower",
        "worthy projects given up at a gate / projects given up at a gate (error of the first kind)",
        ("killed early", "killed late"),
        lambda early, late: ratio(early.total + late.total, early.count + late.count),
    ),
    _development(
        "bad projects passed",
        "share",
        "lower",
        "gates passed by projects not worth it / gates passed (error of the second kind)",
        ("gate passed",),
        _mean,
    ),
    _development(
        "launch success rate",
        "share",
        "higher",
        "products that sold the goal in the first year in which they could be had / products sold for a year",
        ("sold well", "sold badly"),
        lambda well, badly: ratio(well.count, well.count + badly.count),
        GSCF,
    ),
    _development(
        "product fit",
        "share",
        "higher",
        "mean over launches of exp(-(error about what customers need)^2 / 2)",
        ("fitted",),
        _mean,
        GSCF,
    ),
    _development("new product unit cost", "money/unit", "lower", "mean over launches", ("costed",), _mean, GSCF),
    Measure(
        "development cost per launch",
        "money/product",
        "lower",
        "chain",
        "postings to development / products launched",
        GSCF,
        cost_per_launch,
    ),
    _development(
        "coordination cost",
        "money/project",
        "lower",
        "money for meetings of the team and for taking customers and suppliers along / projects begun",
        ("coordinated", "project started"),
        lambda money, begun: ratio(money.total, begun.count),
        "Ragatz, Handfield and Scannell 1997, JPIM 14(3)",
    ),
    _development(
        "pipeline value",
        "money/year",
        "higher",
        "mean over months of the yearly margin that projects past a gate look worth",
        ("pipeline valued",),
        _mean,
    ),
    _development(
        "break-even time",
        "time",
        "lower",
        "mean of (product has earned what its project cost - begin of the project), of those that have",
        ("broke even",),
        _mean,
        "House and Price 1991, Harvard Business Review 69(1)",
    ),
    _development(
        "value of development",
        "money",
        "higher",
        "net present value: sum of (margin of products launched - money for development) (1 + interest)^(-years)",
        ("development earned", "development spent"),
        lambda earned, spent: earned.total - spent.total,
        GSCF,
    ),
    _development(
        "commonality index",
        "share",
        "higher",
        "1 - (distinct parts - 1) / (parts in all products, each counted - 1)",
        ("part chosen", "part added"),
        commonality,
        COLLIER,
    ),
    _development(
        "supply-risk exposure",
        "share",
        "lower",
        "mean chance that a part is not supplied, over the parts of all products",
        ("part chosen",),
        _mean,
        "Ellram 1995, IJPDLM 25(8)",
    ),
)
