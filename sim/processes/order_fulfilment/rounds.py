"""Rounds: what waits together becomes trips of vehicles and consignments with carriers, at least cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sim.geography import apart
from sim.policies.transport import NOTHING, Load, Mode, length
from sim.processes.order_fulfilment.loading import by_buyer, load_of, loaded

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Parcel
    from sim.processes.order_fulfilment.transport import Transport


@dataclass(frozen=True)
class Call:
    """One customer on a trip: its parcels, what they are together, and kilometres from the dock along the trip."""

    buyer: Agent
    parcels: list[Parcel]
    load: Load
    kilometres: float


@dataclass(frozen=True)
class Trip:
    """A vehicle's round, or a consignment with a carrier; mode: None for the lane's own carriage.

    kilometres: of the round back to the dock where a vehicle drives it, else one way.
    """

    mode: Mode | None
    calls: list[Call]
    kilometres: float

    @property
    def load(self) -> Load:
        """All that it carries."""
        total = NOTHING
        for call in self.calls:
            total = total.plus(call.load)
        return total

    @property
    def cost(self) -> float:
        """Money for the trip; the lane's own carriage is paid on delivery."""
        if self.mode is None:
            return 0.0
        vehicles = 1 if self.mode.by_vehicle else self.mode.vehicles(self.load)
        return self.mode.tariff(self.load, vehicles, self.kilometres, len(self.calls))


class Planner:
    """The one who plans trips: knows how far it is, and what each customer waits for."""

    def __init__(self, site: Agent, transport: Transport) -> None:
        self.site = site
        self.transport = transport
        self._ways: dict[tuple[str, str], float] = {}

    def plan(self, parcels: Sequence[Parcel]) -> tuple[list[Trip], list[Parcel]]:
        """Trips for what leaves together, and what had no place and waits on.

        Without rounds, a customer's goods go by the mode of choice, one vehicle at a time. With rounds, all go: every
        mode that is paid by the vehicle is tried, and a round of it is only driven where consignments cost more.
        """
        if not self.transport.modes:
            return [self._alone(None, own) for own in by_buyer(parcels).values()], []
        if self.transport.rounds is not None:
            plans = [self._rounds(mode, parcels) for mode in self.transport.vehicles]
            return min(plans, key=lambda trips: sum([trip.cost for trip in trips])), []
        trips: list[Trip] = []
        left: list[Parcel] = []
        for own in by_buyer(parcels).values():
            trip, rest = self._single(own)
            trips.append(trip)
            left += rest
        return trips, left

    def _single(self, parcels: Sequence[Parcel]) -> tuple[Trip, list[Parcel]]:
        """One customer's goods by the mode of choice; what a vehicle does not take is left."""
        mode = self._chosen(parcels)
        taken, left = loaded(parcels, mode.room) if mode.by_vehicle else (list(parcels), [])
        return self._alone(mode, taken), left

    def _rounds(self, mode: Mode, parcels: Sequence[Parcel]) -> list[Trip]:
        trips: list[Trip] = []
        stops: list[list[Parcel]] = []
        for own in by_buyer(parcels).values():
            taken, left = loaded(own, mode.room)
            while left:
                trips.append(self._alone(mode, taken))
                taken, left = loaded(left, mode.room)
            stops.append(taken)
        houses = [self.site, *(own[0].order.buyer for own in stops)]
        matrix = [[self.way(one, other) for other in houses] for one in houses]
        loads = [load_of(own) for own in stops]
        assert self.transport.rounds is not None
        for order in self.transport.rounds(loads, matrix, mode.room, self._worth(mode)):
            trips += self._cheaper(self._round(mode, [stops[stop - 1] for stop in order], order, matrix))
        return trips

    def _worth(self, mode: Mode) -> float:
        """Kilometres that cost as much as one vehicle more."""
        one, two = mode.tariff(NOTHING, 1, 0.0), mode.tariff(NOTHING, 1, 1.0)
        return one / (two - one) if two > one else (inf if one else 0.0)

    def _round(self, mode: Mode, stops: list[list[Parcel]], order: list[int], matrix: list[list[float]]) -> Trip:
        """The round in the direction in which the goods travel less."""
        ways = []
        for own, path in ((stops, order), (stops[::-1], order[::-1])):
            calls, driven, here = [], 0.0, 0
            for parcels, stop in zip(own, path, strict=True):
                driven, here = driven + matrix[here][stop], stop
                calls.append(Call(parcels[0].order.buyer, parcels, load_of(parcels), driven))
            ways.append(calls)
        calls = min(ways, key=lambda calls: sum([(c.load.weight or c.load.units) * c.kilometres for c in calls]))
        return Trip(mode, calls, length(order, matrix))

    def _cheaper(self, trip: Trip) -> list[Trip]:
        """A round, or the consignments of its customers where they cost less together."""
        carriers = [mode for mode in self.transport.modes if not mode.by_vehicle]
        if not carriers:
            return [trip]
        singles = [self._alone(self._chosen(call.parcels, carriers), call.parcels) for call in trip.calls]
        return singles if sum([single.cost for single in singles]) < trip.cost else [trip]

    def _alone(self, mode: Mode | None, parcels: list[Parcel]) -> Trip:
        buyer = parcels[0].order.buyer
        one_way = self.way(self.site, buyer)
        call = Call(buyer, parcels, load_of(parcels), one_way)
        return Trip(mode, [call], 2 * one_way if mode is not None and mode.by_vehicle else one_way)

    def _chosen(self, parcels: Sequence[Parcel], among: Sequence[Mode] | None = None) -> Mode:
        modes = self.transport.modes if among is None else among
        buyer = parcels[0].order.buyer
        lane, now = self.site.customers[buyer.name], self.site.env.now
        dates = [_wanted(parcel) for parcel in parcels]
        time = min(dates) - now
        return modes[
            self.transport.choice(load_of(parcels), self.way(self.site, buyer), time, modes, lane.mean_transit)
        ]

    def way(self, one: Agent, other: Agent) -> float:
        """Kilometres on the road from one house to another: what their lane says, or as the crow flies and a detour."""
        key = (one.name, other.name)
        known = self._ways.get(key)
        if known is None:
            lane = one.customers.get(other.name) or other.customers.get(one.name)
            known = lane.carriage.distance if lane is not None else 0.0
            if not known and one.place is not None and other.place is not None:
                known = self.transport.detour * apart(one.place, other.place)
            self._ways[key] = known
        return known


def _wanted(parcel: Parcel) -> float:
    """When a parcel should be there: the date promised, or the date asked for; no date where it is wanted at once."""
    order = parcel.order
    date = order.due if order.promised is None else order.promised
    return date if date > order.sent else inf
