"""Vehicles: trips leave the yard, as far as there are vehicles; what they cost, and what they emit."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

from simpy import Resource

from sim.clock import Work
from sim.happenings import FulfilmentEvent
from sim.messages import Shipment
from sim.processes.order_fulfilment.rounds import Planner, Trip

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Parcel
    from sim.policies.transport import Mode
    from sim.processes.order_fulfilment.dispatch import Dispatch
    from sim.processes.order_fulfilment.rounds import Call
    from sim.processes.order_fulfilment.transport import Transport


class Yard:
    """Where trips begin: a vehicle of the house is away until it is back from its round; carriers come when called."""

    def __init__(self, site: Agent, transport: Transport, dispatch: Dispatch) -> None:
        self.site = site
        self.env = site.env
        self.transport = transport
        self.dispatch = dispatch
        self.planner = Planner(site, transport)
        self.vehicles = None if transport.fleet is None else Resource(site.env, transport.fleet)

    def open(self) -> list[str]:
        """Lanes no longer say what carriage costs, where there are modes; answers with what no mode can carry."""
        if not self.transport.modes:
            return []
        for lane in self.site.customers.values():
            lane.costs = False
        largest = max(mode.weight for mode in self.transport.modes)
        roomiest = max(mode.volume for mode in self.transport.modes)
        return [
            f"{self.site.name}: a unit of {product.name} ({product.weight:g} kg, {product.volume:g} m3) is more than "
            f"any vehicle takes ({largest:g} kg, {roomiest:g} m3); give a mode with a larger one"
            for product in self.site.stocks
            if product.weight > largest or product.volume > roomiest
        ]

    def send(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        """Have parcels leave; answers with those for which there was no room."""
        trips, left = self.planner.plan(parcels)
        for trip in trips:
            if self.vehicles is not None and trip.mode is not None and trip.mode.by_vehicle:
                self.env.process(self._drive(self.vehicles, trip, trip.mode))
            else:
                self._depart(trip)
        return left

    def _drive(self, vehicles: Resource, trip: Trip, mode: Mode) -> Generator[Any, Any, None]:
        with vehicles.request() as vehicle:
            yield vehicle
            self._depart(trip)
            yield Work(self.env, self._away(trip, mode))

    def _away(self, trip: Trip, mode: Mode) -> float:
        """Time until the vehicle is back."""
        there = self.site.customers[trip.calls[-1].buyer.name].mean_transit
        return mode.time(trip.kilometres, 2.0 * there)

    def _depart(self, trip: Trip) -> None:
        mode, now, customers = trip.mode, self.env.now, self.site.customers
        if mode is not None:
            self._pay(trip, trip.cost)
            self._count(trip, mode)
        for call in trip.calls:
            lane = customers[call.buyer.name]
            shipment = Shipment(self.site, call.buyer, call.parcels, now)
            if not lane.calm and lane.closed():
                lane.hold(shipment)
                continue
            self.dispatch.part(shipment)
            if mode is None or mode.speed is None:
                lane.ship(shipment)
            else:
                lane.ship(shipment, mode.time(call.kilometres, 0.0))

    def _pay(self, trip: Trip, cost: float) -> None:
        """Post a trip's cost, shared among the parcels by their weight."""
        post, now = self.site.sim.ledger.post, self.env.now
        weighed = trip.load.weight > 0
        whole = trip.load.weight if weighed else trip.load.units
        for call in trip.calls:
            for parcel in call.parcels:
                product = parcel.line.product
                share = parcel.quantity * (product.weight if weighed else 1.0) / whole
                cause = parcel.order.number
                post(now, self.site, "transport", "cash", cost * share, product, counterparty=call.buyer, cause=cause)

    def _count(self, trip: Trip, mode: Mode) -> None:
        """Write down how full and how far a vehicle goes, and what is emitted, shared by weight."""
        happen, site, load = self.site.sim.record.happen, self.site, trip.load
        if mode.by_vehicle:
            happen(FulfilmentEvent.VEHICLE_LEFT, site, value=mode.fill(load))
            happen(FulfilmentEvent.DRIVEN, site, value=trip.kilometres)
        for call in trip.calls:
            carried = call.load.weight / 1000.0 * call.kilometres
            empty = mode.carbon_empty * trip.kilometres * self._share(call, trip)
            happen(FulfilmentEvent.CARRIED, site, about=call.buyer, value=carried)
            happen(FulfilmentEvent.EMITTED, site, about=call.buyer, value=mode.carbon * carried + empty)

    def _share(self, call: Call, trip: Trip) -> float:
        whole = trip.load
        return call.load.weight / whole.weight if whole.weight > 0 else call.load.units / whole.units
