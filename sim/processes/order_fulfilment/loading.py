"""Loading: what parcels weigh, and how they go into vehicles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from math import floor, inf
from typing import TYPE_CHECKING

from sim.policies.transport import NOTHING, Load
from sim.processes.order_fulfilment.traced import Traced

if TYPE_CHECKING:
    from sim.messages import Parcel

CRUMB = 1e-9


def load_of(parcels: Iterable[Parcel]) -> Load:
    """Units, kilograms and cubic metres of some parcels."""
    units = weight = volume = piece = 0.0
    for parcel in parcels:
        quantity, product = parcel.quantity, parcel.line.product
        units += quantity
        weight += quantity * product.weight
        volume += quantity * product.volume
        piece = max(piece, product.weight)
    return Load(units, weight, volume, piece)


def loaded(parcels: Sequence[Parcel], room: Load) -> tuple[list[Parcel], list[Parcel]]:
    """As much as one vehicle takes, in the order of the parcels, and what is left; at least one unit is taken.

    A line is divided by whole units, where its quantity is whole.
    """
    load = NOTHING
    taken: list[Parcel] = []
    for number, parcel in enumerate(parcels):
        fits = _fits(parcel, load, room)
        if not taken and fits <= CRUMB:
            fits = min(parcel.quantity, 1.0)
        if fits >= parcel.quantity - CRUMB:
            taken.append(parcel)
            load = load.plus(load_of((parcel,)))
            continue
        rest = list(parcels[number + 1 :])
        if fits > CRUMB:
            first, second = divided(parcel, fits)
            return [*taken, first], [second, *rest]
        return taken, [parcel, *rest]
    return taken, []


def divided(parcel: Parcel, quantity: float) -> tuple[Parcel, Parcel]:
    """So many units of a parcel, and the rest; units with a fault are among the first."""
    first, second = copy(parcel), copy(parcel)
    first.quantity, second.quantity = quantity, parcel.quantity - quantity
    if isinstance(parcel, Traced):
        for fault in ("damaged", "wrong", "short"):
            units = getattr(parcel, fault)
            setattr(first, fault, min(units, quantity))
            setattr(second, fault, max(0.0, units - quantity))
    return first, second


def _fits(parcel: Parcel, load: Load, room: Load) -> float:
    """Units of a parcel that there is room for beside a load."""
    product, most = parcel.line.product, inf
    for each, has, limit in (
        (product.weight, load.weight, room.weight),
        (product.volume, load.volume, room.volume),
    ):
        if each > 0 and limit < inf:
            most = min(most, max(0.0, limit - has) / each)
    if most >= parcel.quantity - CRUMB:
        return parcel.quantity
    return float(floor(most + CRUMB)) if parcel.quantity == floor(parcel.quantity) else most


def by_buyer(parcels: Iterable[Parcel]) -> dict[str, list[Parcel]]:
    """The parcels of each customer, customers in the order of their first parcel."""
    found: dict[str, list[Parcel]] = {}
    for parcel in parcels:
        found.setdefault(parcel.order.buyer.name, []).append(parcel)
    return found
