"""Forecasts and information: consumers' sales and forecasts shared up the chain, lead time, smoothing."""

from tests.statements.statement import Check, Statement

CHEN = "Chen, Drezner, Ryan and Simchi-Levi 2000"
CHAIN = ("scenario=serial", "horizon=1000", "warmup=100", "allow_negative=true")
HEARD = (*CHAIN, "demand_management=point_of_sale", "demand_management.information.hears=orders")
COVERED = ("replenishment=proportional", "replenishment.Ti=1", "scenario.stock=30")
"""Order-up-to with the same stock aimed at whatever is known, so that information alone makes the difference."""
UNMOVED = ("forecasting=fixed", "forecasting.mean=10", "forecasting.sd=2")
"""A forecast that learns nothing is a constant level, and information changes nothing."""
UPPER = ("stage2", "stage3", "stage4")

DRIFTING = (
    "scenario=serial",
    "scenario.echelons=2",
    "horizon=1000",
    "warmup=100",
    "demand=autoregressive",
    "demand.correlation=0.9",
    "demand.sd=1.5",
    "demand_management=point_of_sale",
    *COVERED,
    "replenishment.target_net=8",
)

SHAPED = (
    "scenario=serial",
    "scenario.echelons=1",
    "scenario.transit=3",
    "scenario.stock=40",
    "horizon=1000",
    "warmup=100",
    "demand=promotions",
    "demand.base.mean=10",
    "demand.base.sd=2",
    "demand.uplift=1.8",
    "demand.dip=0.2",
    "forecasting=exponential_smoothing",
    "forecasting.initial=10",
    "replenishment=proportional",
    "replenishment.Ti=1",
    "replenishment.target_net=15",
)
"""Promotions shift demand from the weeks after them; its mean is 10 with them and without."""
FACTORS = {
    "forecast": (("forecasting.alpha=0.6",), ("forecasting.alpha=0.05",)),
    "flexibility": (("scenario.capacity=12",), ("scenario.capacity=30",)),
    "variability": ((), ("demand.uplift=1.0", "demand.dip=1.0")),
}


def levels(**high: bool) -> tuple[str, ...]:
    """A point of the factorial: the words of every factor at its low level, or at its high."""
    return tuple(word for factor, words in FACTORS.items() for word in words[high.get(factor, False)])


def effect(factor: str, at: bool) -> Statement:
    """What a factor does to service while the other two are at their low or at their high level."""
    others = dict.fromkeys((other for other in FACTORS if other != factor), at)
    return Statement(
        id="S13",
        setting=f"{factor}, others {'high' if at else 'low'}",
        says="Not only prediction",
        lever=FACTORS[factor][1][0].split("=")[0],
        base=(*SHAPED, *levels(**others)),
        change=FACTORS[factor][1],
        checks=(Check("fill rate", +1, smallest=0.01),),
        source="Croxton, Lambert, García-Dastugue and Rogers 2002",
    )


