"""S26, S31, loop 4: materials planned and acquired, the schedule shared, and what suppliers do to promises."""

from tests.statements.statement import Check, Statement

ORLICKY = "Orlicky 1975, Material Requirements Planning"
LABORATORY = (
    "scenario=mrp_job_shop",
    "horizon=910",
    "warmup=182",
    "scenario.shop.work_centres=3",
    "scenario.shop.products=2",
    "scenario.shop.assemblies=2",
    "scenario.shop.parts=4",
    "scenario.shop.busy=0.5",
    "scenario.review=7",
    "forecasting.initial=28",
    "forecasting.initial_sd=6",
    "scenario.customers=1",
    "demand.mean=4",
)
"""Two products of two assemblies of four parts, planned every week, in a shop that is not busy."""
PLANNED = (
    *LABORATORY,
    "manufacturing_flow=mrp",
    "manufacturing_flow.planning.allowance=0",
    "manufacturing_flow.planning.frozen=2",
    "manufacturing_flow.planning.horizon=14",
)
OFTEN_LATE = "scenario.reliability={_target_: sim.agents.supplier.Reliability, on_time: 0.7, delay: 14}"
ON_TIME = "scenario.reliability={_target_: sim.agents.supplier.Reliability, on_time: 1.0, delay: 14}"
AMPLE = ("scenario.parts_stock=10000",)
"""Parts for years in stock: none is bought."""
AT_ONCE = ("scenario.lead_time=0", "scenario.transit=0", "scenario.reliability=null")

ROWS = (
    Statement(
        id="S26",
        setting="suppliers on time",
        says="Acquisition of raw material: production finds its parts where suppliers deliver on time",
        lever="scenario.reliability.on_time",
        base=(*PLANNED, OFTEN_LATE),
        change=(ON_TIME,),
        checks=(
            Check("material availability", +1, smallest=0.1),
            Check("line starvation", -1, smallest=0.5),
            Check("schedule adherence", +1, smallest=0.05),
            Check("fill rate", +1, smallest=0.005, controlled=False),
        ),
        control=AMPLE,
        source=ORLICKY,
        note="control: nothing has to be bought",
    ),
    Statement(
        id="S26",
        setting="planned or reordered",
        says="Acquisition of raw material: parts that are wanted in lots are planned, not replenished",
        lever="manufacturing_flow.planning",
        base=(*LABORATORY, "manufacturing_flow=reorder_point", "replenishment.z=4"),
        change=("manufacturing_flow=mrp", "manufacturing_flow.planning.allowance=0", "manufacturing_flow.planning.z=4"),
        checks=(
            Check("average on hand", -1, smallest=50.0),
            Check("fill rate", +1, smallest=0.005),
            Check("material availability", -1, smallest=0.05),
        ),
        source=ORLICKY,
        note="both keep 4 standard deviations of forecast errors, by reorder point of every item, by plan of what is "
        "sold, and neither allows for queues. Demand for parts comes in lots and depends on that for products: a "
        "forecast of each part holds stock for a chance that is none. Production waits for parts more often where "
        "they are planned just in time, customers do not",
    ),
    Statement(
        id="S31",
        says="Cooperation of chain participants: suppliers who know the schedule have the material ready",
        lever="manufacturing_flow.sharing",
        base=(*PLANNED, OFTEN_LATE),
        change=("manufacturing_flow=mrp_shared",),
        checks=(
            Check("schedule adherence", +1, smallest=0.1),
            Check("expedite requests", -1, smallest=10.0),
            Check("material availability", +1, smallest=0.1),
        ),
        control=AT_ONCE,
        source=ORLICKY,
        note="what is made ahead is never late, that is put in; control: suppliers deliver at once",
    ),
    Statement(
        id="S31",
        setting="scarce suppliers",
        says="Cooperation of chain participants: suppliers who know the schedule make ahead what their capacity is "
        "too little for at once",
        lever="manufacturing_flow.sharing",
        base=(*PLANNED, "scenario.capacity=45"),
        change=("manufacturing_flow=mrp_shared",),
        checks=(
            Check("schedule adherence", +1, smallest=0.1),
            Check("expedite requests", -1, smallest=10.0),
            Check("material availability", +1, smallest=0.1),
        ),
        control=(*AT_ONCE, "scenario.capacity=inf"),
        source=ORLICKY,
        note="suppliers are never late by chance, but take orders in turn, 85 % busy; control: they deliver at once",
    ),
    Statement(
        id="S31",
        setting="loop 4",
        says="The plan reaches suppliers, their goods the line, and what can be made on time is promised",
        lever="manufacturing_flow.sharing",
        base=(*PLANNED, OFTEN_LATE, "customer_service=capable_to_promise"),
        change=("manufacturing_flow=mrp_shared",),
        checks=(
            Check("promise compliance", +1, smallest=0.1),
            Check("promise lead time", -1, smallest=1.0),
            Check("material availability", +1, smallest=0.1),
        ),
        control=AT_ONCE,
        source="Croxton, Garcia-Dastugue, Lambert and Rogers 2001, IJLM 12(2)",
        note="the loop from demand management's plan to the promise at the service desk, cut where suppliers are told "
        "nothing; control: suppliers deliver at once",
    ),
)
