"""The concentration of a real cohort of customers, as the accounts of the shop show it and as the table says itself."""

from math import ceil

from experiments.recipe import prepare
from scenarios.cdnow import purchases
from sim.metrics import measure

CUSTOMERS = 1_500


def test_the_best_fifth_brings_as_much_as_in_the_table():
    words = ("scenario=cdnow", "customer_relationship=recency_frequency_money", f"scenario.customers={CUSTOMERS}")
    recipe, _ = prepare((*words, "figures=false"))
    result = recipe.ready().play(0, 0.0, "totals")
    names = ("top-fifth share of revenue", "accounts", "segment changes")
    found = {(kpi.measure, kpi.segment): kpi.value for kpi in measure(result, names) if kpi.agent == "chain"}
    spent = [sum(row.value or 0.0 for row in rows) for rows in list(purchases().values())[:CUSTOMERS]]
    best = sorted(spent, reverse=True)[: ceil(CUSTOMERS / 5)]
    assert abs(found["top-fifth share of revenue", "all"] - sum(best) / sum(spent)) < 1e-12
    assert [found["accounts", f"class {number}"] for number in (1, 2, 3)] == [300, 450, 750]
    assert found["segment changes", "all"] > 0
