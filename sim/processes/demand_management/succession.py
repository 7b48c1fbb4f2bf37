"""One way to forecast takes over from another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecast, Forecasting


def of_one(forecasting: Forecasting) -> Forecasting:
    """The same way to forecast, of one buyer: what all are expected to order together is not where it starts from."""
    whole: Any = forecasting
    if getattr(whole, "initial", None) is None:
        return forecasting
    one: Forecasting = replace(whole, **{name: None for name in ("initial", "factors") if hasattr(whole, name)})
    return one


def taken_over(forecasting: Forecasting, last: Forecast) -> Forecast:
    """What another way to forecast has in mind as it takes over from what was expected last.

    One that keeps other things in mind, or learns nothing, begins anew, and what was expected last is the first that it
    observes; one that knows what to do after another (a plan that is told) does that.
    """
    after = getattr(forecasting, "after", None)
    if after is not None:
        told: Forecast = after(last)
        return told
    start = forecasting.start()
    begun = forecasting(start, last.mean)
    return begun if begun == start or type(start) is not type(last) else last
