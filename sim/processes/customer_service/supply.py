"""What the service desk can find out about goods: what is there, what comes, what is owed, and when it could go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sim.errors import ModelError
from sim.following import expected
from sim.policies.allocation import FirstCome
from sim.policies.promising import Load, Visit

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.lane import Lane
    from sim.messages import Order, OrderLine
    from sim.policies.promising import Schedule
    from sim.processes.customer_service.plan import Interfaces
    from sim.processes.manufacturing_flow.finite_load import FiniteLoad
    from sim.processes.manufacturing_flow.station import Station
    from sim.processes.order_fulfilment.open_line import OpenLine
    from sim.processes.supplier_relationship import Coming
    from sim.product import Product

CRUMB = 1e-9


Free: TypeAlias = "dict[Station, list[float]]"
"""When each machine of a work centre will be free."""


class Shelf(NamedTuple):
    """One product at one house at one time: units free or owed, units expected, and what is owed by when it must go."""

    on_hand: float
    receipts: Schedule
    claims: Sequence[tuple[float, float, OpenLine]]


class Supply:
    """The desk's eyes on the houses of a company, through the interfaces that it has.

    glance: what sellers within the company have said, while many orders are looked at together; None otherwise.
    """

    def __init__(self, houses: Iterable[Warehouse], interfaces: Interfaces) -> None:
        self.houses = tuple(houses)
        self.interfaces = interfaces
        self.loads: dict[Warehouse, FiniteLoad] = {}
        self.glance: dict[tuple[Agent, Product], dict[OrderLine, float]] | None = None

    def keep(self, *, schedule: bool) -> None:
        """Have houses write down what is to come, and factories what is loaded, where the desk will ask."""
        for house in self.houses:
            if schedule:
                house.suppliers.keep_schedule()
                load = house.finite_load()
                if load is not None:
                    self.loads[house] = load

    def needs_factory(self, what: str) -> None:
        """Raises ModelError where the company makes nothing."""
        if all(house.finite_load() is None for house in self.houses):
            names = [house.name for house in self.houses]
            raise ModelError(
                f"customer_service: {what} asks a factory when goods could be made, and there is none among "
                f"{', '.join(names[:6])}{', ...' if len(names) > 6 else ''}; "
                "choose available_to_promise, or a supply chain with a factory"
            )

    # --- one product at one house

    def shelf(self, house: Warehouse, product: Product) -> Shelf:
        """What is there, what comes, and what is owed now."""
        stock = house.stocks[product]
        claims = [(self.must_go(claim.order), claim.owed, claim) for claim in house.orders.queues.get(product, ())]
        return Shelf(stock.on_hand - stock.reserved, self.receipts(house, product), claims)

    def must_go(self, order: Order) -> float:
        """When an order must leave to be there by its promise, or when it is wanted."""
        date = order.due if order.promised is None else order.promised
        return date - self.way(order.seller, order.buyer)  # type: ignore[arg-type]

    def way(self, house: Warehouse, buyer: Agent) -> float:
        """Planned time from the shelf to a buyer: through the house, and on its way."""
        steps = house.orders.plan.steps
        transit = house.customers[buyer.name].mean_transit
        return transit if steps is None else transit + steps.time_to_leave

    def receipts(self, house: Warehouse, product: Product) -> Schedule:
        """Units expected, and when: made here, or bought; what is overdue is expected any day, within a period."""
        now = house.env.now
        load = self.loads.get(house)
        if load is not None and load.room.makes(product):
            made = load.plan().finish.get(product, ()) if self.interfaces.manufacturing else load.planned(product)
            return sorted((max(date, now), units) for date, units in made)
        schedule = house.suppliers.schedule
        if schedule is None:
            return ()
        lines, soon = schedule.lines.get(product, {}).values(), now + house.sim.period
        dated = [pair for coming in lines for pair in self._coming(coming, product)]
        return sorted((date if date > now else soon, units) for date, units in dated)

    def _coming(self, coming: Coming, product: Product) -> Iterator[tuple[float, float]]:
        """A line of a purchase order: what is under way, by how far it is if that is told, and what has not left."""
        left = coming.left
        for shipment, units in coming.under_way:
            yield expected(coming.lane, shipment) if self.interfaces.logistics else coming.planned, units
            left -= units
        if left > CRUMB:
            yield self._leaves(coming, product), left

    def _leaves(self, coming: Coming, product: Product) -> float:
        """When what has not left its seller yet will be here."""
        seller = coming.order.seller
        if self.interfaces.manufacturing and seller in self.houses:
            date = self._dates(seller, product).get(coming.line)
            if date is not None:
                return date + coming.lane.mean_transit
        return coming.planned

    def _dates(self, seller: Agent, product: Product) -> dict[OrderLine, float]:
        """When each line owed at a house of the company could leave; read once at a glance."""
        known = self.glance.get((seller, product)) if self.glance is not None else None
        if known is None:
            known = {}
            for claim, date in self.ready(seller, product):  # type: ignore[arg-type]
                known.setdefault(claim.line, date)
            if self.glance is not None:
                self.glance[seller, product] = known
        return known

    # --- what is owed

    def ready(self, house: Warehouse, product: Product, shelf: Shelf | None = None) -> Iterator[tuple[OpenLine, float]]:
        """When each claim could leave, served in the house's order from what is there and what comes."""
        shelf = shelf or self.shelf(house, product)
        claims = [claim for _, _, claim in shelf.claims]
        if not isinstance(house.orders.allocation, FirstCome):
            claims.sort(key=lambda claim: claim.order.priority)
        now, level, date = house.env.now, shelf.on_hand, house.env.now
        coming = iter(shelf.receipts)
        owed = 0.0
        for claim in claims:
            owed += claim.owed
            while level + CRUMB < owed:
                more = next(coming, None)
                if more is None:
                    date = max(date, now + self.lead(house, product))
                    break
                date = max(date, more[0])
                level += more[1]
            yield claim, date

    def lead(self, house: Warehouse, product: Product) -> float:
        """Planned time from ordering more to having it."""
        return house.lead_time(product)

    # --- what could be made

    def made_at(self, house: Warehouse, product: Product) -> FiniteLoad | None:
        """The factory's board, where this house makes the product and can be asked."""
        load = self.loads.get(house)
        return load if load is not None and self.interfaces.manufacturing and load.room.makes(product) else None

    def load(self, house: Warehouse, product: Product, units: float, free: Free | None) -> Load | None:
        """What it takes to make so many units here, behind all that is loaded; None where it is not made here.

        free: when machines were thought to be free, where that is not asked anew.
        """
        board = self.made_at(house, product)
        if board is None:
            return None
        routing = board.room.makings[product].routing
        units = max(units, CRUMB)
        lot = routing.lot if routing.lot < inf else units / routing.good
        free = free if free is not None else board.behind(product)
        visits = [Visit(free[station], time) for station, time in board.steps(product, min(lot, units / routing.good))]
        return Load(visits, lot, routing.good, board.parts_for(product, units / routing.good, house.env.now))

    def source(self, house: Warehouse, product: Product) -> Lane | None:
        """The lane from the house of the company that this one buys a product from."""
        return next((lane for lane in house.sources(product) if lane.seller in self.houses), None)
