"""Partners that a company draws closer: who, within what limits, and what then happens on the link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import Steady
from sim.policies.forecasting import Naive
from sim.policies.partner_choice import AtRandom, ByCriticality, ByVolume, Candidate
from sim.policies.replenishment import BaseStock, MinMax
from sim.policies.wishes import Single
from sim.processes.demand_management import Collaboration, OrderRules, VendorManaged
from sim.processes.supplier_relationship import MeasuredLeadTimes, Sharing
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.strategy import StrategyPlan
from sim.strategy.integration import Integration
from sim.strategy.link import Link
from sim.strategy.partner_book import PartnerBook
from sim.street import connect

PEN = Product("pen", price=5.0, cost=3.0)
MANAGED = Link(cost=365.0, setup=10.0, vendor_managed=VendorManaged(bounds=MinMax(8.0, 8.0)))


def street(plan: Integration) -> Callable[[Simulation], None]:
    """A maker sells to a large shop and to a small one, which order in lots of ten."""

    def build(sim: Simulation) -> None:
        maker = Warehouse(sim, "maker", stocks={PEN: 50.0}, replenishment=BaseStock(50.0), forecasting=Naive())
        connect(maker, Supplier(sim, "source", lead_time=2.0), transit=1.0)
        for name, units in (("small", 1.0), ("large", 3.0)):
            house = Warehouse(
                sim,
                name,
                stocks={PEN: 12.0},
                replenishment=BaseStock(12.0),
                forecasting=Naive(),
                rules=OrderRules(multiple=10.0),
            )
            connect(Customer(sim, f"customers of {name}", wants=Single(PEN, Steady(units)), group="customers"), house)
            connect(house, maker, transit=1.0)
        Company(sim, sites=[maker], plans={"strategy": StrategyPlan(integration=plan)})

    return build


def played(plan: Integration, horizon: float = 40.0) -> Result:
    return simulate(street(plan), horizon=horizon, seed=1)


def sent(result: Result, kind: str, sender: str, after: float) -> list[float]:
    table = result.messages
    table = table[(table["kind"] == kind) & (table["sender"] == sender) & (table["sent"] >= after)]
    found: list[float] = table["quantity"].tolist()
    return found


def value(result: Result, name: str) -> float:
    return next(k.value for k in measure(result, [name]) if k.agent == "chain" and k.segment == "all")


def test_the_partner_with_most_volume_is_managed_and_places_no_more_lots() -> None:
    found = played(Integration(number=1, managed=MANAGED, first=14.0, interval=100.0))
    assert set(sent(found, "order", "large", 0.0)) > {10.0}
    assert set(sent(found, "order", "large", 16.0)) == {3.0}, "the maker sends what was sold"
    assert set(sent(found, "order", "small", 16.0)) == {10.0}, "the other one orders as before"
    decisions = found.decisions[["time", "agent", "what", "old", "new"]].to_numpy().tolist()
    assert decisions == [[14.0, "company", "link to large", "not managed", "managed"]]


def test_links_cost_money_a_year_and_when_they_begin() -> None:
    found = played(Integration(number=1, managed=MANAGED, first=14.0, interval=100.0))
    buckets = 3  # of seven days, that end from the fourteenth day on and before the fortieth, the first of them unpaid
    assert value(found, "integration cost") == pytest.approx(10.0 + 365.0 * 7.0 / 365.0 * (buckets + 1))
    assert value(found, "links managed") == pytest.approx(4 * 7.0 / 40.0)


def test_a_link_that_ends_leaves_the_partner_to_itself() -> None:
    """At the second choice nothing may be spent: ten days later the large shop orders in lots again."""

    @dataclass(frozen=True)
    class SmallThenNone:
        """The large one at first; then the small one, whose link costs the same."""

        def __call__(self, candidates: Any) -> list[float]:
            return [candidate.volume if self_first[0] else -candidate.volume for candidate in candidates]

    self_first = [True]

    def turn(sim: Simulation) -> None:
        street(Integration(number=1, choice=SmallThenNone(), managed=MANAGED, first=14.0, interval=14.0))(sim)
        sim.env.process(_later(sim, self_first))

    found = simulate(turn, horizon=60.0, seed=1)
    assert set(sent(found, "order", "large", 34.0)) == {10.0}
    assert set(sent(found, "order", "small", 34.0)) == {1.0}
    assert value(found, "partners released") == 1.0


def _later(sim: Simulation, first: list[bool]) -> Any:
    yield sim.env.timeout(20.0)
    first[0] = False


def test_a_partner_that_tells_its_sales_is_forecast_by_them() -> None:
    plan = Integration(number=2, managed=Link(sales=True), first=0.0)

    def forecasts(chosen: Integration) -> set[float]:
        seen: set[float] = set()

        def watched(sim: Simulation) -> None:
            street(chosen)(sim)
            sim.env.process(_watch(sim, seen))

        simulate(watched, horizon=40.0, seed=1)
        return seen

    assert forecasts(plan) == {4.0}, "one pen and three a day, whatever lots they come in"
    assert forecasts(Integration(number=0)) > {0.0, 10.0}


def _watch(sim: Simulation, seen: set[float]) -> Any:
    house = sim.agents["maker"]
    assert isinstance(house, Warehouse)
    yield sim.env.timeout(5.5)
    while True:
        seen.add(house.demand.desks[PEN].forecast.mean)
        yield sim.env.timeout(1.0)


def test_forecasts_are_settled_with_the_partner_chosen_alone() -> None:
    plan = Integration(number=1, managed=Link(collaboration=Collaboration(frozen=7.0)), first=14.0, interval=100.0)
    table = played(plan).messages
    partners = set(table[table["kind"] == "joint forecast"]["sender"])
    assert partners == {"large", "maker"}


def test_suppliers_are_told_what_will_be_ordered() -> None:
    link = Link(sharing=Sharing(every=7.0, periods=2))
    found = played(Integration(who="suppliers", number=1, managed=link, first=14.0, interval=100.0))
    table = found.messages
    plans = table[table["kind"] == "supply plan"]
    assert set(plans["receiver"]) == {"source"}
    assert plans["sent"].tolist() == [14.0, 21.0, 28.0, 35.0]


def test_what_cannot_come_in_is_not_sent() -> None:
    """The large shop is managed and none of its reports comes in: it gets nothing more."""
    plan = Integration(number=1, managed=MANAGED, capability={"large": 0.0}, first=14.0, interval=100.0)
    assert sent(played(plan), "order", "large", 16.0) == []


@pytest.mark.parametrize(("budget", "links"), [(0.0, 0), (364.0, 0), (365.0, 1), (1e6, 2)])
def test_no_more_is_managed_than_can_be_paid(budget: float, links: int) -> None:
    plan = Integration(number=2, budget=budget, managed=MANAGED)
    assert plan.affordable == links


@dataclass
class Page:
    """A partner's page."""

    name: str
    traded: float = 0.0
    weight: float = 1.0

    def count(self) -> float:
        return self.traded


