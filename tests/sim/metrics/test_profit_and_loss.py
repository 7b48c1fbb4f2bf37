import pytest

import experiments
from experiments.recipe import prepare
from sim.accounts import COSTS
from sim.metrics import measure
from sim.metrics.profit_and_loss import LINES, NAME
from tests.sim.test_company import played

CASES = (
    ("key_accounts", "customer_relationship=lifetime_value"),
    ("planning", "demand_management=sales_and_operations_chase"),
    ("procurement", "supplier_relationship=payment"),
)


def test_every_account_is_in_one_line() -> None:
    accounts = [account for line in LINES for account in line.accounts]
    assert sorted(accounts) == sorted([*COSTS, "sales", "purchases", "salvage"])


@pytest.mark.parametrize(("scenario", "choice"), CASES)
def test_lines_add_up_to_the_profit_of_all_houses_of_the_company(scenario: str, choice: str) -> None:
    run = experiments.run(choice, scenario=scenario, horizon=250, warmup=50, record="totals", figures=False)
    own = run.kpis[run.kpis["measure"] == NAME]
    company = own["agent"].iloc[0]
    assert set(own["segment"]) == {"all", *(line.name for line in LINES)}
    profit = float(own.loc[own["segment"] == "all", "value"].iloc[0])
    assert sum(own.loc[own["segment"] != "all", "value"]) == pytest.approx(profit, rel=1e-12, abs=1e-6)
    houses = {
        "key_accounts": ["distribution_centre"],
        "planning": ["plant", "warehouse1", "warehouse2"],
        "procurement": ["buyer"],
    }[scenario]
    kpis = run.kpis[(run.kpis["measure"] == "profit") & (run.kpis["product"] == "all") & (run.kpis["segment"] == "all")]
    together = kpis[kpis["agent"].isin([*houses, company])]["value"].sum()
    assert profit == pytest.approx(together, rel=1e-9, abs=1e-6)


def test_what_houses_pay_each_other_is_neither_revenue_nor_goods() -> None:
    recipe, _ = prepare(
        ["scenario=planning", "demand_management=sales_and_operations_chase", "horizon=200", "warmup=50"]
    )
    result = recipe.ready().play(0, 50.0)
    (firm,) = result.facts.firms
    assert firm.houses == ("company", "warehouse1", "warehouse2", "plant")
    values = {(kpi.measure, kpi.agent, kpi.segment): kpi.value for kpi in measure(result) if kpi.product == "all"}
    bought = sum(values["purchase cost", house, "all"] for house in firm.houses if house != "company")
    assert values[NAME, "company", "goods"] == pytest.approx(firm.within - bought)


def test_without_a_company_there_is_no_statement() -> None:
    run = experiments.run(scenario="serial", horizon=50, warmup=0, record="totals", figures=False)
    assert NAME not in set(run.kpis["measure"])


def test_money_is_tied_up_as_long_as_stock_lasts_where_everybody_pays_at_once() -> None:
    """98 teas for a day, 91 for four, 90 for five: 91.2 on average, of which one a day is sold."""
    (cycle,) = [kpi.value for kpi in measure(played(), ["cash-to-cash cycle"]) if kpi.agent == "company"]
    assert cycle == pytest.approx(91.2)
