"""A small firm: its goods add up, its levers move what they are about, and a whole team designs better than one."""

from functools import lru_cache
from itertools import product

import pytest

from experiments.recipe import prepare
from sim.metrics.cost import profit
from sim.metrics.reading import Reading
from sim.result import Result

FIRM = ("scenario=small_firm", "record=totals")
DESIGN = {
    "lots": {"short": "scenario.lot=80", "medium": "scenario.lot=400", "long": "scenario.lot=2000"},
    "loads": {"small": "scenario.load=10", "medium": "scenario.load=80", "large": "scenario.load=400"},
    "safety": {"lean": "replenishment.z=0", "ample": "replenishment.z=1", "full": "replenishment.z=4"},
    "purchases": {
        name: f"at.plant.product.part.demand_management.rules.multiple={units}"
        for name, units in (("small", 100), ("medium", 500), ("large", 5000))
    },
}
AHEAD = ("strategy.team.search.runs=2", "strategy.team.search.ahead=120", "strategy.team.interval=120")


@lru_cache
def played(*words: str, replication: int = 0) -> Result:
    recipe, _ = prepare([*FIRM, *words])
    return recipe.ready().play(replication, 180.0)


def earned(result: Result) -> float:
    return next(cell[3] for cell in profit(Reading(result.facts)) if cell[:3] == ("chain", "all", "all"))


def test_goods_are_neither_made_nor_lost_on_the_way() -> None:
    for stock in played().facts.stocks:
        if stock.role != "customers":
            came, went = stock.received + stock.made, stock.shipped + stock.used + stock.scrapped
            assert stock.opening + came - went == pytest.approx(stock.on_hand), (stock.agent, stock.product)


def test_what_is_decided_is_paid_for() -> None:
    result = played("strategy=rule_based")
    spent = sum(fact.amount for fact in result.facts.money if fact.debit == "strategy")
    costs = {"lever lots": 500.0, "lever loads": 200.0, "lever safety": 100.0, "lever purchases": 200.0}
    decided = [row for row in result.decisions.to_dict("records") if row["what"] in costs and row["time"] >= 180.0]
    assert decided
    assert spent == sum(costs[row["what"]] for row in decided)


def test_long_lots_save_setups_and_fill_the_plant() -> None:
    def cost(result: Result, account: str) -> float:
        return sum(fact.amount for fact in result.facts.money if fact.debit == account)

    short, long = played(), played("scenario.lot=2000")
    assert cost(long, "setup") < 0.3 * cost(short, "setup")
    assert cost(long, "holding") > 2.0 * cost(short, "holding")


def design(result: Result) -> tuple[str, ...]:
    """Where the levers stand at the end."""
    levels = {"lots": "short", "loads": "small", "safety": "lean", "purchases": "small"}
    for row in result.decisions.to_dict("records"):
        if row["what"].startswith("lever "):
            levels[row["what"].removeprefix("lever ")] = row["new"]
    return tuple(levels[lever] for lever in DESIGN)


@pytest.mark.verify
def test_a_whole_team_is_nearer_to_the_best_design_than_a_function_alone() -> None:
    worth = {
        levels: sum(earned(played(*words, replication=number)) for number in range(2)) / 2
        for levels, words in (
            (tuple(one), tuple(DESIGN[lever][level] for lever, level in zip(DESIGN, one, strict=True)))
            for one in product(*DESIGN.values())
        )
    }
    best = max(worth.values())

    def regret(*words: str) -> float:
        found = [design(played("strategy=" + words[0], *words[1:], replication=number)) for number in range(2)]
        return best - sum(worth[levels] for levels in found) / 2

    team, production = regret("what_if", *AHEAD), regret("[what_if,production_only]", *AHEAD)
    purchasing = regret("[what_if,purchasing_only]", *AHEAD)
    assert team < 0.15 * best
    assert production > 2 * team
    assert purchasing > team