def written(swings: bool, trades: list[tuple[float, float]], weights: tuple[float, float] = (1.0, 1.0)) -> PartnerBook:
    pages = [Page("a", weight=weights[0]), Page("b", weight=weights[1])]
    book = PartnerBook(pages, 10, swings=swings)
    for a, b in trades:
        pages[0].traded += a
        pages[1].traded += b
        book.write()
    return book


def test_whose_orders_swing_is_critical_and_not_who_orders_most() -> None:
    book = written(True, [(10.0, 0.0), (10.0, 8.0), (10.0, 0.0), (10.0, 8.0)])
    assert book.volumes() == pytest.approx([40 / 56, 16 / 56])
    assert book.criticalities() == [0.0, 16.0]


def test_with_suppliers_it_is_the_money_under_way() -> None:
    book = written(False, [(10.0, 30.0)], weights=(9.0, 1.0))
    assert book.criticalities() == pytest.approx([90.0, 30.0])


def test_nothing_is_known_before_the_books_are_opened() -> None:
    assert written(True, []).volumes() == [0.0, 0.0]
    assert written(True, [(1.0, 2.0)]).criticalities() == [0.0, 0.0]
    assert written(False, []).criticalities() == [0.0, 0.0]


def test_rankings() -> None:
    candidates = [Candidate("a", 0.7, 0.1, 1.0, 0.2), Candidate("b", 0.2, 0.6, 0.5, 0.9)]
    assert ByVolume()(candidates) == [0.7, 0.2]
    assert ByCriticality()(candidates) == [0.1, 0.3]
    assert AtRandom()(candidates) == [0.2, 0.9]


@pytest.mark.parametrize(
    ("kind", "wrong", "words"),
    [
        (Integration, {"who": "rivals"}, "who is one of customers, suppliers, both"),
        (Integration, {"number": -1}, "number must not be negative"),
        (Integration, {"budget": -1.0}, "budget must not be negative"),
        (Integration, {"interval": 0.0}, "interval must be a positive time"),
        (Integration, {"capability": {"x": 2.0}}, "capability of x must lie in 0..1, got 2.0"),
        (Link, {"cost": -1.0}, "cost must not be negative"),
        (Link, {"visits": 0.0}, "visits must be a positive time"),
        (Link, {"vendor_managed": MANAGED.vendor_managed, "sales": True}, "leave out collaboration and sales"),
        (Link, {"vendor_managed": VendorManaged(MinMax(1, 1), consignment=True)}, "never on consignment"),
    ],
)
def test_bad_input(kind: Any, wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        kind(**wrong)


def test_strangers_and_receipts_that_nobody_keeps() -> None:
    with pytest.raises(ModelError, match="nobody called rival buys from company"):
        played(Integration(managed=MANAGED, capability={"rival": 0.5}))
    with pytest.raises(ModelError, match="choose supplier_relationship=measured"):
        played(Integration(who="suppliers", managed=Link(measured=MeasuredLeadTimes())))
