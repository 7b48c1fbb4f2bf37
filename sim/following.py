"""Goods that somebody follows on their way: what is known of when they will be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.lane import Lane
    from sim.messages import Shipment


def set_out(lane: Lane, shipment: Shipment, time: float | None) -> None:
    """Goods leave, and whoever follows them is told; time: what they are known to take, None for what the law draws."""
    shipment.since = lane.clock.now
    if time is None:
        haste = lane.hurried.get(shipment.parcels[0].order, 1.0) if lane.hurried else 1.0
        time = lane.mean_transit * haste
    shipment.planned = time
    if lane.advise is not None:
        lane.advise(shipment)


def expected(lane: Lane, shipment: Shipment) -> float:
    """When goods should be there by how far they are: the rest of the way at the planned pace; never before now.

    They go at one pace, which shows only in the way behind them: the error is (1 - share of the way) x (planned
    transit - transit), all of it when they set out and none when they are there; exact where transit is certain.
    """
    left, whole = shipment.due - lane.clock.now, shipment.due - shipment.since
    now = lane.env.now
    return now + left * (shipment.planned / whole) if left > 0 and whole > 0 else now
