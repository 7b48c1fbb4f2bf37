"""The books of a company at two instants, and what they say of the time between, to the cent."""

from math import isnan

import pytest

from sim.accounts import COSTS
from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.strategic_team import open_books
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.policies.demand import Dated
from sim.policies.wishes import Single
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.strategy.kpis import KPIS
from sim.strategy.report import Reading, Report, mean_gain
from sim.street import connect
from tests.sim.test_company import TEA, shop


def read(times: tuple[float, ...], warmup: float = 0.0) -> tuple[list[Reading], Result]:
    """The shop of ten days: ann has 2 at once, 3 on day 1 and 1 on day 5, bob 4 on day 1, at 10 each; tea costs 6."""
    readings: list[Reading] = []

    def furnish(sim: Simulation) -> None:
        shop(sim)
        company: Company = sim.companies[0]
        Moment(sim.env, lambda _: open_books(company), Phase.OPENING).at(0.0)
        for time in times:
            Moment(sim.env, lambda _: readings.append(open_books(company).read()), Phase.CENSUS).at(time)

    return readings, simulate(furnish, horizon=10, seed=1, warmup=warmup)


def report(first: float, last: float, warmup: float = 0.0) -> Report:
    readings, _ = read((first, last), warmup)
    return Report(*readings)


def test_a_profit_and_loss_between_two_instants() -> None:
    told = report(0.0, 9.0)  # after 2 units on day 0: 8 more until day 9, in 3 shipments
    assert told.span == 9.0
    assert told.count("revenue") == 80.0
    assert told.stocked == -8 * 6.0
    assert told.money("transport") == 3.0
    assert told.money("handling") == 4.0
    assert told.kpi("revenue") == pytest.approx(80 / 9)
    assert told.kpi("profit") == pytest.approx((80 - 48 - 3 - 4) / 9)
    assert told.kpi("contribution") == pytest.approx(told.kpi("profit"))
    assert told.kpi("total cost per unit") == pytest.approx(55 / 8)
    assert told.kpi("transport cost per unit") == pytest.approx(3 / 8)
    assert told.kpi("fill rate") == told.kpi("on time") == 1.0
    assert told.kpi("lost share") == 0.0


def test_what_was_not_there_has_no_kpi() -> None:
    told = report(6.0, 9.0)
    assert isnan(told.kpi("fill rate"))
    assert isnan(told.kpi("setup cost per unit"))
    assert told.against(report(0.0, 9.0), "fill rate") == 0.0


def test_the_end_of_a_warm_up_changes_nothing_in_the_books() -> None:
    assert report(0.0, 9.0, warmup=3.0).kpis() == pytest.approx(report(0.0, 9.0).kpis(), nan_ok=True)


def test_reading_leaves_no_trace() -> None:
    read_often, plain = read((0.0, 1.5, 5.0, 9.0))[1], simulate(shop, horizon=10, seed=1)
    assert read_often.facts == plain.facts
    assert read_often.message_rows.tobytes() == plain.message_rows.tobytes()


def test_the_books_agree_with_the_ledger() -> None:
    (last,), result = read((9.999,))
    for account in COSTS:
        posted = sum(fact.amount for fact in result.facts.money if fact.debit == account)
        assert last.money[account] == pytest.approx(posted, abs=1e-9), account


def test_gains_are_shares_of_the_scale_and_positive_where_it_gets_better() -> None:
    before = Reading(0.0, {}, {})
    counts = {"revenue": 100.0, "sold": 10.0, "ordered and closed": 10.0}
    slow = Report(before, Reading(10.0, {"transport": 30.0}, {**counts, "at once": 8.0}))
    fast = Report(before, Reading(10.0, {"transport": 20.0}, {**counts, "at once": 9.0}))
    assert fast.against(slow, "fill rate") == pytest.approx(0.1)
    assert fast.against(slow, "revenue") == 0.0
    assert slow.kpi("profit") == pytest.approx((100 - 100 - 30) / 10)  # nothing was sold for it in the ledger
    assert mean_gain([fast, fast], [slow, fast], "fill rate") == pytest.approx(0.05)
    assert isnan(mean_gain([], [], "fill rate"))


def test_how_far_a_kpi_is_from_its_target() -> None:
    told = report(0.0, 9.0)
    assert KPIS["fill rate"].short(told, 0.9) == pytest.approx(-0.1)
    assert KPIS["transport cost per unit"].short(told, 0.0) == pytest.approx((3 / 8) / (55 / 8))


def test_a_report_needs_time() -> None:
    with pytest.raises(ValueError, match="needs time between its readings"):
        report(5.0, 5.0)
    with pytest.raises(KeyError):
        report(0.0, 9.0).kpi("happiness")


def test_what_is_on_its_way_to_a_customer_is_the_companys_until_it_is_delivered() -> None:
    """Two teas at 6 leave on day 0, one more on day 5, each ten days away: nothing is lost by sending them."""
    readings: list[Reading] = []

    def furnish(sim: Simulation) -> None:
        depot = Warehouse(sim, "depot", stocks={TEA: 100.0})
        connect(depot, Supplier(sim, "source"))
        connect(Customer(sim, "ann", wants=Single(TEA, Dated(((1.0, 2.0), (5.0, 1.0))))), depot, transit=10.0)
        company = Company(sim, sites=[depot])
        Moment(sim.env, lambda _: open_books(company), Phase.OPENING).at(0.0)
        for time in (0.0, 7.0, 13.0):
            Moment(sim.env, lambda _: readings.append(open_books(company).read()), Phase.CENSUS).at(time)

    simulate(furnish, horizon=14, seed=1)
    sent, delivered = Report(readings[0], readings[1]), Report(readings[1], readings[2])
    assert (sent.count("revenue"), sent.stocked, sent.kpi("profit")) == (0.0, 0.0, 0.0)
    assert (delivered.count("revenue"), delivered.stocked) == (20.0, -12.0)
