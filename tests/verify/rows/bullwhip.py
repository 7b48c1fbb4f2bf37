"""B1-B9: how much more orders vary than demand, in single stages, in chains and where orders are batched."""

from __future__ import annotations

from functools import partial
from typing import Any

from scenarios.serial import serial
from sim.facts import Facts
from sim.policies.demand import Autoregressive, Demand, NormalDemand
from sim.policies.forecasting import AutoregressiveForecast, ExponentialSmoothing, Fixed, Forecasting, MovingAverage
from sim.policies.replenishment import OrderUpTo, Proportional, Replenishment
from tests.verify.expectation import Exactly, Near, above
from tests.verify.play import play, stock
from tests.verify.row import Row

MEAN, SD = 100.0, 10.0
ANY = float("-inf")
INDEPENDENT = NormalDemand(MEAN, SD, low=ANY)
ORDER_UP_TO = OrderUpTo()


def chain(
    run: tuple[int, int, float],
    *,
    forecasting: Forecasting,
    lead_time: int,
    demand: Demand = INDEPENDENT,
    policy: Replenishment = ORDER_UP_TO,
    stages: int = 1,
    hears: str = "orders",
) -> Facts:
    """A serial chain that starts with its mean level on order; orders may be negative."""
    return play(
        serial,
        run,
        warmup=200,
        allow_negative=True,
        demand=demand,
        forecasting=forecasting,
        replenishment=policy,
        echelons=stages,
        pipeline=MEAN,
        transit=float(lead_time),
        hears=hears,
    )


def amplification(seed: int, replication: int, horizon: float, *, stages: int = 1, **chosen: Any) -> dict[str, float]:
    """B1-B7: the variance of every stage's orders over that of consumers' demand."""
    facts = chain((seed, replication, horizon), stages=stages, **chosen)
    variance = facts.consumers["item"].variance
    ratios = [stock(facts, f"stage{number}").orders.variance / variance for number in range(1, stages + 1)]
    return dict(zip(["variance ratio"] if stages == 1 else UP_TO, ratios, strict=False))


UP_TO = ("stage 1", "stages 1-2", "stages 1-3", "stages 1-4")


def decentralised(seed: int, replication: int, horizon: float, *, stages: int) -> dict[str, float]:
    """B5: the same ratios, each held against the published bound and against the exact value."""
    ratios = amplification(seed, replication, horizon, stages=stages, forecasting=moving_average(5), lead_time=1)
    return ratios | {f"{name}, exact": value for name, value in ratios.items()}


def smoothing(seed: int, replication: int, horizon: float, *, Ti: float, Tp: int) -> dict[str, float]:
    """B8: the variance of orders and of net stock over that of demand, under proportional order-up-to."""
    facts = chain((seed, replication, horizon), forecasting=Fixed(MEAN), policy=Proportional(Ti), lead_time=Tp + 1)
    stage = stock(facts, "stage1")
    variance = facts.consumers["item"].variance
    return {"variance ratio": stage.orders.variance / variance, "net stock ratio": stage.net.variance / variance}


def moving_average(span: int) -> MovingAverage:
    return MovingAverage(span, initial=MEAN)


def autoregressive(correlation: float) -> Autoregressive:
    """AR(1) demand whose values, not whose noise, have the common standard deviation."""
    return Autoregressive(MEAN, SD * (1 - correlation**2) ** 0.5, correlation, low=ANY)


def one(value: float) -> dict[str, Near]:
    return {"variance ratio": Near(value, relative=0.02)}


B1 = [
    Row(
        "B1",
        f"moving average, L={lead}, p={span}",
        one(value),
        partial(amplification, forecasting=moving_average(span), lead_time=lead),
        horizon=10_000,
        replications=20,
        short=1_000,
        source="Chen, Drezner, Ryan, Simchi-Levi 2000",
    )
    for lead, span, value in ((1, 5, 1.48), (2, 5, 2.12), (4, 10, 2.12))
]

