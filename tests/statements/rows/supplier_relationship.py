"""S32 to S34 and loop 5: suppliers are looked after, told apart, measured, and answer in kind."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

BASE = ("scenario=procurement",)
MAKER = "scenario.makers.drive_maker"
ALIKE = (
    *(
        f"scenario.items.{item}.{word}"
        for item in ("bolts", "motors", "seals", "drives")
        for word in (
            "mean=4",
            "cv=0.3",
            "makers={hardware:null,hardware2:null,hardware3:null,chemist:null,drive_maker:null,motor_works:100,motor_house:100}",
            "costs={_target_:sim.stock.Costs,holding:0.07,backlog:1.0,ordering:5.0}",
        )
    ),
    "scenario.rival=null",
    "scenario.makers.motor_house.lead_time=7",
)
"""All items cost the same and come from the same makers, who do not differ."""
PUNCTUAL = (
    "scenario.makers.chemist.lead_time=21",
    "scenario.makers.chemist.reliability=null",
    f"{MAKER}.lead_time=10",
    f"{MAKER}.reliability=null",
)
"""Every order comes when it was to come."""
OTHERS = (
    "scenario.rival=null",
    f"{MAKER}.others={{_target_:sim.policies.demand.NormalDemand,mean:100,sd:30,every:28}}",
    f"{MAKER}.trust.start=1",
    f"{MAKER}.trust.payments=0",
    f"{MAKER}.trust.tolerance=0.4",
)
"""The maker's other customers order once a month; it trusts the buyer to begin with, and orders alone change that."""

S32 = Statement(
    id="S32",
    says="Establish and maintain good relations with suppliers",
    lever="supplier_relationship.care",
    base=(*BASE, "supplier_relationship=measured"),
    change=("supplier_relationship=[measured,care]",),
    checks=(
        Check("supplier trust", +1, smallest=0.03, agent="drive_maker", segment="buyer"),
        Check("supplier on time", +1, smallest=0.02, agent="buyer", product="drives"),
        Check("share served in shortage", +1, smallest=0.1, agent="drive_maker", segment="buyer"),
        Check("supplier relationship cost", +1, smallest=1_000.0, controlled=False),
    ),
    control=(f"{MAKER}.trust.care=0",),
    assumption=True,
    source="Lambert and Pohlen 2001; Zaheer, McEvily and Perrone 1998",
    note="that visits raise trust, and trusted buyers are served first, is put in by hand; what that is worth emerges",
)

SWINGS = Statement(
    id="S32",
    setting="order swings against trust",
    says="Order volatility that is sent upstream lowers trust",
    lever="forecasting.alpha",
    base=(*BASE, "supplier_relationship=measured", "forecasting.alpha=0.05"),
    change=("forecasting.alpha=0.4",),
    checks=(
        Check("bullwhip ratio", +1, smallest=0.5, agent="buyer", product="drives", controlled=False),
        Check("supplier trust", -1, smallest=0.03, agent="drive_maker", segment="buyer"),
    ),
    control=(f"{MAKER}.trust.swings=0",),
    assumption=True,
    source="Krause, Handfield and Tyler 2007",
    note="that swings lower trust is put in by hand; that nervous forecasts make orders swing is not",
)

LATE = Statement(
    id="S32",
    setting="late payment against trust",
    says="Suppliers who wait for their money trust less, and serve later",
    lever="supplier_relationship.payment.late",
    base=(*BASE, "supplier_relationship=[measured,payment]"),
    change=("supplier_relationship.payment.late=30",),
    checks=(
        Check("days payable", +1, smallest=20.0, agent="buyer", controlled=False),
        Check("supplier trust", -1, smallest=0.05, agent="drive_maker", segment="buyer"),
        Check("share served in shortage", -1, smallest=0.05, agent="drive_maker", segment="buyer"),
    ),
    control=(f"{MAKER}.trust.payments=0",),
    assumption=True,
    source="Lambert and Pohlen 2001",
    note="that late payment lowers trust is put in by hand",
)

S33 = Statement(
    id="S33",
    says="Segment suppliers and the items that are bought",
    lever="supplier_relationship.segmentation",
    base=(*BASE, "supplier_relationship=measured", "sourcing=cheapest"),
    change=("supplier_relationship=[measured,kraljic]",),
    checks=(
        Check("total cost of ownership", -1, smallest=0.1, agent="buyer"),
        Check("fill rate", +1, smallest=0.02, agent="buyer"),
    ),
    control=ALIKE,
    source="Kraljic 1983",
    note="both arms buy at the cheapest maker, so what is saved comes of other buffers and of plans that are shared; "
    "where items are alike all of them are routine, and are bought as before",
)

