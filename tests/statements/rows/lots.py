"""S45: defective goods in the stream are found, traced, blocked and called back."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

RECALL = ("scenario=recall", "horizon=730", "warmup=0")
SOUND = ("scenario.component_quality.share=0", "scenario.component_quality.bad=0")
SAMPLED = "ISO 2859-1; Juran 1999"

ROWS = (
    Statement(
        id="S45",
        setting="inspection at receipt",
        says="Manage defectives in the stream",
        lever="supplier_relationship.inspection",
        base=(*RECALL, "returns_management=none"),
        change=("supplier_relationship=incoming_inspection",),
        checks=(
            Check("defects at customers", -1, smallest=1000.0),
            Check("defects shown", -1, smallest=10.0),
            Check("quality cost", 1, smallest=1000.0, controlled=False),
        ),
        control=SOUND,
        source=SAMPLED,
        note="Nine defective units in ten are found at the door and go back with a debit note. "
        "Control: nothing is defective.",
    ),
    Statement(
        id="S45",
        setting="samples at receipt",
        says="Manage defectives in the stream",
        lever="supplier_relationship.inspection",
        base=(*RECALL, "returns_management=none"),
        change=("supplier_relationship=incoming_inspection", "supplier_relationship.inspection.sample=8"),
        checks=(
            Check("defects at customers", -1, smallest=500.0),
            Check("defects shown", -1, smallest=5.0),
        ),
        control=SOUND,
        source=SAMPLED,
        note="A sample tells a bad lot, which goes back whole, and misses the odd defect of a good one.",
    ),
    Statement(
        id="S45",
        setting="inspection at the plant",
        says="Manage defectives in the stream",
        lever="manufacturing_flow.final_inspection",
        base=(*RECALL, "returns_management=none"),
        change=("manufacturing_flow=final_inspection",),
        checks=(
            Check("defects at customers", -1, smallest=1000.0),
            Check("defects shown", -1, smallest=10.0),
        ),
        control=SOUND,
        source=SAMPLED,
        note="What is bad is scrapped with the work that went into it.",
    ),
    Statement(
        id="S45",
        setting="a recall",
        says="Manage defectives in the stream",
        lever="returns_management.recall",
        base=(*RECALL, "returns_management=none"),
        change=("returns_management=recall",),
        checks=(
            Check("defects shown", -1, smallest=5.0),
            Check("recall cost", 1, smallest=1000.0),
        ),
        control=SOUND,
        source="Rogers and Tibben-Lembke 1999",
        note="Defective units are called back before they show it.",
    ),
    Statement(
        id="S45",
        setting="lot traceability",
        says="Manage defectives in the stream",
        lever="returns_management.recall.traceability",
        base=(*RECALL, "returns_management.recall.traceability=date"),
        change=("returns_management.recall.traceability=lot",),
        checks=(
            Check("recall reach", -1, smallest=1000.0),
            Check("recall cost", -1, smallest=10_000.0),
            Check("goods quarantined", -1, smallest=50.0),
        ),
        control=SOUND,
        source="Dupuy, Botta-Genoulaz and Guinet 2005",
        note="Without the lot of a unit, all that was made in the last 90 days may be of the bad one.",
    ),
)