B2 = Row(
    "B2",
    "AR(1) demand, L=2, p=5, rho=.5",
    one(1 + (2 * 2 / 5 + 2 * 4 / 25) * (1 - 0.5**5)),
    partial(amplification, demand=autoregressive(0.5), forecasting=moving_average(5), lead_time=2),
    horizon=10_000,
    replications=20,
    short=1_000,
    source="Chen, Drezner, Ryan, Simchi-Levi 2000",
)

B3 = Row(
    "B3",
    "safety stock z=2, L=2, p=5",
    {"variance ratio": above(2.12)},
    partial(amplification, forecasting=moving_average(5), policy=OrderUpTo(2.0), lead_time=2),
    horizon=10_000,
    replications=20,
    short=1_000,
    source="Chen, Drezner, Ryan, Simchi-Levi 2000",
)

B4 = Row(
    "B4",
    "chain, all hear consumers, p=5, L=1",
    {UP_TO[k - 1]: Near(1 + 2 * k / 5 + 2 * k**2 / 25, relative=0.02) for k in range(1, 5)},
    partial(amplification, forecasting=moving_average(5), lead_time=1, stages=4, hears="sales"),
    horizon=10_000,
    replications=20,
    short=1_000,
    source="Chen, Drezner, Ryan, Simchi-Levi 2000",
)

# Every stage filters what it hears by 1 + (L/p)(1 - B^p); the squares of the coefficients of the product add up.
B5 = Row(
    "B5",
    "chain, each hears orders, p=5, L=1",
    {
        "stage 1": Near(1.48, relative=0.02),
        "stages 1-2": above(1.48**2),
        "stages 1-3": above(1.48**3),
        "stages 1-2, exact": Near(1.44**2 + 0.48**2 + 0.04**2, relative=0.02),
        "stages 1-3, exact": Near(1.728**2 + 0.864**2 + 0.144**2 + 0.008**2, relative=0.02),
    },
    partial(decentralised, stages=3),
    horizon=10_000,
    replications=20,
    short=1_000,
    source="Chen, Drezner, Ryan, Simchi-Levi 2000",
)

B6 = [
    Row(
        "B6",
        f"smoothing, L={lead}, alpha={alpha:g}" + (f", rho={rho:g}" if rho else ""),
        one(value),
        partial(
            amplification,
            demand=autoregressive(rho) if rho else INDEPENDENT,
            forecasting=ExponentialSmoothing(alpha, initial=MEAN),
            lead_time=lead,
        ),
        horizon=10_000,
        replications=20,
        short=1_000,
        source="Chen, Ryan, Simchi-Levi 2000",
    )
    for lead, alpha, rho, value in (
        (1, 0.2, 0, 1.4444444),
        (2, 0.3, 0, 2.6235294),
        (4, 0.1, 0, 1.9684211),
        (2, 0.3, 0.5, 2.2488688),
    )
]

B7 = [
    Row(
        "B7",
        f"MMSE forecast, l={lead}, rho={rho:g}",
        one(1 + 2 * rho * (1 - rho ** (lead + 1)) * (1 - rho ** (lead + 2)) / (1 - rho)),
        partial(
            amplification,
            demand=autoregressive(rho),
            forecasting=AutoregressiveForecast(MEAN, rho),
            lead_time=lead + 1,
        ),
        horizon=10_000,
        replications=20,
        short=1_000,
        source="Lee, Padmanabhan, Whang 1997",
    )
    for lead, rho in ((0, 0.5), (1, 0.5), (2, 0.7))
]

B8 = [
    Row(
        "B8",
        f"proportional, Ti={Ti:g}, Tp={Tp}",
        {
            "variance ratio": Exactly(1) if Ti == 1 else Near(1 / (2 * Ti - 1), relative=0.02),
            "net stock ratio": Near(Tp + Ti**2 / (2 * Ti - 1), relative=0.02),
        },
        partial(smoothing, Ti=Ti, Tp=Tp),
        horizon=10_000 if Ti < 3 else 20_000,
        replications=20,
        short=2_000,
        source="Disney, Towill, Van de Velde 2004",
    )
    for Ti, Tp in ((4, 2), (2, 1), (1, 1), (8, 2), ((1 + 5**0.5) / 2, 1))
]

ROWS = (*B1, B2, B3, B4, B5, *B6, *B7, *B8)
