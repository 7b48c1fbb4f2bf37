"""Who reads an event: the measures whose values would be others if it had happened once more."""

from __future__ import annotations

from sim.facts import AgentFacts, Facts, HappeningFacts, LineFacts, OrderFacts, ProductFacts
from sim.happenings import EVENTS, Happening, ReturnEvent
from sim.metrics import CATALOGUE
from sim.metrics.reading import Reading

TRACED: dict[Happening, tuple[str, ...]] = {
    ReturnEvent.RETURN_REQUESTED: ("time to come back",),
    ReturnEvent.RETURN_OF_ORDER: ("orders returned",),
    ReturnEvent.RETURN_OF_SALE: ("age at return",),
    ReturnEvent.RETURN_RECEIVED: ("time to come back",),
    ReturnEvent.INSPECTED: ("grade at inspection",),
    ReturnEvent.RESTOCKED: ("returned: restock",),
    ReturnEvent.REFURBISHED: ("returned: refurbish",),
    ReturnEvent.REMANUFACTURED: ("returned: remanufacture",),
    ReturnEvent.HARVESTED: ("returned: harvest",),
    ReturnEvent.RECYCLED: ("returned: recycle",),
    ReturnEvent.SOLD_ON: ("returned: secondary market",),
    ReturnEvent.DONATED: ("returned: donate",),
    ReturnEvent.RETURNED_TO_SUPPLIER: ("returned: return to supplier",),
    ReturnEvent.LANDFILLED: ("returned: landfill",),
    ReturnEvent.SCRAPPED_IN_FIELD: ("returned: scrap in the field",),
}
"""Events that are rows for whoever follows single returns, and the measures that are read of these rows or count the
same units."""

HOUSE, GROUPS, PRODUCT = "house", ("near", "far"), "product"


def readers() -> dict[Happening, tuple[str, ...]]:
    """The measures that read each kind of event: found by letting each happen once more, in a run in which all do."""
    base = _values(None)
    found = dict(TRACED)
    for kind in EVENTS.values():
        if kind not in TRACED:
            new = _values(kind)
            moved = [key[0] for key, value in new.items() if repr(value) != repr(base.get(key))]
            found[kind] = tuple(dict.fromkeys(moved))
    return found


def _values(more: Happening | None) -> dict[tuple[str, str, str, str], float]:
    """Every measure of counts of events, where each kind has happened, and one once more."""
    reading = Reading(_facts(more))
    return {
        (chosen.name, agent, product, segment): value
        for chosen in CATALOGUE
        if chosen.needs == "totals"
        for agent, product, segment, value in chosen.function(reading)
    }


def _facts(more: Happening | None) -> Facts:
    """A house with two groups of customers, and events about both; those of one kind are more about the first."""
    happenings = []
    for name, kind in EVENTS.items():
        for group, count, total, squared in zip(GROUPS, (4, 7), (6.0, 9.0), (18.0, 30.0), strict=True):
            if kind is more and group == GROUPS[0]:
                count, total, squared = count + 1, total + 1.25, squared + 1.5625
            happenings.append(HappeningFacts(name, HOUSE, group, "", PRODUCT, count, total, squared))
    units = (12.0, 9.0, 11.0, 1.0, 10.0, 30.0, 90.0, 2.0, 3.0, 120.0, 90.0)
    lines = [LineFacts(HOUSE, group, True, PRODUCT, 12, 9, 11, 10, 10, 10, *units) for group in GROUPS]
    orders = [OrderFacts(HOUSE, group, True, 12, 11, 9, 10, 10, 10, 9, 9, 1, 1) for group in GROUPS]
    houses = [AgentFacts(HOUSE, "Warehouse", HOUSE, 1), *(AgentFacts(one, "Customer", one, 0) for one in GROUPS)]
    products = (ProductFacts(PRODUCT, 10.0, 6.0, 1.0, "units"),)
    return Facts(
        seed=1,
        replication=0,
        warmup=0.0,
        horizon=100.0,
        period=1.0,
        bucket=1,
        agents=tuple(houses),
        products=products,
        lines=tuple(lines),
        orders=tuple(orders),
        happenings=tuple(happenings),
    )
