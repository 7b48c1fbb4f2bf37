"""S41-S44, S46-S48, W11 and loops 2 and 3: what comes back, who lets it in, what becomes of it, and why it came."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

LOOP = ("scenario=closed_loop",)
CALM = (*LOOP, "scenario.loyalty=null")
"""Customers who buy the same whatever happens, so that the same goods come back in both arms."""
OWN = "scenario.returns"
CAUSES = "scenario.returning.causes"
ROGERS = "Rogers, Lambert, Croxton and Garcia-Dastugue 2002"
GUIDE = "Guide, Souza, Van Wassenhove and Blackburn 2006"
FERGUSON = "Ferguson, Guide and Souza 2006"
NOTHING_BACK = (f"{CAUSES}=[]",)
ALL_SCRAP = (
    *(f"{CAUSES}.{number}.condition=[0.0, 0.0, 0.0, 1.0]" for number in range(6)),
    f"{OWN}.disposition.shares.D={{harvest: 0.0, recycle: 0.0, landfill: 1.0}}",
)
HONEST = (f"{CAUSES}.2.probability=0", f"{CAUSES}.3.probability=0", f"{CAUSES}.4.tries=0")
"""Nobody asks to return what the terms do not allow."""
NO_EROSION = (f"{OWN}.market.erosion=0",)
FAST_EROSION = (f"{OWN}.market.erosion=0.02",)
RECYCLED = (
    f"{OWN}.disposition.shares.B={{refurbish: 0.8, harvest: 0.0, recycle: 0.1, secondary market: 0.1}}",
    f"{OWN}.disposition.shares.C={{refurbish: 0.3, harvest: 0.0, recycle: 0.7}}",
    f"{OWN}.disposition.shares.D={{harvest: 0.0, recycle: 0.7, landfill: 0.3}}",
)
HARVESTED = (
    f"{OWN}.disposition.shares.B={{refurbish: 0.8, harvest: 0.1, recycle: 0.0, secondary market: 0.1}}",
    f"{OWN}.disposition.shares.C={{refurbish: 0.3, harvest: 0.7, recycle: 0.0}}",
    f"{OWN}.disposition.shares.D={{harvest: 0.7, recycle: 0.0, landfill: 0.3}}",
)
NO_GOOD_PART = (f"{OWN}.market.options.2.success={{B: 0.0, C: 0.0, D: 0.0}}",)
GATE = ("returns_management=entry_inspection",)
TOUCHY = (*LOOP, "scenario.loyalty.learning=0.3", "scenario.loyalty.attraction=5")
"""Customers who do not forget soon."""
SUPPORT = (*CALM, "customer_service=reactive", "customer_service.support.cost=2")
"""Customers who are helped to use what they bought, each time that goods reach them."""

ROWS = (
    Statement(
        id="S41",
        says="Manage returns",
        lever="returns_management.disposition",
        base=(*LOOP, "returns_management=none_recovery"),
        change=("returns_management=none",),
        checks=(
            Check("returned: unaccounted for", 0, smallest=1e-6, controlled=False),
            Check("units returned", 0, smallest=20.0, controlled=False),
            Check("reuse rate", +1, smallest=0.3),
            Check("returned: landfill", -1, smallest=100.0),
        ),
        control=ALL_SCRAP,
        source=ROGERS,
        note="Returned = restocked + refurbished + harvested + ... + in process, in either arm. Control: what comes "
        "back is scrap.",
    ),
    Statement(
        id="S42",
        setting="local benches",
        says="Reverse logistics",
        lever="returns_management.routing",
        base=(*CALM, "returns_management=central"),
        change=("returns_management=local",),
        checks=(
            Check("return cycle time", -1, smallest=3.0, controlled=False),
            Check("cost per return", +1, smallest=1.0, controlled=False),
            Check("recovery value rate", +1, smallest=0.003),
        ),
        control=NO_EROSION,
        source=GUIDE,
        note="Sooner and dearer; what is sooner there is worth more. Control: nothing loses its value with time.",
    ),
    Statement(
        id="S42",
        setting="a third party",
        says="Reverse logistics",
        lever="returns_management.routing",
        base=(*CALM, "returns_management=central", *FAST_EROSION),
        change=("returns_management=third_party",),
        checks=(
            Check("return cycle time", -1, smallest=0.5, controlled=False),
            Check("cost per return", +1, smallest=1.0, controlled=False),
            Check("recovery value rate", +1, smallest=0.01),
        ),
        control=NO_EROSION,
        source=GUIDE,
    ),
    Statement(
        id="S42",
        setting="consolidation",
        says="Reverse logistics",
        lever="returns_management.routing.default.load",
        base=(*LOOP, "returns_management=consolidation", "returns_management.routing.default.load.units=1"),
        change=("returns_management.routing.default.load.units=12",),
        checks=(
            Check("cost per return", -1, smallest=3.0),
            Check("CO2e emitted", -1, smallest=1000.0),
            Check("return cycle time", +1, smallest=2.0, controlled=False),
        ),
        control=("returns_management.routing.default.per_trip=0", "returns_management.routing.default.per_km=0"),
        source=GUIDE,
        note="Control: transport that is paid, and burns fuel, by the unit alone.",
    ),
    Statement(
        id="S43",
        says="Gate control",
        lever="returns_management.gate.sensitivity",
        base=(*LOOP, *GATE, "returns_management.gate.sensitivity=0"),
        change=("returns_management.gate.sensitivity=0.8",),
        checks=(
            Check("units returned", -1, smallest=50.0),
            Check("returns cost", -1, smallest=3000.0),
            Check("unwarranted share", -1, smallest=0.1, controlled=False),
        ),
        control=HONEST,
        source=ROGERS,
        note="One good customer in fifty is refused by mistake in either arm. Control: nobody asks for what "
        "the terms do not allow.",
    ),
    Statement(
        id="S43",
        setting="wrongly refused",
        says="Gate control",
        lever="returns_management.gate.specificity",
        base=(*LOOP, *GATE, "returns_management.gate.specificity=1"),
        change=("returns_management.gate.specificity=0.6",),
        checks=(
            Check("revenue", -1, smallest=1000.0),
            Check("kept unwillingly", +1, smallest=50.0, controlled=False),
        ),
        control=("scenario.loyalty.attraction=0",),
        assumption=True,
        source=ROGERS,
        note="Who is refused what it is entitled to comes back less often. Control: customers who do not mind.",
    ),
    Statement(
        id="S44",
        says="Avoid returns",
        lever="returns_management.avoidance.effort",
        base=(*LOOP, "returns_management=avoidance", "returns_management.avoidance.effort=0"),
        change=("returns_management.avoidance.effort=1000",),
        checks=(
            Check("return rate trend", -1, smallest=5e-5),
            Check("return rate", -1, smallest=0.02),
            Check("units returned", -1, smallest=40.0),
        ),
        control=("returns_management.avoidance.effect=0",),
        source=ROGERS,
        note="Loop 2: reasons are told to plant, supplier and service, and the causes shrink. Control: projects that "
        "do not help, the link cut.",
    ),
    Statement(
        id="S46",
        setting="window",
        says="Reduce undesirable returns",
        lever="returns_management.terms.window",
        base=(*LOOP, "returns_management=short_window", "returns_management.terms.window=60"),
        change=("returns_management.terms.window=14",),
        checks=(
            Check("unwarranted share", -1, smallest=0.01),
            Check("return rate", -1, smallest=0.02),
            Check("revenue", -1, smallest=500.0),
        ),
        control=tuple(f"{CAUSES}.{number}.delay=0" for number in range(6)),
        assumption=True,
        source="Davis, Hagerty and Gerstner 1998, Journal of Economics and Business 50(5)",
        note="Sales fall as well, by what customers who must keep goods think of it. Control: goods are "
        "returned at once.",
    ),
    Statement(
        id="S46",
        setting="fee",
        says="Reduce undesirable returns",
        lever="returns_management.terms.fee",
        base=(*LOOP, "returns_management=restocking_fee", "returns_management.terms.fee=0"),
        change=("returns_management.terms.fee=0.15",),
        checks=(
            Check("unwarranted share", -1, smallest=0.03),
            Check("return rate", -1, smallest=0.02),
            Check("revenue", -1, smallest=500.0),
        ),
        control=tuple(f"{CAUSES}.{number}.weighs=0" for number in (2, 3, 4)),
        assumption=True,
        source="Davis, Hagerty and Gerstner 1998, Journal of Economics and Business 50(5)",
        note="Control: customers who return goods whatever that costs them.",
    ),
    Statement(
        id="S47",
        setting="parts",
        says="Reuse parts",
        lever="scenario.returns.disposition",
        base=(*LOOP, *RECYCLED),
        change=HARVESTED,
        checks=(
            Check("purchase cost", -1, smallest=3000.0),
            Check("reuse rate", +1, smallest=0.1, controlled=False),
            Check("waste mass", +1, smallest=1.0, controlled=False),
        ),
        control=NO_GOOD_PART,
        source="Guide 2000, Journal of Operations Management 18(4)",
        note="Parts of what is taken apart go into new devices. What is left of it goes to landfill, where all of it "
        "would have been recycled. Control: no part is any good.",
    ),
    Statement(
        id="S48",
        says="Sustained competitiveness",
        lever="returns_management=good_returns",
        base=(*LOOP, "returns_management=none_recovery"),
        change=("returns_management=good_returns",),
        checks=(
            Check("profit", +1, smallest=5000.0),
            Check("waste mass", -1, smallest=300.0, controlled=False),
            Check("purchase cost", -1, smallest=5000.0, controlled=False),
        ),
        control=NOTHING_BACK,
        source=ROGERS,
        note="Control: nothing comes back.",
    ),
    Statement(
        id="W11",
        setting="a good gate",
        says="A gate lowers the volume and the net cost of returns",
        lever="returns_management.gate",
        base=TOUCHY,
        change=GATE,
        checks=(
            Check("units returned", -1, smallest=50.0, controlled=False),
            Check("profit", +1, smallest=500.0, controlled=False),
        ),
        source=ROGERS,
        note="Specificity 0.98. The row of a poor gate lies on the other side of the break-even, at about 0.72.",
    ),
    Statement(
        id="W11",
        setting="nothing to stop",
        says="Without unwarranted returns a gate only adds cost",
        lever="returns_management.gate",
        base=(*LOOP, *HONEST),
        change=(*GATE, "returns_management.gate.specificity=1"),
        checks=(
            Check("cost per return", +1, smallest=0.5),
            Check("profit", -1, smallest=100.0),
            Check("units returned", 0, smallest=1.0),
        ),
        source=ROGERS,
        note="The negative control of the row before.",
    ),
    Statement(
        id="W11",
        setting="a poor gate",
        says="Below a certain specificity a gate costs more than it saves",
        lever="returns_management.gate.specificity",
        base=TOUCHY,
        change=(*GATE, "returns_management.gate.specificity=0.6"),
        checks=(Check("profit", -1, smallest=500.0),),
        source=ROGERS,
        assumption=True,
        note="Who is wrongly refused orders less from then on.",
    ),
    Statement(
        id="W11",
        setting="slow erosion",
        says="Fast handling is worth more where value erodes",
        lever="returns_management.routing",
        base=(*CALM, "returns_management=central", f"{OWN}.market.erosion=0.002"),
        change=("returns_management=local",),
        checks=(
            Check("recovery value rate", +1, smallest=0.003),
            Check("net recovery", -1, smallest=3000.0, controlled=False),
        ),
        control=NO_EROSION,
        source=GUIDE,
        note="Where value erodes slowly it is not worth its price. Control: nothing loses its value, and speed is "
        "worth nothing.",
    ),
    Statement(
        id="W11",
        setting="fast erosion",
        says="Fast handling is worth more where value erodes",
        lever="returns_management.routing",
        base=(*CALM, "returns_management=central", *FAST_EROSION),
        change=("returns_management=local",),
        checks=(Check("recovery value rate", +1, smallest=0.04),),
        control=NO_EROSION,
        source=GUIDE,
        note="Ten times the erosion: the advantage of being near must be far more than that of the row above.",
    ),
    Statement(
        id="W11",
        setting="very fast erosion",
        says="Fast handling is worth more where value erodes",
        lever="returns_management.routing",
        base=(*CALM, "returns_management=central", f"{OWN}.market.erosion=0.06"),
        change=("returns_management=local",),
        checks=(
            Check("recovery value rate", +1, smallest=0.1),
            Check("net recovery", +1, smallest=1500.0, controlled=False),
            Check("total cost", -1, smallest=500.0, controlled=False),
        ),
        control=NO_EROSION,
        source=GUIDE,
        note="The interaction: what does not pay for itself in the row of slow erosion does here.",
    ),
    Statement(
        id="W11",
        setting="support",
        says="Help to use a product lowers returns, and up to a point what they cost",
        lever="customer_service.support.effort",
        base=(*SUPPORT, "customer_service.support.effort=0"),
        change=("customer_service.support.effort=0.8",),
        checks=(
            Check("return rate", -1, smallest=0.02),
            Check("total cost", -1, smallest=2000.0, controlled=False),
        ),
        control=("customer_service.support.effect=0",),
        assumption=True,
        source=FERGUSON,
        note="How much help helps is an assumption. Control: help that does not help.",
    ),
    Statement(
        id="W11",
        setting="too much support",
        says="Help to use a product lowers returns, and up to a point what they cost",
        lever="customer_service.support.effort",
        base=(*SUPPORT, "customer_service.support.effort=0.8"),
        change=("customer_service.support.effort=3.2",),
        checks=(
            Check("return rate", -1, smallest=0.003),
            Check("total cost", +1, smallest=4000.0, controlled=False),
        ),
        control=("customer_service.support.effect=0",),
        assumption=True,
        source=FERGUSON,
        note="The other side of the U: nobody is left who could be helped, and help is paid all the same.",
    ),
    Statement(
        id="S48",
        setting="loop 3",
        says="What is recovered need not be bought",
        lever="returns_management.disposition",
        base=(*LOOP, "returns_management=none_recovery"),
        change=("returns_management=none",),
        checks=(Check("purchase cost", -1, smallest=5000.0), Check("total cost", -1, smallest=5000.0)),
        control=ALL_SCRAP,
        source="van der Laan, Salomon, Dekker and Van Wassenhove 1999",
        note="Returns to net requirement to purchases. Control: nothing of what comes back is any good, the link cut.",
    ),
    Statement(
        id="S48",
        setting="recoverable supply is forecast",
        says="What is recovered need not be stocked twice",
        lever="returns_management.netting",
        base=LOOP,
        change=("returns_management=netting",),
        checks=(Check("average on hand", -1, smallest=0.5, agent="warehouse"),),
        control=ALL_SCRAP,
        source="van der Laan, Salomon, Dekker and Van Wassenhove 1999",
    ),
)
