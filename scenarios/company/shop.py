"""The consumer layer: chains whose shops keep stocks of their own, and the consumers who buy there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scenarios.company.stocked import Stocked
from scenarios.company.whole import Whole
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.warehouse import Warehouse
from sim.policies.demand import PoissonDemand
from sim.policies.wishes import Assortment
from sim.processes.demand_management import OrderRules
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from scenarios.company.calendar import Calendar
    from scenarios.company.goods import Goods
    from scenarios.company.policies import Policies
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Shops(Stocked):
    """The shops of some of the chains, reported as the group `shops`: what reaches consumers is what they sell.

    chains: how many of them have shops whose stocks are looked at; margin: what they ask of consumers above what they
    pay, as a share of it; lost_sale: money that a consumer who finds nothing costs beside the sale; rules: their own
    demand management; patience: of consumers.
    """

    chains: int = 4
    margin: float = 0.3
    lost_sale: float = 0.0
    rules: Any = None
    patience: Patience = PATIENT

    def built(
        self,
        sim: Simulation,
        name: str,
        rates: Mapping[str, float],
        goods: Goods,
        calendar: Calendar,
        policies: Policies,
    ) -> Warehouse:
        """The house of one chain, with its consumers, who want so much of each variant a day."""
        products = {goods.made[variant]: rate for variant, rate in rates.items()}
        shop = Warehouse(
            sim,
            name,
            stocks={
                product: (
                    round(rate * self.cover),
                    Costs(
                        holding=self.rate * product.price,
                        backlog=self.backlog,
                        lost_sale=self.lost_sale,
                        ordering=self.ordering,
                        handling=self.handling,
                    ),
                )
                for product, rate in products.items()
            },
            forecasting=policies.forecast(products, self.review),
            replenishment=policies.replenishment,
            rules=OrderRules(multiple=1.0) if self.rules is None else self.rules,
            prices={product: product.price * (1.0 + self.margin) for product in products},
            review=self.review,
            first=self.first,
            group="shops",
            place=self.place,
        )
        consumers = Customer(
            sim,
            f"consumers of {name}",
            wants=Assortment(
                {product: Whole(calendar.promoted(PoissonDemand(rate))) for product, rate in products.items()}
            ),
            patience=self.patience,
            group="consumers",
        )
        connect(consumers, shop)
        return shop
