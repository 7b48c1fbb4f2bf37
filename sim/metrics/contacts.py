"""Customer service: how customers are answered, what they are promised, and what is done when something goes wrong.

Known where a company has a customer service. Orders count where they are through in the counted time, or overdue at
its end; segments are the groups of customers and their classes in customer relationship management.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import NONE, Sums, by_events, happened
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

BOLUMOLE = "Bolumole, Knemeyer and Lambert 2003, IJLM 14(2)"
SCOR = "SCOR Digital Standard (ASCM)"
ERLANG = "Gans, Koole and Mandelbaum 2003, M&SOM 5(2)"


def _mean(events: Sums) -> float:
    return events.mean


def _count(events: Sums) -> float:
    return float(events.count)


def _share(events: Sums, others: Sums) -> float:
    return ratio(events.count, events.count + others.count)


def _of(events: Sums, base: Sums) -> float:
    return ratio(events.count, base.count)


def _service(
    name: str,
    unit: str,
    direction: Direction,
    formula: str,
    kinds: Sequence[str],
    of: Callable[..., float],
    source: str = BOLUMOLE,
) -> Measure:
    return by_events(name, unit, direction, formula, source, kinds, of)


def contacts_per_order(reading: Reading) -> list[Cell]:
    """Contacts over orders of consumers."""
    orders = {key: sums.orders for key, sums in reading.orders.items() if key[0] == CHAIN}
    contacts = happened(reading, "responded")
    return [(*key, ratio(contacts.get(key, NONE).count, count)) for key, count in orders.items() if contacts]


def contact_backlog(reading: Reading) -> list[Cell]:
    """Contacts that wait, on average over time: what they waited in sum, by Little's law."""
    return [(*key, ratio(sums.total, reading.span)) for key, sums in happened(reading, "responded").items()]


def service_cost_per_order(reading: Reading) -> list[Cell]:
    """What the desk costs over orders: in sum with wages, of segments what their customers caused."""
    spent = sum([page.get("service", 0.0) for page in reading.balances.values()])
    orders = reading.orders.get((CHAIN, ALL, ALL))
    if not spent or orders is None:
        return []
    cells: list[Cell] = [(CHAIN, ALL, ALL, ratio(spent, orders.orders))]
    caused: dict[str, list[float]] = {}
    for account in reading.facts.accounts:
        for segment in dict.fromkeys((reading.crowds[account.customer], account.segment)):
            sums = caused.setdefault(segment, [0.0, 0.0])
            sums[0] += account.costs.get("service", 0.0)
            sums[1] += account.orders
    return [*cells, *((CHAIN, ALL, segment, ratio(*sums)) for segment, sums in caused.items() if segment)]


def _cause(what: Literal["stock", "capacity", "supplier", "transport"], why: str) -> Measure:
    return _service(
        f"alarms for {what}",
        "orders",
        "lower",
        f"orders seen to be late because {why}",
        (f"cause {what}",),
        _count,
    )


CONTACTS = (
    _service(
        "first response time",
        "time",
        "lower",
        "mean time from an inquiry until somebody takes it up",
        ("responded",),
        _mean,
        ERLANG,
    ),
    _service(
        "contacts that wait",
        "share",
        "lower",
        "inquiries that find nobody free / inquiries taken up",
        ("waited", "responded"),
        _of,
        ERLANG,
    ),
    _service("contacts", "contacts", "none", "inquiries taken up", ("responded",), _count),
    Measure(
        "contacts per order",
        "contacts/order",
        "lower",
        "seller and group",
        "inquiries taken up / orders",
        BOLUMOLE,
        contacts_per_order,
    ),
    Measure(
        "contact backlog",
        "contacts",
        "lower",
        "seller and group",
        "time that inquiries taken up had waited in sum / time",
        ERLANG,
        contact_backlog,
    ),
    _service(
        "first-contact resolution",
        "share",
        "higher",
        "inquiries answered without calling back / inquiries answered",
        ("resolved",),
        _mean,
    ),
    _service(
        "answer error",
        "time",
        "lower",
        "mean of |delivery - the last date told|, orders delivered whole whose customer was told one",
        ("answer error",),
        _mean,
    ),
    _service(
        "promise lead time", "time", "lower", "mean time from an order to the date promised", ("promised",), _mean, SCOR
    ),
    _service(
        "promise compliance",
        "share",
        "higher",
        "orders through whole and by the first date promised / orders promised one that are through or overdue",
        ("promise kept", "promise broken"),
        _share,
    ),
    _service(
        "false-promise rate",
        "share",
        "lower",
        "orders accepted as available (looked up, or said to be) that are late, or came not whole / orders accepted so",
        ("falsely promised", "said available"),
        _of,
    ),
    _service(
        "orders declined",
        "orders",
        "none",
        "orders not taken, as better-paying demand would have lost more",
        ("declined",),
        _count,
    ),
    _service(
        "alarms",
        "orders",
        "none",
        "orders seen to miss their promise, once for each promise",
        ("alarmed",),
        _count,
    ),
    _service(
        "detection lead",
        "time",
        "higher",
        "mean of (date promised - alarm); negative: seen when it was late already",
        ("alarmed",),
        _mean,
    ),
    _service(
        "proactive notice ratio",
        "share",
        "higher",
        "late orders whose customer was told early enough before the promise / orders delivered late",
        ("late told",),
        _mean,
    ),
    _service("orders expedited", "orders", "none", "orders put first and sent the fast way", ("expedited",), _count),
    _service(
        "no-fault share",
        "share",
        "lower",
        "units sent back for misuse or without a fault / units sent back; where customers can be helped",
        ("sent back sound", "sent back"),
        lambda sound, all_of_them: ratio(sound.total, all_of_them.total),
        "Ferguson, Guide and Souza 2006, M&SOM 8(4)",
    ),
    _cause("stock", "more was sold than was there or on order"),
    _cause("capacity", "the line is busy"),
    _cause("supplier", "a seller is late"),
    _cause("transport", "goods are late on their way"),
    Measure(
        "service cost per order",
        "money/order",
        "lower",
        "seller and group",
        "postings to service / orders; segments: what their customers caused, wages apart",
        BOLUMOLE,
        service_cost_per_order,
    ),
)
