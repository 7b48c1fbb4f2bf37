"""Every lot balances at every instant of a recall, whatever is inspected and however goods are traced."""

import pytest

from experiments.recipe import prepare
from sim.returning import Returning, sends_back
from sim.simulate import simulate
from tests.invariants.lot_audit import LotAudit

BAD = ["scenario.component_quality.bad=0.3", "returns_management.recall.threshold=2"]


def played(words, horizon=45.0, returning=None):
    recipe, _ = prepare(["scenario=recall", *words, "record=totals", "warmup=0", f"horizon={horizon:g}"])
    ready = recipe.ready()
    audits = []

    def scenario(sim):
        ready.model.furnish(sim)
        for region in ("north", "south") if returning is not None else ():
            sends_back(sim.agents[f"{region}_customers"], sim.agents["returns_centre"], returning)
        audits.append(LotAudit(sim))

    simulate(scenario, seed=3, horizon=horizon, record="totals", at=ready.model.at)
    audits[0].close()
    return audits[0]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["returns_management.recall.traceability=date"],
        ["returns_management=none", "scenario.issue=newest"],
        ["supplier_relationship=incoming_inspection", "supplier_relationship.inspection.sample=20"],
        ["manufacturing_flow=final_inspection", "scenario.making_quality.share=0.05"],
    ],
    ids=["by lot", "by date", "no recall, newest first", "samples at receipt", "at the line"],
)
def test_every_unit_of_every_lot_is_somewhere_at_every_instant(words):
    wanted = [word for word in BAD if "returns" not in word or "returns_management=none" not in words]
    audit = played([*wanted, *words])
    assert audit.events > 500
    assert any(lot.causes for lot in audit.sim.lots.lots)


def test_lots_balance_where_customers_also_change_their_minds():
    target = "sim.processes.returns_management.Inspection"
    inspection = [f"+returns_management.inspection={{_target_: {target}, restock: 0.6}}"]
    audit = played([*BAD, *inspection], returning=Returning(0.3, delay=3.0, transit=1.0))
    restocked = [stock for stock in audit.sim.lots.stocks() if stock.returned and stock.place == "north"]
    assert restocked
