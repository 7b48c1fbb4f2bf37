"""Between houses: who serves whose customers, who helps out, what goes straight through, and the time it all takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.fulfilment import of_events, per_order
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading


def end_to_end_time(reading: Reading) -> list[Cell]:
    """How long a unit takes from the outside suppliers to the consumers, by Little's law."""
    under_way: dict[str, float] = {}
    for stock in reading.stocks:
        under_way[stock.product] = under_way.get(stock.product, 0.0) + stock.on_hand_time
    for pipe in reading.facts.pipes:
        under_way[pipe.product] = under_way.get(pipe.product, 0.0) + pipe.moving_time + pipe.at_door_time
    flows = reading.consumed
    pairs = [(name, under_way.get(name, 0.0), units) for name, units in flows.items()]
    whole = ratio(sum([goods for _, goods, _ in pairs]), sum(flows.values()))
    return [(CHAIN, ALL, ALL, whole), *((CHAIN, name, ALL, ratio(goods, units)) for name, goods, units in pairs)]


SOURCING = (
    per_order(
        "orders expressed",
        "share",
        "orders that took the fast way, as they would have been late / orders",
        "expressed",
        lambda s, o: ratio(s.count, o.orders),
    ),
    per_order(
        "lines split",
        "share",
        "order lines divided among houses / orders",
        "line split",
        lambda s, o: ratio(s.count, o.orders),
    ),
    of_events(
        "units served away",
        "units",
        "units of lines that were given to another house than the customer's home, by the house that got them",
        "served away",
        lambda s: s.total,
        "none",
    ),
    of_events(
        "units transshipped",
        "units",
        "units sent to another house that was short of them, by sender",
        "transshipped",
        lambda s: s.total,
        "none",
    ),
    of_events(
        "units cross-docked",
        "units",
        "units that came in and went out to customers without being put away",
        "cross docked",
        lambda s: s.total,
        "higher",
    ),
    Measure(
        "end-to-end time",
        "time",
        "lower",
        "chain",
        "(integral over time of units on hand, under way and at doors) / units that reached the consumers",
        "Little 1961, Operations Research 9(3)",
        end_to_end_time,
    ),
)
