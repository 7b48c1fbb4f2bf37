"""Plants that can make one product, two or all, in two weeks of known demand."""

import pytest

from scenarios.flexible_plants import flexible_plants
from sim.errors import ModelError
from sim.metrics.catalogue import measure
from sim.policies.demand import Listed
from sim.policies.flexibility import Chain, Dedicated, Pairs
from sim.policies.loading import MostOutput
from sim.processes.manufacturing_flow import ManufacturingPlan
from sim.simulate import simulate


def played(links, quantities=(150.0, 50.0), **chosen):
    """Every product is asked for alike: 150 in the first week, 50 in the second; a plant makes 100 a week."""

    def street(sim):
        demand = Listed(tuple(q for quantity in quantities for q in (quantity, *[0.0] * 6)))
        plan = ManufacturingPlan(flexibility=links)
        flexible_plants(sim, demand=demand, loading=MostOutput(), manufacturing_flow=plan, plants=4, **chosen)

    return simulate(street, horizon=14.0, seed=1, record="totals")


def sold(result) -> tuple[float, float]:
    lines = [line for line in result.facts.lines if line.consumer]
    return sum(line.delivered for line in lines), sum(line.lost for line in lines)


def test_what_no_plant_has_time_for_is_bought_elsewhere():
    assert sold(played(Dedicated(), products=4)) == pytest.approx((4 * 100 + 4 * 50, 4 * 50))


def test_a_plant_without_a_product_of_its_own_helps_in_a_chain():
    """Three products, four plants: the last plant makes what the third has no time for, and so on round the ring."""
    assert sold(played(Dedicated(), products=3)) == pytest.approx((3 * 150, 3 * 50))
    assert sold(played(Chain(), products=3)) == pytest.approx((400 + 150, 50))


def test_goods_are_made_within_the_working_days():
    result = played(Dedicated(), products=4)
    shares = [kpi.value for kpi in measure(result, ["utilisation"]) if kpi.agent != "chain"]
    assert shares == pytest.approx([7.5 / 14] * len(shares))
    short = next(kpi.value for kpi in measure(result, ["loading shortfall"]) if kpi.agent == "chain")
    assert short == pytest.approx(200 / 800)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"products": 0}, "at least one product and one plant, got 0 and 4"),
        ({"capacity": 0.0}, "capacity, units a plant makes a week, must be positive"),
        ({"working_days": 9.0}, "on some days of a week of 7, and not on more, got 9"),
        ({"working_days": 0.0}, "on some days of a week of 7"),
    ],
)
def test_plants_that_cannot_be(given, said):
    with pytest.raises(ModelError, match=said):
        played(Dedicated(), **given)


def test_a_pattern_that_cannot_be_drawn_is_told():
    with pytest.raises(ModelError, match="flexible_plants: plants cannot go in pairs"):
        simulate(
            lambda sim: flexible_plants(
                sim,
                demand=Listed((1.0,)),
                loading=MostOutput(),
                manufacturing_flow=ManufacturingPlan(flexibility=Pairs()),
                plants=3,
            ),
            horizon=7.0,
            seed=1,
        )
