"""One way to forecast takes over from another."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Any, cast

from sim.choice import changed
from sim.policies.forecasting import BassForecast, HoltWinters, PerfectForesight
from sim.policies.forecasting.net_of_returns import Net, NetOfReturns
from sim.policies.forecasting.seasonally_adjusted import Adjusted, SeasonallyAdjusted
from sim.policies.planning import Expected, Planned

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.policies.forecasting import Forecast, Forecasting

SEASONAL = (BassForecast, HoltWinters, PerfectForesight)
"""Ways to forecast that find a season by themselves, or know what will come."""


def of_one(forecasting: Forecasting) -> Forecasting:
    """The same way to forecast, of one buyer: what all are expected to order together is not where it starts from."""
    whole: Any = forecasting
    base: Forecasting | None = getattr(forecasting, "base", None)
    if base is None and getattr(whole, "initial", None) is None:
        return forecasting
    unknown = {name: None for name in ("initial", "factors") if hasattr(whole, name)}
    one: Forecasting = replace(whole, **(unknown if base is None else {"base": of_one(base)}))
    return one


def begun_beside(forecasting: Forecasting, other: Forecast | None) -> Forecast:
    """What is in mind of a buyer who is heard for the first time, beside what is expected of the others: their season
    is the same."""
    beside = getattr(forecasting, "beside", None)
    begun: Forecast = forecasting.start() if beside is None or other is None else beside(other)
    return begun


def beneath(held: Forecasting, change: Callable[[Forecasting], Forecasting]) -> Forecasting:
    """How a house forecasts after a change. What it knows beside its own forecast stays: a plan, what comes back, the
    season; unless it is this that is changed, or the other way finds the season by itself.
    """
    base: Forecasting | None = getattr(held, "base", None)
    if base is None:
        return change(held)
    own, whole = beneath(base, change), cast(Any, held)
    if type(own) is type(held) or (isinstance(held, SeasonallyAdjusted) and isinstance(own, SEASONAL)):
        return own
    after: Forecasting = replace(whole, base=own)
    return after


def instead(held: Forecasting, value: Any) -> Forecasting:
    """The same after a decision for another way to forecast, or for other values of some fields.

    Raises ValueError where it does not fit.
    """
    return beneath(held, lambda own: changed(own, value))


def begun_like(chosen: Forecasting, own: Forecasting, length: float) -> Forecasting:
    """A way to forecast that begins with what another one begins with, unless it says otherwise or gathers a history
    first; its periods are `length` of the other's.
    """

    def begin(way: Any) -> Any:
        start = _innermost(own)
        silent = hasattr(way, "initial") and way.initial is None and not getattr(way, "history", 0)
        if not silent or getattr(start, "initial", None) is None:
            return way
        return replace(way, initial=start.initial * length, initial_sd=start.initial_sd * sqrt(length))

    return beneath(chosen, begin)


def _innermost(forecasting: Any) -> Any:
    base = getattr(forecasting, "base", None)
    return forecasting if base is None else _innermost(base)


def taken_over(forecasting: Forecasting, last: Forecast) -> Forecast:
    """What another way to forecast has in mind as it takes over from what was expected last.

    One that keeps other things in mind, or learns nothing, begins anew, and what was expected last is the first that it
    observes; one that knows what to do after another (a plan that is told) does that. What is known beside (a plan,
    what comes back, the season) stays where the other way has it, too; where it has not, the own forecast goes on.
    """
    if isinstance(last, Adjusted) and isinstance(forecasting, SeasonallyAdjusted):
        return forecasting.going_on(last, taken_over(forecasting.base, last.own))
    if isinstance(last, Planned) and isinstance(forecasting, Expected):
        return last._replace(own=taken_over(forecasting.base, last.own))
    if isinstance(last, Net) and isinstance(forecasting, NetOfReturns):
        return last._replace(own=taken_over(forecasting.base, last.own))
    after = getattr(forecasting, "after", None)
    if after is not None:
        told: Forecast = after(last)
        return told
    if isinstance(last, Planned | Net | Adjusted):
        return taken_over(forecasting, last.own)
    start = forecasting.start()
    begun = forecasting(start, last.mean)
    return begun if begun == start or type(start) is not type(last) else last
