"""What a replenishment decision may know."""

from dataclasses import dataclass

from sim.policies.forecasting.protocol import Forecast, Level

NOTHING: Forecast = Level(0.0)


@dataclass(slots=True)
class StockView:
    """One product at one place, as seen at a review after the demand of its instant.

    net = on hand - reserved - backlog; position = net + on_order; on_order: less what customers have announced;
    observed: demand heard since the last review; protection: forecast periods that this order must last for; lead:
    order delay and transit, in forecast periods.
    """

    now: float = 0.0
    review: int = 0
    on_hand: float = 0.0
    backlog: float = 0.0
    on_order: float = 0.0
    position: float = 0.0
    net: float = 0.0
    observed: float = 0.0
    forecast: Forecast = NOTHING
    protection: float = 1.0
    lead: float = 1.0
    echelon_position: float = 0.0