ROWS = (
    *(effect(factor, at) for factor in FACTORS for at in (False, True)),
    Statement(
        id="S13",
        setting="flexible against foreseen",
        says="A poor forecast with flexible capacity serves better than a good one with rigid capacity",
        lever="forecasting.alpha, scenario.capacity",
        base=(*SHAPED, *levels(forecast=True)),
        change=levels(flexibility=True),
        checks=(Check("fill rate", +1, smallest=0.05),),
        source="Croxton, Lambert, García-Dastugue and Rogers 2002",
    ),
    Statement(
        id="W1",
        says="Does sharing point-of-sale data upstream reduce the bullwhip?",
        lever="demand_management.information.hears",
        base=(*HEARD, "replenishment.z=0"),
        change=("demand_management.information.hears=sales",),
        checks=(
            Check("bullwhip ratio", 0, smallest=0.001, agent="stage1"),
            *(
                Check("bullwhip ratio", -1, smallest=smallest, agent=stage)
                for stage, smallest in zip(UPPER, (0.5, 3.0, 10.0), strict=True)
            ),
        ),
        control=UNMOVED,
        source=CHEN,
        note="exact values of the shared arm: row W1 of the verification table",
    ),
    Statement(
        id="S17",
        says="Uses end-to-end (point-of-sale) sales",
        lever="demand_management.information.hears",
        base=(*HEARD, *COVERED, "replenishment.target_net=15", "allow_negative=false"),
        change=("demand_management.information.hears=sales",),
        checks=(
            *(Check("bullwhip ratio", -1, smallest=0.5, agent=stage) for stage in UPPER),
            Check("forecast error", -1, smallest=0.1, agent="stage4"),
            Check("total cost", -1, smallest=1000.0),
        ),
        control=UNMOVED,
        source="Croson and Donohue 2003",
    ),
    Statement(
        id="S17",
        setting="latency",
        says="The later sales are known upstream, the worse it knows and is covered",
        lever="demand_management.information.latency",
        base=DRIFTING,
        change=("demand_management.information.latency=4",),
        checks=(
            Check("forecast error", +1, smallest=0.05, agent="stage2"),
            Check("net stock amplification", +1, smallest=1.0, agent="stage2"),
            Check("total cost", +1, smallest=1000.0),
        ),
        control=UNMOVED,
        source=CHEN,
        note="the bullwhip ratio falls here: stale forecasts no longer change together with the orders that come in",
    ),
    Statement(
        id="S17",
        setting="noise",
        says="Errors in reported sales are errors in forecasts, and cost",
        lever="demand_management.information.noise",
        base=(*DRIFTING, "seed=7"),
        change=("demand_management.information.noise=0.5",),
        checks=(
            Check("forecast error", +1, smallest=0.02, agent="stage2"),
            Check("bullwhip ratio", +1, smallest=0.2, agent="stage2"),
            Check("total cost", +1, smallest=1000.0),
        ),
        control=UNMOVED,
        source=CHEN,
    ),
    Statement(
        id="S18",
        says="Understands key-customer data to reduce uncertainty",
        lever="demand_management.information.notice, .share",
        base=(
            "scenario=clientele",
            "horizon=830",
            "warmup=100",
            "scenario.review=1",
            "scenario.lead_time=6",
            "scenario.customers=10",
            "scenario.joining=null",
            "scenario.loyalty=null",
            "demand=poisson",
            "demand.mean=1.2",
            "forecasting=moving_average",
            "forecasting.span=40",
            "forecasting.initial=12",
            "forecasting.initial_sd=3.5",
            "replenishment=order_up_to",
            "replenishment.z=2",
            "demand_management=advance_orders",
            "demand_management.information.notice=0",
            "demand_management.information.share=0.5",
        ),
        change=("demand_management.information.notice=3",),
        checks=(
            Check("forecast error", -1, smallest=0.04),
            Check("average on hand", -1, smallest=1.0),
            Check("fill rate", 0, smallest=0.01),
        ),
        control=("demand_management.information.share=0",),
        source="Hariharan and Zipkin 1995",
        note="notice of all orders is worth as much lead time: row X2 of the verification table",
    ),
    Statement(
        id="S19",
        says="Effective support for the entire chain",
        lever="demand_management=forecast_broadcast",
        base=(*HEARD, *COVERED, "replenishment.target_net=15", "allow_negative=false"),
        change=("demand_management.information.hears=forecasts",),
        checks=(
            Check("total cost", -1, smallest=1000.0),
            Check("total cost", 0, smallest=100.0, agent="stage1"),
            Check("total cost", -1, smallest=1000.0, agent="stage4"),
        ),
        control=UNMOVED,
        source="Lambert (ed.) 2014, demand management",
        note="the focal house, whose forecast it is, gains nothing itself",
    ),
    Statement(
        id="W2",
        says="Does a shorter lead time reduce the bullwhip?",
        lever="scenario.transit",
        base=(*CHAIN, "scenario.transit=4"),
        change=("scenario.transit=2",),
        checks=(
            Check("bullwhip ratio", -1, smallest=1.0, agent="stage1"),
            Check("bullwhip ratio", -1, smallest=10.0),
        ),
        control=("replenishment=base_stock", "replenishment.S=60"),
        source=CHEN,
        note="exact values: rows B1 and B6 of the verification table",
    ),
    Statement(
        id="W2",
        setting="stock",
        says="Does a shorter lead time need less stock for the same service?",
        lever="scenario.transit",
        base=("scenario=serial", "scenario.echelons=1", "horizon=1000", "warmup=100", "scenario.transit=8"),
        change=("scenario.transit=2",),
        checks=(
            Check("average on hand", -1, smallest=1.0),
            Check("fill rate", +1, smallest=0.005),
            Check("total cost", -1, smallest=1000.0),
        ),
        source="Manyem and Santos 1999",
        note="the same safety factor",
    ),
    Statement(
        id="W3",
        says="Do smoothed orders reduce volatility, and at what price?",
        lever="replenishment.Ti",
        base=(
            "scenario=serial",
            "scenario.echelons=1",
            "horizon=1000",
            "warmup=100",
            "allow_negative=true",
            "forecasting=fixed",
            "replenishment=proportional",
            "replenishment.Ti=1",
        ),
        change=("replenishment.Ti=4",),
        checks=(
            Check("bullwhip ratio", -1, smallest=0.5),
            Check("net stock amplification", +1, smallest=0.5),
        ),
        source="Disney and Towill 2003",
        note="exact values, and 1 without smoothing: row B8 of the verification table",
    ),
    Statement(
        id="W3",
        setting="forecast",
        says="Do smoother forecasts reduce volatility?",
        lever="forecasting.span",
        base=CHAIN,
        change=("forecasting.span=20",),
        checks=(
            Check("bullwhip ratio", -1, smallest=0.5, agent="stage1"),
            Check("bullwhip ratio", -1, smallest=10.0),
        ),
        control=("replenishment=base_stock", "replenishment.S=40"),
        source=CHEN,
        note="exact values: rows B1 and B5 of the verification table",
    ),
)
