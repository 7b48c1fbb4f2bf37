"""Where the company makes what it sells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scenarios.company.stocked import Stocked
from sim.agents.factory import Factory
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.premises import Premises
from sim.processes.manufacturing_flow import Breakdowns, Routing, Step, WorkCentre, plan_of
from sim.processes.supplier_relationship import SupplyTerms

if TYPE_CHECKING:
    from scenarios.company.goods import Goods
    from scenarios.company.policies import Policies
    from sim.agents.supplier import Supplier
    from sim.processes.manufacturing_flow import ManufacturingPlan
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Plant(Stocked):
    """A plant: every variant goes through all of its work centres, in their order, lot by lot.

    makes: variants, those first that it makes if every product has one plant alone; times: days of work on a lot, by
    work centre; machines: of each work centre; setup: days to change a machine to another variant; lot: units; scrap:
    share of a lot spoilt at the last work centre; breakdowns: of all machines; cover, parts_cover: days of expected use
    on hand at the start. Raises ValueError where it has no work centre or makes nothing.
    """

    makes: Sequence[str] = ()
    times: Mapping[str, float | Distribution] = field(default_factory=dict)
    machines: Mapping[str, int] = field(default_factory=dict)
    setup: float = 0.0
    lot: float = 30.0
    scrap: float = 0.0
    breakdowns: Breakdowns | None = None
    parts_cover: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "makes", tuple(self.makes))
        if not self.times or not self.makes:
            raise ValueError("a plant has work centres (times) and makes something (makes)")
        if unknown := [name for name in self.machines if name not in self.times]:
            raise ValueError(f"there are machines of {unknown[0]}, which is no work centre: {', '.join(self.times)}")

    def routing(self, cost: float) -> Routing:
        """How a variant is made; cost: money a unit, parts apart."""
        last = list(self.times)[-1]
        steps = [
            Step(name, time, setup=self.setup, scrap=self.scrap if name == last else 0.0)
            for name, time in self.times.items()
        ]
        return Routing(steps, lot=self.lot, cost=cost)

    def built(
        self,
        sim: Simulation,
        name: str,
        goods: Goods,
        made: Mapping[str, float],
        suppliers: Mapping[str, tuple[Supplier, float]],
        policies: Policies,
    ) -> Factory:
        """Its house. made: the share of each variant's demand that it is to make; suppliers: with their shares."""
        variants = {goods.made[variant]: goods.variants[variant] for variant in made}
        rates = {product: variant.demand * made[product.name] for product, variant in variants.items()}
        use = dict.fromkeys(goods.parts.values(), 0.0)
        for product, rate in rates.items():
            for part, need in product.parts.items():
                use[part] += need * rate
        days = self.cover
        factory = Factory(
            sim,
            name,
            stocks={
                **{product: (round(rate * days), self.costs(product)) for product, rate in rates.items()},
                **{part: (round(rate * self.parts_cover), self.costs(part)) for part, rate in use.items()},
            },
            routings={product: self.routing(variant.making) for product, variant in variants.items()},
            work_centres=[
                WorkCentre(centre, self.machines.get(centre, 1), breakdowns=self.breakdowns) for centre in self.times
            ],
            release=policies.manufacturing_flow,
            forecasting=policies.forecast({**rates, **use}, self.review),
            replenishment=policies.replenishment,
            sourcing=dict.fromkeys(use, policies.sourcing),
            supply=policies.supplier_relationship,
            rules=policies.inside(),
            allocation=policies.allocation,
            review=self.review,
            first=self.first,
            prices={product: product.cost for product in variants},
            terms={supplier: SupplyTerms(ratio=share) for supplier, (_, share) in suppliers.items()},
            place=self.place,
        )
        sim.premises.append(Premises(factory, self.premises))
        return factory


def homes(plants: Mapping[str, Plant], goods: Goods, plan: ManufacturingPlan | None) -> dict[str, tuple[str, ...]]:
    """The plants that make each variant, its own first: as the plan's flexibility says, or as the plants say.

    Raises ModelError for a variant that no plant makes, or a pattern that cannot be.
    """
    for name, plant in plants.items():
        goods.named(f"plant {name}", list(plant.makes))
    own = {
        variant: sorted(
            (name for name, plant in plants.items() if variant in plant.makes),
            key=lambda name: list(plants[name].makes).index(variant),
        )
        for variant in goods.made
    }
    if lacking := [variant for variant, found in own.items() if not found]:
        raise ModelError(f"no plant makes {lacking[0]}; add it to what one of {', '.join(plants)} makes")
    flexibility = plan_of(plan).flexibility
    if flexibility is None:
        return {variant: tuple(found) for variant, found in own.items()}
    names = list(plants)
    try:
        pattern = flexibility(len(names), len(names))
    except ValueError as error:
        raise ModelError(f"company: {error}") from None
    return {variant: tuple(names[plant] for plant in pattern[names.index(own[variant][0])]) for variant in own}
