"""Whether a run is long enough for the forecasts that are to be made in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sim.errors import ModelError

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.demand_management.desk import Desk
    from sim.product import Product


def check_history(site: Agent, desks: Mapping[Product, Desk], period: float, measured: bool) -> None:
    """Raises ModelError where a forecast period, or what a forecast gathers before its first, outlasts the run."""
    span = site.sim.horizon - site.sim.start
    if problems := list(_problems(site.name, desks, period, span, measured)):
        raise ModelError(problems)


def _problems(name: str, desks: Mapping[Product, Desk], period: float, span: float, measured: bool) -> Iterator[str]:
    if measured and 2 * period > span:
        yield (
            f"{name}: a forecast period of {period:g} is longer than its history: no forecast of one can be held "
            f"against what came in a run of {span:g}; review more often, or play at least {2 * period:g}"
        )
    for product, desk in desks.items():
        needed = getattr(desk.forecasting, "history", 0) * period
        if needed >= span:
            way = type(desk.forecasting).__name__
            yield (
                f"{name}, {product.name}: {way} gathers {needed:g} before its first forecast, longer than the history "
                f"of a run of {span:g}; give it an initial level, a shorter season, or play longer"
            )
