"""S47: containers that come back, instead of boxes that do not."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

DEPOT = ("scenario=containers", "horizon=730", "warmup=0")
PACKING = "order_fulfilment.packaging"
FLEET = f"{PACKING}.containers.fleet"
BOXES = f"{PACKING}.one_way=6"
SOURCE = "Kroon and Vrijens 1995; Mollenkopf et al. 2005"

ROWS = (
    Statement(
        id="S47",
        setting="containers or boxes",
        says="Reuse parts and packaging",
        lever=FLEET,
        base=(*DEPOT, BOXES, f"{FLEET}=1"),
        change=(f"{FLEET}=80",),
        checks=(
            Check("packaging purchases", -1, smallest=3000.0, margin=600.0),
            Check("packaging reuse rate", 1, smallest=0.5, controlled=False),
            Check("fill rate", 0, smallest=0.01),
        ),
        control=(
            f"{PACKING}.containers.loss=1",
            f"{PACKING}.containers.price=6",
            f"{PACKING}.containers.lead=0",
        ),
        source=SOURCE,
        note="One container and boxes for all else, or a fleet that is large enough. Control: containers that cost as "
        "much as boxes and never come back; all that is left is the fleet bought ahead.",
    ),
    Statement(
        id="S47",
        setting="a fleet too small",
        says="Reuse parts and packaging",
        lever=FLEET,
        base=(*DEPOT, f"{FLEET}=80"),
        change=(f"{FLEET}=48",),
        checks=(
            Check("container shortages", 1, smallest=200.0),
            Check("fill rate", -1, smallest=0.1),
        ),
        control=(BOXES,),
        source=SOURCE,
        note="43 containers are under way on average. Control: a box at hand wherever a container is lacking.",
    ),
    Statement(
        id="S47",
        setting="one pool or one for each customer",
        says="Reuse parts and packaging",
        lever=f"{PACKING}.containers.pooled",
        base=(*DEPOT, f"{FLEET}=60", f"{PACKING}.containers.pooled=false"),
        change=(f"{PACKING}.containers.pooled=true",),
        checks=(
            Check("container shortages", -1, smallest=100.0),
            Check("fill rate", 1, smallest=0.02),
        ),
        control=("scenario.customers=1",),
        source="Eppen 1979",
        note="Containers are a stock like any other. Control: a single customer.",
    ),
)
