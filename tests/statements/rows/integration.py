"""S54: partners who cause most trouble are drawn closer first; the first is worth its price, later ones are not."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

BASE = ("scenario=partners",)
OURS = "strategy.integration"
ALONE = (f"{OURS}.monitored_number=0",)
RETAILERS = ("steady", "chain", "market", "online", "depot", "corner", "kiosk", "village")
ALIKE = tuple(f"scenario.retailers.{name}.{word}" for name in RETAILERS for word in ("mean=10", "sd=4", "lot=60"))
"""All retailers are of one size and order alike."""
NOTHING_TO_SHARE = tuple(f"scenario.retailers.{name}.{word}" for name in RETAILERS for word in ("sd=0", "lot=1"))
"""Every retailer orders the same every day."""
SOURCE = "Lambert and Cooper 2000; Disney and Towill 2003 for what a managed stock does"
VARIANCE = "order variance"
MAKER = "scenario.makers.drive_maker"


def more(before: int, after: int, less: float, says: str, cost: Check) -> Statement:
    """The links from `before` on to `after` are managed, too."""
    return Statement(
        id="S54",
        setting=f"{before} to {after} partners",
        says=f"Identify which partners to integrate: {says}",
        lever=f"{OURS}.number",
        base=(*BASE, "strategy=partners_by_criticality", *ALONE, f"{OURS}.number={before}"),
        change=(f"{OURS}.number={after}",),
        checks=(
            Check(VARIANCE, -1, smallest=less, agent="maker", margin=1.0),
            Check("integration cost", +1, smallest=500.0, controlled=False),
            cost,
        ),
        control=NOTHING_TO_SHARE,
        source=SOURCE,
        note="each partner costs the same, and what the maker makes gets steadier. Control: retailers order the same "
        "every day, so that there is nothing to share",
    )


CHEAPER = Check("total cost", -1, smallest=50.0, controlled=False)
EVEN = Check("total cost", 0, smallest=1_000.0, controlled=False)
DEARER = Check("total cost", +1, smallest=50.0, controlled=False)

ROWS = (
    Statement(
        id="S54",
        says="Identify which partners to integrate",
        lever=f"{OURS}.choice",
        base=(*BASE, "strategy=partners_at_random", *ALONE, f"{OURS}.number=2"),
        change=("strategy=partners_by_criticality",),
        checks=(
            Check(VARIANCE, -1, smallest=500.0, agent="maker", margin=250.0),
            Check("total cost", -1, smallest=200.0),
            Check("integration cost", 0, smallest=1.0, controlled=False),
        ),
        control=ALIKE,
        source=SOURCE,
        note="two stocks are managed in either arm, for the same money: of whoever it may be, or of those whose orders "
        "make most of the variance of all orders. Control: retailers of one size that order alike",
    ),
    more(0, 1, 1_000.0, "the first is worth more than its price", CHEAPER),
    more(1, 2, 300.0, "the second is worth about its price", EVEN),
    more(2, 4, 100.0, "later ones are worth less than their price", DEARER),
    more(4, 8, 100.0, "later ones are worth less than their price", DEARER),
    Statement(
        id="S54",
        setting="suppliers",
        says="Identify which partners to integrate",
        lever=f"{OURS}.managed",
        base=("scenario=procurement",),
        change=(
            "strategy=partners_by_criticality",
            f"{OURS}.who=suppliers",
            f"{OURS}.number=2",
            f"{OURS}.managed.sharing=null",
            f"{OURS}.managed.visits=30",
            f"{OURS}.managed.visit=100",
        ),
        checks=(
            Check("supplier trust", +1, smallest=0.03, agent="drive_maker", segment="buyer"),
            Check("supplier on time", +1, smallest=0.02, agent="buyer", product="drives"),
            Check("integration cost", +1, smallest=1_000.0, controlled=False),
        ),
        control=(f"{MAKER}.trust.care=0",),
        assumption=True,
        source="Lambert and Cooper 2000; Zaheer, McEvily and Perrone 1998",
        note="the maker of drives is among the two with whom most money is under way; that visits raise its trust is "
        "put in by hand",
    ),
)
