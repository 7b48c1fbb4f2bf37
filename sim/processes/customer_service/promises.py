"""What customers are promised: by the policy, on what the desk knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.policies.promising import AvailabilityView, Rivals
from sim.policies.promising.buckets import uncommitted
from sim.policies.promising.capable import to_make

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.policies.promising import Promising
    from sim.processes.customer_service.eyes import Eyes
    from sim.processes.customer_service.rivals import Demanded
    from sim.processes.customer_service.supply import Supply
    from sim.product import Product

MOMENT = 1e-6
"""Time that is too short to matter."""


class Promises:
    """The desk's way to a date for so many units of a product at a house, for a buyer."""

    def __init__(
        self,
        supply: Supply,
        policy: Promising,
        eyes: Eyes,
        demanded: Demanded | None,
    ) -> None:
        self.supply = supply
        self.policy = policy
        self.eyes = eyes
        self.shelf = eyes.shelf
        self.demanded = demanded

    def date(
        self, house: Warehouse, product: Product, quantity: float, buyer: Agent, order: Order | None = None
    ) -> tuple[float | None, bool]:
        """When so many units can be with a buyer, None for never; and whether they were seen to be there.

        order: not to be counted among those that have promises already. Nobody looks where the policy does not ask.
        """
        if not self.policy.needs_schedule:
            view = AvailabilityView(house.env.now, quantity, margin=self._margin(house, product, order))
            if self.policy.window:
                view = view._replace(lead=self.supply.lead(house, product))
                view = view._replace(rivals=self._rivals(house, product, view, order))
            return self.policy(view), False
        view = self.view(house, product, quantity, self.supply.way(house, buyer), order)
        return self.policy(view), self._there(view)

    def _there(self, view: AvailabilityView) -> bool:
        """Whether the units are free now; what is expected any moment is not there."""
        receipts = [(max(date, view.now + MOMENT), units) for date, units in view.receipts]
        return uncommitted(view.now, view.on_hand, receipts, view.commitments, view.quantity) <= view.now

    def view(
        self, house: Warehouse, product: Product, quantity: float, transit: float, order: Order | None = None
    ) -> AvailabilityView:
        """What the policy may know."""
        shelf = self.shelf(house, product)
        commitments = sorted([(due, owed) for due, owed, claim in shelf.claims if claim.order is not order])
        view = AvailabilityView(
            house.env.now,
            quantity,
            shelf.on_hand,
            shelf.receipts,
            commitments,
            self.supply.lead(house, product),
            transit,
            self._margin(house, product, order),
        )
        if self.policy.needs_factory and not self._there(view):
            view = self._capable(house, product, view)
        if self.policy.window:
            view = view._replace(rivals=self._rivals(house, product, view, order))
        return view

    def _capable(self, house: Warehouse, product: Product, view: AvailabilityView) -> AvailabilityView:
        """The same with what could be made: here, or at the house of the company that this one buys from."""
        load = self.supply.load(house, product, to_make(view), self.eyes.free(house))
        if load is not None:
            return view._replace(load=load)
        lane = self.supply.source(house, product)
        if lane is None or not self.supply.interfaces.manufacturing:
            return view
        seller: Warehouse = lane.seller  # type: ignore[assignment]
        date = self.policy(self.view(seller, product, to_make(view), lane.mean_transit))
        return view if date is None else view._replace(lead=max(0.0, date - view.now) + lane.order_delay)

    # --- what else the goods could earn

    def _margin(self, house: Warehouse, product: Product, order: Order | None) -> float:
        """Money a unit that a line brings beyond the cost of the goods."""
        line = next((line for line in order.lines if line.product is product), None) if order is not None else None
        price = house.price(product) if line is None or line.price is None else line.price
        return price - product.cost

    def _rivals(self, house: Warehouse, product: Product, view: AvailabilityView, order: Order | None) -> Rivals | None:
        """Demand that pays better, and what there will be for it: in the window ahead, or until more can be bought."""
        if self.demanded is None:
            return None
        board, shelf = self.supply.made_at(house, product), self.shelf(house, product)
        window = self.policy.window if board is not None else min(self.policy.window, view.lead)
        found = self.demanded.better(house, product, view.margin, window)
        if found is None:
            return None
        margin, mean, sd = found
        until = view.now + window
        supply = shelf.on_hand + sum([units for date, units in shelf.receipts if date <= until])
        supply -= sum([owed for _, owed, claim in shelf.claims if claim.order is not order])
        if board is not None:
            supply += board.room_for(product, window)
        return Rivals(margin, mean, sd, supply)