LEVERAGE = Statement(
    id="S33",
    setting="leverage items",
    says="Have makers of what is dear and easy to get compete",
    lever="supplier_relationship.segmentation",
    base=(*BASE, "supplier_relationship=measured"),
    change=("supplier_relationship=[measured,kraljic]",),
    checks=(
        Check("purchase price", -1, smallest=3.0, agent="buyer", product="motors"),
        Check("total cost of ownership", -1, smallest=0.3, agent="buyer", controlled=False),
    ),
    control=("scenario.items.motors.makers.motor_house=100",),
    source="Kraljic 1983",
    note="the house of the first arm stays with the maker that it knows, though another asks 6 % less; about three "
    "quarters of what segments save there is that price. Control: both ask the same",
)

RESERVED = "{_target_:sim.policies.supply_agreement.SupplyAgreement,reserved:4,fee:1,period:28}"
"""Units of capacity a day that are kept for the house, and what each costs it."""

S34 = Statement(
    id="S34",
    says="Define and manage product and service agreements with suppliers",
    lever="supplier_relationship.agreements.drive_maker.reserved",
    base=(*BASE, "supplier_relationship=[measured,measured_lead_times]"),
    change=(f"supplier_relationship.agreements={{drive_maker:{RESERVED}}}",),
    checks=(
        Check("supplier on time", +1, smallest=0.03, agent="buyer", product="drives"),
        Check("supplier lead time SD", -1, smallest=0.2, agent="buyer", product="drives"),
        Check("average on hand", -1, smallest=1.0, agent="buyer", product="drives"),
        Check("supplier relationship cost", +1, smallest=1_000.0, controlled=False),
    ),
    control=(f"{MAKER}.capacity=inf",),
    source="Croxton, Garcia-Dastugue, Lambert and Rogers 2001; safety stock: Silver, Pyke and Thomas 2017",
    note="reserved capacity is taken before that of another house; what houses have measured of lead times, "
    "z sqrt(L s^2 + d^2 l^2) makes into safety stock. Control: there is capacity enough for all",
)

CORRECTED = Statement(
    id="S34",
    setting="corrective action and projects",
    says="Rate suppliers, have them put things right, and work with them",
    lever="supplier_relationship.scorecard, common, development",
    base=(
        *BASE,
        "supplier_relationship=[measured,measured_lead_times]",
        "scenario.rival=null",
        "scenario.makers.chemist.reliability.in_full=1",
    ),
    change=(
        "supplier_relationship=[scorecard,measured_lead_times,agreements,development]",
        "supplier_relationship.development.projects=2",
    ),
    checks=(
        Check("supplier on time", +1, smallest=0.02, agent="buyer"),
        Check("supplier lead time SD", -1, smallest=0.2, agent="buyer", product="drives"),
        Check("supplier lead time SD", -1, smallest=0.2, agent="buyer", product="seals"),
        Check("average on hand", -1, smallest=1.0, agent="buyer", product="drives"),
        Check("average on hand", -1, smallest=1.0, agent="buyer", product="seals"),
    ),
    control=PUNCTUAL,
    assumption=True,
    source="Croxton, Garcia-Dastugue, Lambert and Rogers 2001; safety stock: Silver, Pyke and Thomas 2017",
    note="how much better a supplier becomes is put in by hand, that less stock is needed is not; bands and penalties "
    "move money alone. It costs more than it saves here. Without a rival, and with a chemist that delivers in full, so "
    "that lead times vary by the makers' own doing; makers who are punctual anyway have nothing to learn",
)

LOOP = Statement(
    id="S32",
    setting="feedback loop from order swings to trust to lead time to safety stock",
    says="Order volatility costs trust, trust is capacity, capacity is lead time, which is safety stock and volatility",
    lever=f"{MAKER}.trust.swings",
    base=(*BASE, "supplier_relationship=[measured,measured_lead_times]", *OTHERS, f"{MAKER}.trust.swings=0"),
    change=(f"{MAKER}.trust.swings=0.1",),
    checks=(
        Check("supplier trust", -1, smallest=0.05, agent="drive_maker", segment="buyer", controlled=False),
        Check("supplier lead time", +1, smallest=0.2, agent="buyer", product="drives", controlled=False),
        Check("average on hand", +1, smallest=0.5, agent="buyer", product="drives", controlled=False),
        Check("bullwhip ratio", +1, smallest=0.05, agent="buyer", product="drives"),
    ),
    control=("supplier_relationship=measured",),
    assumption=True,
    source="processes reviewed as loops: Croxton, Garcia-Dastugue, Lambert and Rogers 2001",
    note="where the house does not plan with the lead times that it measures, its orders do not change at all",
)

ROWS = (S32, SWINGS, LATE, S33, LEVERAGE, S34, CORRECTED, LOOP)
