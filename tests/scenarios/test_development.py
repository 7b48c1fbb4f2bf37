"""A company that develops products: what is launched is made, sold and paid for."""

import pytest

from experiments.faults import InputError
from experiments.recipe import prepare
from sim.metrics import measure
from sim.simulate import simulate
from tests.invariants.audit import Audit

QUICK = ("scenario=development", "scenario.every=28", "period=28", "figures=false")


def play(*words, record="totals", replication=0):
    recipe, _ = prepare([*QUICK, *words, f"record={record}"])
    return recipe.ready().play(replication, 0.0, record)


def value(result, name, agent="chain", product="all"):
    return next(
        (k.value for k in measure(result, [name]) if (k.agent, k.product, k.segment) == (agent, product, "all")), None
    )


def test_products_that_are_launched_are_made_and_sold():
    result = play("horizon=1825", record="orders")
    launched = result.decisions[result.decisions["new"] == "launched"]
    assert len(launched) == value(result, "launches") > 0
    sold = {line.product for line in result.facts.lines if line.seller == "store"}
    assert sold == {"classic1", "classic2", *launched["product"][:-1]} | sold & set(launched["product"][-1:])
    first = launched["product"].iloc[0]
    assert value(result, "average on hand", "store", first) > 0
    assert value(result, "average on hand", "plant", f"light frame of {first}") > 0


def test_money_for_development_is_in_the_books():
    result = play("horizon=1825")
    spent = value(result, "development cost per launch") * value(result, "launches")
    wages = 16 * 40.0 * 1825 * 59 / 60
    assert spent > wages
    assert value(result, "total cost", "company") == pytest.approx(spent)


def test_common_parts_are_bought_for_all():
    sources = ("customers", "returns", "suppliers", "within")
    nothing_new = [f"product_development.pipeline.sources.{name}.rate=0" for name in sources]
    kept = [*nothing_new, "scenario.products=4", "horizon=364"]
    alone = play(*kept, "product_development=[stage_gate,cheapest_parts]")
    common = play(*kept, "product_development=[stage_gate,common_parts]")
    assert value(alone, "commonality index") == 0.0
    assert value(common, "commonality index") == pytest.approx(1 - 2 / 11)
    assert value(common, "average on hand", "plant", "standard frame") > 0
    assert value(alone, "supply-risk exposure") == pytest.approx((0.04 + 0.12 + 0.04) / 3)
    assert value(common, "supply-risk exposure") == pytest.approx((0.01 + 0.01 + 0.12) / 3)


def test_a_contract_manufacturer_makes_what_does_not_pay_to_make():
    words = ("product_development=[stage_gate,make_or_buy]", "product_development.make_or_buy.tooling=1000000")
    result = play(*words, "horizon=1825", record="orders")
    launched = result.decisions[result.decisions["new"] == "launched"]["product"]
    assert len(launched)
    assert value(result, "new product unit cost") == pytest.approx(18.0 + 20.0 + 8.0 + 25.0)


def test_ideas_come_of_what_happens():
    source = "{_target_: sim.processes.product_development.Source, of: {launched: 2}}"
    result = play("horizon=1825", f"product_development.pipeline.sources.returns={source}", record="orders")
    happened = result.events["what"].value_counts()
    assert happened["idea of returns"] == happened["launched"] // 2


def test_a_market_hears_of_what_was_developed():
    spreading = "{_target_: sim.diffusion.Bass, potential: 1000, innovation: 0.0005, imitation: 0.005, every: 28.0}"
    result = play("horizon=1825", f"scenario.diffusion={spreading}")
    adopted = sum(fact.total for fact in result.facts.happenings if fact.what == "adopter served")
    assert adopted > 100


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("product_development.pipeline.engineers=3", "stage design needs 4 engineers at once, and there are 3"),
        ("product_development.pipeline.budget=1000", "more than the budget of a year"),
        ("scenario.places.frame.0.supplier=nobody", "part light frame is sold by nobody, who is not there"),
        ("scenario.places.frame=[]", "nothing would do for frame: name at least one candidate part"),
        (
            "product_development.pipeline.roadmap={x: {_target_: sim.processes.product_development.Planned, needs: [x]}}",  # noqa: E501
            "project x depends on itself: x needs x; take out one of the needs",
        ),
    ],
)
def test_bad_input_is_named(word, said):
    with pytest.raises(InputError) as error:
        play(word, "horizon=10")
    assert said in str(error.value)


def test_every_unit_is_accounted_for():
    recipe, _ = prepare([*QUICK, "horizon=1200", "record=totals", "product_development=[stage_gate,common_parts]"])
    ready = recipe.ready()
    audits = []

    def furnish(sim):
        ready.model.furnish(sim)
        audits.append(Audit(sim))

    simulate(furnish, horizon=1200.0, seed=3, period=28.0, record="totals", at=ready.model.at)
    assert audits[0].events


def test_what_sells_the_goal_is_judged_from_the_day_it_can_be_had():
    one = "{new: {_target_: sim.processes.product_development.Planned}}"
    work = "[{_target_: sim.processes.product_development.Stage, name: work, time: 1.0}]"
    alone = [f"product_development.pipeline.sources.{name}.rate=0" for name in ("customers", "returns", "suppliers")]
    sure = [f"scenario.sellers.{name}.late=0" for name in ("workshop", "mill", "faraway")]
    words = (
        *("product_development.pipeline.sources.within.rate=0", "product_development.pipeline.spread=0"),
        *("product_development.pipeline.error=0", f"product_development.pipeline.roadmap={one}"),
        *(f"product_development.pipeline.stages={work}", "scenario.groups={all: 1.0}", "scenario.potential=100000"),
        *("product_development.pipeline.potential=100000", "scenario.every=7", "period=7"),
    )
    result = play(*alone, *sure, *words, "horizon=450")
    reached = [fact.total for fact in result.facts.happenings if fact.what in ("sold well", "sold badly")]
    assert reached == [pytest.approx(1.0, rel=0.02)]
