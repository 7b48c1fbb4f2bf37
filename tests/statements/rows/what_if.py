"""S52: a team that plays changes ahead, against none, one by rules, the best level that stays, and a forecast."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

SHOP = (
    "scenario=serial",
    "scenario.echelons=1",
    "demand=seasonal",
    "demand.factors=[0.6,1.0,1.6,0.8]",
    "replenishment=base_stock",
    "horizon=156",
    "warmup=52",
)
"""A shop whose customers want more in some quarters than in others, and three years, the first to warm up."""
BEST = "replenishment.S=34"
"""What costs least of all levels that stay as they are all year."""
MUCH = "replenishment.S=44"
FOLLOWS = (
    "forecasting=moving_average",
    "forecasting.span=3",
    "replenishment=order_up_to",
)
"""Orders go up to what a forecast says."""

LEVER = (
    "strategy.team.levers=[{_target_:sim.strategy.Lever,name:buffer,who:finance,what:replenishment,lag:1,"
    "levels:{low:{S:26},middle:{S:34},high:{S:44}},effects:{low:{profit:0.05},middle:{profit:0.3}}}]"
)
"""What is said of its levels is what they are worth to a firm that never changes them."""
TEAM = ("strategy.team.functions={finance:1}", "strategy.team.interval=13", "strategy.team.cost=5", LEVER)
SEARCH = ("strategy=what_if", *TEAM, "strategy.team.search.ahead=13", "strategy.team.search.runs=2")
RULES = ("strategy=rule_based", *TEAM)

TEAM_COST = 0.5
"""What a team costs, at the most, a week."""

SAME_ALL_YEAR = ("demand.factors=[1.4]", BEST)
PLAYED = "changes are played ahead with the true laws of demand, which no team knows so well: what is gained is a bound"

NONE = Statement(
    id="S52",
    setting="what-if search against no team",
    says="The team designs the processes: it plays changes ahead, and adopts what comes out best",
    lever="strategy.team.search",
    base=(*SHOP, MUCH),
    change=SEARCH,
    checks=(
        Check("cost rate", -1, smallest=5.0, margin=TEAM_COST),
        Check("strategy cost", +1, smallest=1.0, controlled=False),
    ),
    control=SAME_ALL_YEAR,
    source="Lambert 2014; inner simulation: Chong, Sivakumar and Gay 2003",
    note=f"control: demand is the same all year, and the level the best there is. {PLAYED}",
)

RULED = Statement(
    id="S52",
    setting="what-if search against rules",
    says="What is played ahead is known better than what was seen before and after",
    lever="strategy.team.search",
    base=(*SHOP, MUCH, *RULES),
    change=SEARCH,
    checks=(Check("cost rate", -1, smallest=1.0),),
    control=SAME_ALL_YEAR,
    source="Lambert 2014; inner simulation: Chong, Sivakumar and Gay 2003",
    note="the team of the first arm is told what a level is worth all year, and corrects that by its books. It judges "
    f"by before and after, so it credits the season to its levers. {PLAYED}",
)

LEVEL = Statement(
    id="S52",
    setting="regret against the best level that never changes",
    says="A firm that plays changes ahead has less regret than with the best level that never changes",
    lever="strategy.team.search",
    base=(*SHOP, BEST),
    change=SEARCH,
    checks=(Check("cost rate", -1, smallest=1.0, margin=TEAM_COST),),
    control=SAME_ALL_YEAR,
    source="Lambert 2014; inner simulation: Chong, Sivakumar and Gay 2003",
    note=f"no policy but that of a constant level is meant: one that forecasts costs less (next row). {PLAYED}",
)

FORECAST = Statement(
    id="S52",
    setting="against a policy that forecasts",
    says="A search over levels that stay costs more than a policy that follows the seasons by itself",
    lever="strategy.team.search",
    base=(*SHOP, *FOLLOWS),
    change=("replenishment=base_stock", *SEARCH),
    checks=(Check("cost rate", +1, smallest=0.5),),
    source="Lambert 2014; inner simulation: Chong, Sivakumar and Gay 2003",
    note="a regret: what is dearer is the price of a search that has only levels to choose from, and changes them once "
    f"a quarter. The order-up-to level of the first arm moves with a mean of three weeks; nobody changes it. {PLAYED}",
)

ROWS = (NONE, RULED, LEVEL, FORECAST)
