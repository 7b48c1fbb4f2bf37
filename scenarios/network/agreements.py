"""Who buys what from whom, by which policy: the rows of Sourcing, settled for every buyer and product."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from scenarios.network.plan import Plan, Route, Site, Source
from scenarios.network.problems import Problems, listing
from scenarios.network.tables import Row
from sim.distributions import distribution
from sim.policies.replenishment import ConstantOrder
from sim.policies.sourcing import Cheapest, Fastest, SingleSource, Sourcing, Split
from sim.policies.sourcing.protocol import Offer
from sim.product import Product

FIRST = SingleSource()

Need: TypeAlias = tuple[str, Product]
"""A site, by name, and a product that it needs."""


@dataclass(frozen=True)
class Shares:
    """Every seller its share of what is bought of one product, in the order of the offers."""

    ratios: tuple[float, ...]

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        agreed = [replace(offer, ratio=ratio) for offer, ratio in zip(offers, self.ratios, strict=True)]
        return Split()(quantity, agreed)


@dataclass(frozen=True)
class Agreement:
    """The sellers of one product to one buyer, and how the buyer chooses among them."""

    sellers: tuple[str, ...]
    sourcing: Sourcing = FIRST


def made_at(plan: Plan, site: Site, product: Product) -> bool:
    """Whether a site makes a product itself: a factory, with a row in Production or a bill of materials."""
    return site.type == "factory" and ((site.name, product) in plan.makings or bool(product.parts))


def needs(plan: Plan) -> Iterator[tuple[Site, Product, Row]]:
    """Everything that is bought by somebody, with the row that says so.

    Parts without a row in Inventory are bought with each production order.
    """
    for buyer in plan.buyers.values():
        for product, row in buyer.products.items():
            yield buyer.site, product, row
    for shelf in plan.shelves.values():
        bought = shelf.replenishment is not None and shelf.replenishment != ConstantOrder(0.0)
        if not made_at(plan, shelf.site, shelf.product):
            if bought:
                yield shelf.site, shelf.product, shelf.row
            continue
        for part, _ in shelf.product.explosion():
            if (shelf.site.name, part) not in plan.shelves and not made_at(plan, shelf.site, part):
                yield shelf.site, part, shelf.row


def settle_agreements(plan: Plan, problems: Problems) -> dict[Need, Agreement]:
    """An agreement for everything that is bought."""
    by_need: dict[tuple[str, Product | None], list[Source]] = {}
    for source in plan.sources:
        by_need.setdefault((source.buyer.name, source.product), []).append(source)
    said = _sold_by_suppliers(plan)
    agreed = {}
    for site, product, row in needs(plan):
        rows = by_need.get((site.name, product)) or by_need.get((site.name, None), [])
        agreement = _Settling(plan, site, product, row, said, problems)(rows)
        if agreement is not None:
            agreed[site.name, product] = agreement
    return agreed


def _sold_by_suppliers(plan: Plan) -> dict[str, set[Product]]:
    """What suppliers are said to sell; one of whom nothing is said sells everything."""
    sold: dict[str, set[Product]] = {}
    for source in plan.sources:
        if source.seller is not None and source.seller.type == "supplier" and source.product is not None:
            sold.setdefault(source.seller.name, set()).add(source.product)
    for supplier, product in plan.contracts:
        sold.setdefault(supplier, set()).add(product)
    return sold


@dataclass(frozen=True)
class _Settling:
    """One need and all that bears on it."""

    plan: Plan
    buyer: Site
    product: Product
    row: Row
    sold: Mapping[str, set[Product]]
    problems: Problems

    def __call__(self, rows: list[Source]) -> Agreement | None:
        candidates = {route.seller.name: (route, row) for row in rows for route in self._routes(row)}
        if not candidates:
            self._nobody(rows)
            return None
        first = rows[0]
        if any(row.policy != first.policy for row in rows):
            other = next(row for row in rows if row.policy != first.policy)
            self.problems.add(f"{other.row.place}, policy", f"{first.row.place} says {first.policy}", "say one policy")
        elif self.buyer.type == "customer":
            return self._for_customer(first, candidates)
        else:
            return self._for_house(first, candidates)
        return None

    def _routes(self, row: Source) -> list[Route]:
        routes, buyer = self.plan.routes, self.buyer.name
        if row.seller is None:
            return [route for (_, to), route in routes.items() if to == buyer and self._has(route.seller)]
        if not self._has(row.seller):
            if row.product is not None:
                remedy = f"add {row.seller.name}, {self.product.name} to Inventory"
                self.problems.add(f"{row.row.place}, source", f"{row.seller.name} has no {self.product.name}", remedy)
            return []
        if (row.seller.name, buyer) not in routes:
            self.problems.add(row.row.place, f"Transport has no row from {row.seller.name} to {buyer}", "add one")
            return []
        return [routes[row.seller.name, buyer]]

    def _has(self, seller: Site) -> bool:
        if seller.type == "supplier":
            return self.product in self.sold.get(seller.name, (self.product,))
        return (seller.name, self.product) in self.plan.shelves

    def _nobody(self, rows: list[Source]) -> None:
        fault = f"nobody can supply {self.product.name} to {self.buyer.name}"
        if rows:
            sellers = [row.seller.name for row in rows if row.seller is not None]
            said = listing(sellers) or f"those with a row in Transport to {self.buyer.name}"
            self.problems.add(self.row.place, f"{fault}: {said} cannot", f"see {rows[0].row.place}")
        else:
            remedy = f"add a row to Sourcing: {self.buyer.name}, {self.product.name}, ..."
            self.problems.add(self.row.place, fault, remedy)

    # --- choosing

    def _for_house(self, first: Source, candidates: dict[str, tuple[Route, Source]]) -> Agreement | None:
        match first.policy:
            case "cheapest":
                return Agreement(tuple(candidates), Cheapest())
            case "fastest":
                return Agreement(tuple(candidates), Fastest())
            case "split":
                ratios = tuple(row.ratio for _, row in candidates.values())
                if not sum(ratios):
                    self.problems.add(f"{first.row.place}, ratio", "the ratios sum to 0", "give one source a share")
                    return None
                return Agreement(tuple(candidates), Shares(ratios))
        return self._best(first, candidates)

    def _for_customer(self, first: Source, candidates: dict[str, tuple[Route, Source]]) -> Agreement | None:
        if first.policy == "split":
            remedy = "make two customers of it, each with its part of the demand"
            self.problems.add(f"{first.row.place}, policy", "a customer buys a product from one seller", remedy)
            return None
        return self._best(first, candidates)

    def _best(self, first: Source, candidates: dict[str, tuple[Route, Source]]) -> Agreement | None:
        if first.policy == "closest" and not self._placed(candidates):
            return None
        measures: dict[str, Callable[[Route, Source], float]] = {
            "single": lambda route, row: row.priority,
            "closest": lambda route, row: route.carriage.distance,
            "cheapest": lambda route, row: self._price(route),
            "fastest": lambda route, row: distribution(route.carriage.transit).mean,
        }
        values = {name: measures[first.policy](*pair) for name, pair in candidates.items()}
        best = min(values, key=values.__getitem__)
        if first.policy == "single" and list(values.values()).count(values[best]) > 1:
            fault = f"several sources of {self.product.name} for {self.buyer.name}: {listing(list(candidates))}"
            remedy = "give them priorities, or say split, closest, cheapest or fastest"
            self.problems.add(first.row.place, fault, remedy)
        return Agreement((best,))

    def _placed(self, candidates: dict[str, tuple[Route, Source]]) -> bool:
        sites = [self.buyer, *(route.seller for route, _ in candidates.values())]
        unplaced = [site for site in sites if site.place is None]
        for site in unplaced:
            self.problems.add(site.row.place, f"{site.name} has no lat and lon", "closest sourcing needs them")
        return not unplaced

    def _price(self, route: Route) -> float:
        return selling_price(self.plan, route.seller, self.product, to_customers=True) + route.carriage.cost(1.0)


def selling_price(plan: Plan, site: Site, product: Product, *, to_customers: bool) -> float:
    """Money a unit: as in a supplier's contract, else the product's price to customers, its cost to others."""
    contract = plan.contracts.get((site.name, product))
    if contract is not None and contract.price is not None:
        return contract.price
    return product.price if to_customers else product.cost
