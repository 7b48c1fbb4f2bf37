"""A chain with something of everything: two products, two crowds, two stages, two sources, losses, patience, money."""

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.distributions import Empirical, Geometric, Poisson
from sim.policies.demand import Drawn
from sim.policies.replenishment import BaseStock, ReorderUpTo
from sim.policies.sourcing import Split
from sim.policies.wishes import Assortment
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.stock import Costs
from sim.street import connect


def messy(sim: Simulation) -> None:
    """Everything happens at whole times, so that levels at the censuses tell the time averages."""
    tea, milk = Product("tea", price=5.0, cost=2.0), Product("milk", price=2.0, cost=1.5)
    wants = Assortment({tea: Drawn(Poisson(2.0)), milk: Drawn(Poisson(3.0))})
    costs = Costs(holding=0.1, backlog=1.0, lost_sale=3.0, ordering=7.0, handling=0.5)
    crowds = {
        "regulars": Patience(longest=3.0, due_after=2.0, complete=True),
        "passers-by": Patience(backorder=0.5),
    }
    shop = Warehouse(sim, "shop", stocks={tea: 20.0, milk: 25.0}, replenishment=BaseStock(22.0), costs=costs, quote=1.0)
    store = Warehouse(
        sim,
        "store",
        stocks={tea: 40.0, milk: 50.0},
        replenishment=ReorderUpTo(30.0, 80.0),
        sourcing=Split(),
        costs=Costs(holding=0.05, ordering=3.0),
        prices={tea: 3.0, milk: 1.75},
    )
    for crowd, patience in crowds.items():
        for number in range(3):
            customer = Customer(sim, f"{crowd} {number}", wants=wants, patience=patience, group=crowd)
            connect(customer, shop, transit=float(number))
    connect(shop, store, carriage=Carriage(transit=Empirical((1.0, 2.0, 4.0)), fixed=5.0, per_unit=0.1))
    near = Supplier(sim, "near", prices={tea: 2.2, milk: 1.6}, reliability=Reliability(in_full=0.7, short=0.25))
    far = Supplier(sim, "far", lead_time=Geometric(3.0))
    connect(store, near, carriage=Carriage(transit=1.0, per_unit_km=0.01, distance=30.0))
    connect(store, far, carriage=Carriage(transit=3.0, holding="buyer"))


def played(record: str, warmup: float = 0.0, bucket: int = 1) -> Result:
    """120 periods of it."""
    return simulate(messy, horizon=120.0, seed=7, warmup=warmup, record=record, bucket=bucket)  # type: ignore[arg-type]
