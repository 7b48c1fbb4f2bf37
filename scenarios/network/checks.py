"""What only the whole network shows: goods that never come, makings without a shelf, reviews that do not fit."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.network.agreements import Agreement, Need, made_at
from scenarios.network.plan import Plan, Shelf, Site
from scenarios.network.problems import Problems
from sim.policies.replenishment import ConstantOrder
from sim.product import Product


def check_plan(plan: Plan, agreed: Mapping[Need, Agreement], problems: Problems) -> None:
    """Note all faults that concern more than one row."""
    _check_reviews(plan, problems)
    _check_endless(plan, problems)
    _check_makings(plan, problems)
    _check_supply(plan, agreed, problems)


def _of_site(plan: Plan) -> dict[str, list[Shelf]]:
    shelves: dict[str, list[Shelf]] = {}
    for shelf in plan.shelves.values():
        shelves.setdefault(shelf.site.name, []).append(shelf)
    return shelves


def _check_reviews(plan: Plan, problems: Problems) -> None:
    for shelves in _of_site(plan).values():
        shortest = min(shelf.review for shelf in shelves)
        for shelf in shelves:
            if shelf.review % shortest:
                fault = f"is reviewed every {shelf.review:g} days, another product every {shortest:g}"
                problems.add(shelf.row.place, fault, "make one a multiple of the other")


def _check_endless(plan: Plan, problems: Problems) -> None:
    for name, shelves in _of_site(plan).items():
        endless = [shelf for shelf in shelves if shelf.replenishment is None]
        if endless and len(endless) < len(shelves):
            fault = f"{name} has other products whose stock ends"
            remedy = "unlimited is for all products of a site or for none"
            problems.add(f"{endless[0].row.place}, policy", fault, remedy)


def _check_makings(plan: Plan, problems: Problems) -> None:
    """What a factory makes lies on its shelves, and is not bought there."""
    for making in plan.makings.values():
        name, product = making.site.name, making.product
        if (name, product) not in plan.shelves and making.site.type == "factory":
            fault = f"{name} makes {product.name} but has no shelf for it"
            problems.add(making.row.place, fault, f"add {name}, {product.name} to Inventory")
    for source in plan.sources:
        if source.product is not None and made_at(plan, source.buyer, source.product):
            fault = f"{source.buyer.name} makes {source.product.name} itself"
            problems.add(source.row.place, fault, "leave the row out, or let a warehouse buy it")


# --- can everything be supplied?


def _check_supply(plan: Plan, agreed: Mapping[Need, Agreement], problems: Problems) -> None:
    """Every product comes, over however many sites, from a supplier, from a factory or from an opening stock."""
    fed = _fed(plan, agreed)
    said: set[frozenset[Need]] = set()
    for need in agreed:
        if need in fed:
            continue
        circle = _circle(need, agreed, fed)
        if circle and frozenset(circle) not in said:
            said.add(frozenset(circle))
            names = " -> ".join(site for site, _ in [*circle, circle[0]])
            fault = f"nobody can supply {need[1].name}: it goes in a circle, {names}"
            problems.add("Sourcing", fault, "let one of them buy it from a supplier or a factory")
    for key, shelf in plan.shelves.items():
        if shelf.replenishment == ConstantOrder(0.0) and not shelf.opening and _wanted(key, agreed):
            fault = f"nobody can supply {key[1].name} from {key[0]}: its policy is none and it has no initial_stock"
            problems.add(shelf.row.place, fault, "give it one or the other")


def _wanted(need: Need, agreed: Mapping[Need, Agreement]) -> bool:
    site, product = need
    return any(site in agreement.sellers for (_, bought), agreement in agreed.items() if bought is product)


def _fed(plan: Plan, agreed: Mapping[Need, Agreement]) -> set[Need]:
    """The needs that goods can reach: grown from the sources until nothing is added."""
    fed: set[Need] = set()
    grew = True
    while grew:
        grew = False
        for need in [*agreed, *plan.shelves]:
            if need not in fed and _reached(need, plan, agreed, fed):
                fed.add(need)
                grew = True
    return fed


def _reached(need: Need, plan: Plan, agreed: Mapping[Need, Agreement], fed: set[Need]) -> bool:
    name, product = need
    site = plan.sites[name]
    if need in agreed:
        sellers = agreed[need].sellers
        return any(plan.sites[seller].type == "supplier" or (seller, product) in fed for seller in sellers)
    if site.type == "customer":
        return False
    if made_at(plan, site, product):
        return all((name, part) in fed or _made_with(plan, site, part, fed) for part in product.parts)
    shelf = plan.shelves[need]
    return shelf.replenishment is None or shelf.replenishment == ConstantOrder(0.0)


def _made_with(plan: Plan, site: Site, part: Product, fed: set[Need]) -> bool:
    """Whether a part without a shelf is made with each order, of parts that come."""
    if (site.name, part) in plan.shelves or not made_at(plan, site, part):
        return False
    return all((site.name, deeper) in fed or _made_with(plan, site, deeper, fed) for deeper in part.parts)


def _circle(need: Need, agreed: Mapping[Need, Agreement], fed: set[Need]) -> list[Need]:
    """Follow a need that nobody feeds up its sellers until one comes again; empty where the way ends."""
    way: list[Need] = []
    while need not in way:
        if need not in agreed or need in fed:
            return []
        way.append(need)
        need = (agreed[need].sellers[0], need[1])
    return way[way.index(need) :]
