"""Tables of a distribution network of any size, for measuring how many order lines a second are simulated."""

from __future__ import annotations

from typing import Any

Table = list[dict[str, Any]]


def network_tables(
    customers: int = 200, products: int = 50, warehouses: int = 3, interval: int = 10
) -> dict[str, Table]:
    """One supplier, one factory, warehouses under (s, S), and customers who want every product every so many days.

    A customer wants products / interval products a day, all in one order.
    """
    goods = [f"p{number:02}" for number in range(1, products + 1)]
    materials = [f"m{number}" for number in range(1, 6)]
    depots = [f"dc{number}" for number in range(1, warehouses + 1)]
    shops = [f"c{number:03}" for number in range(1, customers + 1)]
    daily = 4.0 * customers / interval
    made_of = {good: materials[number % len(materials)] for number, good in enumerate(goods)}
    return {
        "Settings": [{"key": "start_date", "value": "2025-01-01"}],
        "Products": [
            *({"product": good, "price": 10, "unit_cost": 6} for good in goods),
            *({"product": material, "unit_cost": 1} for material in materials),
        ],
        "BOM": [{"product": good, "component": made_of[good], "qty": 2} for good in goods],
        "Production": [
            {"site": "factory", "product": good, "time_per_unit": 0.5 / daily / products, "batch_size": 400}
            for good in goods
        ],
        "Sites": [
            {"site": "supplier", "type": "supplier"},
            {"site": "factory", "type": "factory"},
            *({"site": depot, "type": "warehouse"} for depot in depots),
            *({"site": shop, "type": "customer"} for shop in shops),
        ],
        "Sourcing": [
            {"destination": "factory", "product": "all", "source": "supplier"},
            *({"destination": depot, "product": "all", "source": "factory"} for depot in depots),
            *(
                {"destination": shop, "product": "all", "source": depots[number % warehouses]}
                for number, shop in enumerate(shops)
            ),
        ],
        "Transport": [
            {"from": "supplier", "to": "factory", "lead_time": 5},
            *({"from": "factory", "to": depot, "lead_time": 3, "cost_per_unit": 0.2} for depot in depots),
            *(
                {"from": depots[number % warehouses], "to": shop, "lead_time": 1, "cost_fixed": 5}
                for number, shop in enumerate(shops)
            ),
        ],
        "Inventory": [
            *(_min_max("factory", good, 6 * daily) for good in goods),
            *(_min_max("factory", material, 20 * daily * products / len(materials)) for material in materials),
            *(_min_max(depot, good, 6 * daily / warehouses) for depot in depots for good in goods),
        ],
        "Demand": [
            {
                "customer": shop,
                "product": good,
                "interval": interval,
                "quantity": "Poisson(4)",
                "first_date": f"2025-01-{1 + (place + number) % interval:02}",
            }
            for place, shop in enumerate(shops)
            for number, good in enumerate(goods)
        ],
    }


def _min_max(site: str, product: str, least: float) -> dict[str, Any]:
    s, S = round(least), round(2 * least)
    return {"site": site, "product": product, "policy": "s,S", "value1": s, "value2": S, "initial_stock": S}
