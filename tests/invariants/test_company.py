"""Goods and money of the flagship add up after every event, while its successor comes and the far region fails."""

from collections import defaultdict

from experiments.recipe import prepare
from tests.invariants.audit import Audit, near

STAGE = "{_target_: sim.processes.product_development.Stage, name: design, time: 4.0}"
SOON = (
    f"product_development.pipeline.stages=[{STAGE}]",
    "product_development.rollout.build_up=3",
    "product_development.rollout.launch_stock=10",
    "product_development.rollout.latest=4",
    "product_development.rollout.roll_over.last_order=1",
    "product_development.rollout.roll_over.overlap=5",
    "disruption.when.up=6",
    "disruption.when.down=3",
)
"""A project of four days, a launch within a week, and a region that fails every week."""


def test_every_unit_and_every_euro_of_the_company_is_somewhere():
    recipe, _ = prepare(["scenario=company", *SOON, "warmup=0", "horizon=15", "record=full"])
    audits = []
    result = recipe.ready().play(0, 0.0, look=lambda sim: audits.append(Audit(sim)))
    audits[0].close()
    assert audits[0].events > 1000
    assert "kettle5" in {stock.product for stock in result.facts.stocks}
    _trade_cancels(result)


def _trade_cancels(result):
    """What one house pays for goods another one gets, and every sum of the ledger is that of its postings."""
    trade, totals = defaultdict(float), defaultdict(float)
    for row in result.postings.itertuples():
        totals[row.agent, row.product, row.debit, row.credit] += row.amount
        for account, sign in ((row.debit, 1.0), (row.credit, -1.0)):
            if account in ("purchases", "sales", "returns") and row.counterparty:
                trade[frozenset((row.agent, row.counterparty)), row.product] += sign * row.amount
    assert all(amount == near(0.0) for amount in trade.values())
    for entry in result.facts.money:
        assert entry.amount == near(totals[entry.agent, entry.product, entry.debit, entry.credit])
