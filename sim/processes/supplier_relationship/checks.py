"""What cannot be in a plan for suppliers, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.supply_agreement import SupplyAgreement
    from sim.processes.supplier_relationship.buying_house import BuyingHouse
    from sim.processes.supplier_relationship.plan import SupplierPlan


def problems(plan: SupplierPlan, houses: Sequence[BuyingHouse], suppliers: Sequence[Agent]) -> list[str]:
    """Suppliers that are not there or have no price, and agreements that they cannot keep."""
    return [
        *_strangers(plan, suppliers),
        *_unpriced(plan, houses),
        *(problem for supplier in suppliers for problem in _lots(plan, supplier)),
        *_pumps(plan, houses),
    ]


def _strangers(plan: SupplierPlan, suppliers: Sequence[Agent]) -> Iterator[str]:
    known = [supplier.name for supplier in suppliers]
    if strangers := [name for name in plan.agreements if name not in known]:
        yield (
            f"supplier_relationship.agreements: the company buys from nobody called {', '.join(strangers)}; "
            f"say one of {', '.join(known[:12])}"
        )


def _unpriced(plan: SupplierPlan, houses: Sequence[BuyingHouse]) -> Iterator[str]:
    """Items are classed by what is spent on them: a supplier without a price would make them worth nothing."""
    if len(plan.segmentation.segments) < 2:
        return
    found = {
        (lane.seller.name, product.name): None
        for house in houses
        for product in house.items
        for lane in house.lanes(product)
        if not lane.seller.list_price(product) > 0
    }
    for seller, product in found:
        yield (
            f"supplier {seller} has no price for {product}, and items are classed by what is spent on them; "
            "give it a price, or choose no segmentation"
        )


def _pumps(plan: SupplierPlan, houses: Sequence[BuyingHouse]) -> Iterator[str]:
    """Who gets more for leftovers than they cost would buy in order to give back."""
    for house in houses:
        for product in house.items:
            for lane in house.lanes(product):
                agreement = plan.agreements.get(lane.seller.name) or plan.common.agreement
                if agreement is None or agreement.buy_back is None:
                    continue
                price, back = agreement.price(lane.seller.list_price(product), 0.0), agreement.buy_back.price
                if back > price:
                    yield (
                        f"agreement with {lane.seller.name}: leftovers of {product.name} go back at {back:g}, and it "
                        f"sells them at {price:g}; set buy_back.price to {price:g} or less"
                    )


def _lots(plan: SupplierPlan, supplier: Agent) -> Iterator[str]:
    """The minimum of an agreement must suit the lots in which its supplier sells."""
    minimum, multiple = getattr(supplier, "minimum", 0.0), getattr(supplier, "multiple", 0.0)
    own = plan.agreements.get(supplier.name)
    agreements: list[SupplyAgreement] = [own] if own is not None else []
    for agreement in agreements:
        if 0 < agreement.minimum < minimum:
            yield (
                f"agreement with {supplier.name}: its minimum of {agreement.minimum:g} is below {minimum:g}, the least "
                f"that the supplier takes; agree on {minimum:g} or more"
            )
        lots = agreement.minimum / multiple if multiple else 0.0
        if abs(lots - round(lots)) > 1e-9:
            yield (
                f"agreement with {supplier.name}: its minimum of {agreement.minimum:g} is no whole number of the lots "
                f"of {multiple:g} in which it sells; agree on a multiple of {multiple:g}"
            )
