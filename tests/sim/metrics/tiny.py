"""A shop and its customer, small enough to reckon on paper."""

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.metrics import measure
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.stock import Costs
from sim.street import connect


def shop(
    sim: Simulation,
    *,
    demand: tuple[float, ...] = (3, 4, 0, 2),
    orders: tuple[float, ...] = (0, 5, 0, 0),
    opening: float = 5.0,
    patience: Patience = PATIENT,
) -> None:
    """Consumers -> shop -> mill. Tea costs 2 and sells at 5; the mill needs a period to deliver."""
    tea = Product("tea", price=5.0, cost=2.0)
    customer = Customer(sim, "ann", wants=Single(tea, Listed(demand)), patience=patience, group="consumers")
    costs = Costs(holding=0.1, backlog=1.0, lost_sale=3.0, ordering=7.0, handling=0.5)
    house = Warehouse(sim, "shop", stocks={tea: (opening, costs)}, replenishment=OrderList(orders))
    connect(customer, house)
    connect(house, Supplier(sim, "mill"), carriage=Carriage(transit=1.0, fixed=4.0, per_unit=0.25, holding="buyer"))


def played(record: str = "full", horizon: float = 4.0, **choices: object) -> Result:
    """The shop for four periods, or as many as said."""
    return simulate(lambda sim: shop(sim, **choices), horizon=horizon, seed=1, record=record)  # type: ignore[arg-type]


def value(run: Result, name: str, agent: str = "chain", product: str = "all", segment: str = "all") -> float:
    """One value of one measure."""
    found = [kpi.value for kpi in measure(run, [name]) if kpi[1:4] == (agent, product, segment)]
    assert len(found) == 1, f"{name} of {agent}, {product}, {segment}: {len(found)} values"
    return found[0]
