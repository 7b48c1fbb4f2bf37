"""Volatility: how much orders and stocks swing, beside demand. All series are in time buckets, see `time bucket`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import sqrt
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio, worst
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.facts import EchelonFacts, SeriesFacts, StockFacts
    from sim.metrics.reading import Reading

Values = Iterator[tuple[str, str, float, float]]
STEADY = "demand does not vary"
CHEN = "Chen, Drezner, Ryan and Simchi-Levi 2000, Management Science 46(3)"
DISNEY = "Disney and Towill 2003, Omega 31(3)"


def time_bucket(reading: Reading) -> list[Cell]:
    """The span over which orders and demand are added up before their variance is taken."""
    return [(CHAIN, ALL, ALL, reading.facts.bucket * reading.facts.period)]


def bullwhip_ratio(reading: Reading) -> list[Cell]:
    """Variance of orders over that of the demand of the consumers supplied."""
    return _amplified(reading, lambda s: (s.orders.variance, s.consumed.variance))


def local_bullwhip_ratio(reading: Reading) -> list[Cell]:
    """Variance of orders over that of the demand received."""
    return worst((s.agent, s.product, s.orders.variance, s.demand.variance) for s in reading.stocks)


def normalised_bullwhip_ratio(reading: Reading) -> list[Cell]:
    """Variance of orders by their mean, over that of the demand of the consumers supplied by its mean."""
    return _amplified(reading, lambda s: (_dispersion(s.orders), _dispersion(s.consumed)))


def net_stock_amplification(reading: Reading) -> list[Cell]:
    """Variance of net stock over that of the demand of the consumers supplied."""
    return _amplified(reading, lambda s: (s.net.variance, s.consumed.variance))


def order_variance(reading: Reading) -> list[Cell]:
    """Variance of the units ordered in a bucket."""
    return worst(((s.agent, s.product, s.orders.variance, 1.0) for s in reading.stocks), _top)


def consumer_demand_variance(reading: Reading) -> list[Cell]:
    """Variance of what all consumers order of a product in a bucket."""
    series = reading.facts.consumers
    return [
        (CHAIN, ALL, ALL, sum(demand.variance for demand in series.values())),
        *((CHAIN, product, ALL, demand.variance) for product, demand in series.items()),
    ]


def order_variation(reading: Reading) -> list[Cell]:
    """Standard deviation of orders over their mean."""
    return worst(
        ((s.agent, s.product, s.orders.variance, s.orders.mean) for s in reading.stocks),
        lambda variance, mean: ratio(sqrt(variance), mean) if variance == variance else variance,
    )


def peak_to_average(reading: Reading) -> list[Cell]:
    """Highest order of a bucket over the mean."""
    return worst((s.agent, s.product, s.orders.highest, s.orders.mean) for s in reading.stocks)


def _amplified(reading: Reading, of: Callable[[StockFacts | EchelonFacts], tuple[float, float]]) -> list[Cell]:
    """Ratios of a house to the consumers it supplies; of the chain, the highest of any echelon to those it supplies.

    Houses side by side are one echelon: what each of them does for itself says nothing of what they do together.
    """
    consumers = reading.facts.consumers
    own = worst((s.agent, s.product, *of(s)) for s in reading.stocks if s.product in consumers)
    together = worst((str(e.tier), e.product, *of(e)) for e in reading.facts.echelons if e.product in consumers)
    return [cell for cell in together if cell[0] == CHAIN] + [cell for cell in own if cell[0] != CHAIN]


def _dispersion(series: SeriesFacts) -> float:
    return series.variance / series.mean if series.mean else 0.0


def _top(top: float, _: float) -> float:
    return top


OVER = "several products: sum over sum; chain: the highest of any house"
ECHELON = (
    "several products: sum over sum; chain: the highest of any echelon, all houses of a tier together against all "
    "consumers they supply"
)

VOLATILITY = (
    Measure(
        "bullwhip ratio",
        "ratio",
        "lower",
        "stock",
        f"Var(units ordered in a bucket) / Var(demand in a bucket of the consumers supplied, directly or through "
        f"others); {ECHELON}; products that consumers buy",
        f"{CHEN}; echelons: Fransoo and Wouters 2000, Supply Chain Management 5(2)",
        bullwhip_ratio,
        undefined=STEADY,
    ),
    Measure(
        "local bullwhip ratio",
        "ratio",
        "lower",
        "stock",
        f"Var(units ordered in a bucket) / Var(units demanded of the house in a bucket); {OVER}",
        CHEN,
        local_bullwhip_ratio,
        undefined=STEADY,
    ),
    Measure(
        "normalised bullwhip ratio",
        "ratio",
        "lower",
        "stock",
        f"[Var(orders) / mean(orders)] / [Var(demand) / mean(demand) of the consumers supplied]; {ECHELON}",
        DISNEY,
        normalised_bullwhip_ratio,
        undefined=STEADY,
    ),
    Measure(
        "net stock amplification",
        "ratio",
        "lower",
        "stock",
        "Var(net stock at the end of a bucket) / Var(demand in a bucket of the consumers supplied, directly or through "
        f"others); {ECHELON}",
        DISNEY,
        net_stock_amplification,
        undefined=STEADY,
    ),
    Measure(
        "order variance",
        "units²",
        "lower",
        "stock",
        "population variance of the units ordered in a bucket; several products: sum; chain: the highest of any house",
        CHEN,
        order_variance,
    ),
    Measure(
        "consumer demand variance",
        "units²",
        "none",
        "chain",
        "population variance of what all consumers order in a bucket; several products: sum",
        CHEN,
        consumer_demand_variance,
    ),
    Measure(
        "order variation",
        "ratio",
        "lower",
        "stock",
        "standard deviation of the units ordered in a bucket / their mean (coefficient of variation); several "
        "products: root of the summed variances over the summed means; chain: the highest of any house",
        "Fransoo and Wouters 2000, Supply Chain Management 5(2)",
        order_variation,
        undefined="nothing was ordered",
    ),
    Measure(
        "peak to average",
        "ratio",
        "lower",
        "stock",
        f"most units ordered in a bucket / mean; {OVER}",
        "by definition",
        peak_to_average,
        undefined="nothing was ordered",
    ),
    Measure(
        "time bucket",
        "time",
        "none",
        "chain",
        "time over which orders and demand are added up before their variance is taken: bucket x period",
        "by definition",
        time_bucket,
    ),
)
