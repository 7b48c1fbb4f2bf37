"""X4: safety stock of variants, with and without a stock of the generic product that they are made of.

Safety stock is mean net stock; with z = 3 hardly anything ever waits for the generic product.
"""

from __future__ import annotations

from functools import partial
from math import sqrt

from scenarios.postponement import postponement
from sim.policies.replenishment import OrderUpTo
from sim.processes.manufacturing_flow import Boundary, ManufacturingPlan
from sim.processes.manufacturing_flow.boundary import Held
from tests.verify.expectation import Near
from tests.verify.play import play
from tests.verify.row import Row

Z, SD, MEAN, FINISHING = 3.0, 5.0, 30.0, 2.0


def safety(
    seed: int, replication: int, horizon: float, *, variants: int, held: Held, generic_time: float, correlation: float
) -> dict[str, float]:
    """Mean net stock of what is kept in stock, over z times the sd of one variant's demand in a day."""
    facts = play(
        postponement,
        (seed, replication, horizon),
        warmup=30.0,
        replenishment=OrderUpTo(Z),
        generic_replenishment=OrderUpTo(Z),
        manufacturing_flow=ManufacturingPlan(boundary=Boundary(held)),
        variants=variants,
        mean=MEAN,
        sd=SD,
        correlation=correlation,
        generic_time=generic_time,
        finishing_time=FINISHING,
    )
    kept = {"variant": held in ("goods", "goods and parts"), "generic": held in ("parts", "goods and parts")}
    pages = [stock for stock in facts.stocks if stock.agent == "factory"]
    total = sum(page.net.mean for page in pages if kept[page.product.rstrip("0123456789")])
    return {"safety stock": total / (Z * SD)}


def row(variants: int, held: Held, value: float, published: str, generic: float = 4.0, correlation: float = 0.0) -> Row:
    """One place of the decoupling point."""
    run = partial(safety, variants=variants, held=held, generic_time=generic, correlation=correlation)
    setting = f"{variants} variants, {held}" + (f", correlation {correlation:g}" if correlation else "")
    source = f"Lee and Tang 1997; {published}"
    return Row("X4", setting, {"safety stock": Near(value, relative=0.01)}, run, 20_000.0, 10, 400.0, source)


def of_goods(variants: int) -> float:
    """Every variant covers the whole time: V sqrt(6)."""
    return variants * sqrt(6.0)


def of_both(variants: int) -> float:
    """The generic product covers its own 4 days for all, every variant the 2 days of finishing."""
    return sqrt(variants * 4.0) + variants * sqrt(2.0)


ROWS = (
    row(2, "goods", of_goods(2), "4.90"),
    row(2, "goods and parts", of_both(2), "5.66: up"),
    row(4, "goods", of_goods(4), "9.80"),
    row(4, "goods and parts", of_both(4), "9.66"),
    row(8, "goods", of_goods(8), "19.6"),
    row(8, "goods and parts", of_both(8), "17.0"),
    row(4, "parts", sqrt(4 * 5.0), "4.47, assembled to order after 5 days", generic=5.0),
    row(4, "parts", 4 * sqrt(5.0), "no gain where variants go together", generic=5.0, correlation=1.0),
)
