"""Ways to source side by side: the same demand, the same outages, and what each comes to."""

from functools import partial
from math import inf

import pytest

from experiments.recipe import prepare
from scenarios.dual_sourcing import Source, Strategy, dual_sourcing
from sim.disruption import ScheduledOutages
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import PoissonDemand, Steady
from sim.policies.replenishment import BaseStock
from sim.policies.sourcing import Backup, BaseSurge, DualIndex, RiskAdjusted, SingleSource, Split
from sim.simulate import simulate
from tests.invariants.audit import Audit

CHEAP, DEAR = Source(price=10.0, transit=3.0), Source(price=11.0, transit=1.0)
OUT = {"out": ScheduledOutages(((5.0, 9.0),)), "never": ScheduledOutages(())}


def played(ways, *, regimes=("out",), demand=Steady(10.0), horizon=30.0, cheap=CHEAP, dear=DEAR, **more):
    scenario = partial(
        dual_sourcing,
        demand=demand,
        cheap=cheap,
        dear=dear,
        ways=ways,
        strategies=tuple(ways),
        outages=OUT,
        regimes=regimes,
        **more,
    )
    audits = []

    def audited(sim):
        scenario(sim)
        audits.append(Audit(sim))

    result = simulate(audited, horizon=horizon, seed=1)
    audits[0].close()
    return result


def bought(result, firm):
    """Units that a firm ordered from each supplier, day by day."""
    table = result.messages
    table = table[(table["kind"] == "order") & (table["sender"] == firm)]
    days = {}
    for sent, seller, quantity in zip(table["sent"], table["receiver"], table["quantity"], strict=True):
        days.setdefault(int(sent), {})[seller.removeprefix(f"{firm}_")] = quantity
    return days


def values(result, name):
    return {kpi.agent: kpi.value for kpi in measure(result, [name]) if (kpi.product, kpi.segment) == ("all", "all")}


def test_all_firms_have_the_same_demand():
    ways = {"one": Strategy(SingleSource(), BaseStock(50)), "two": Strategy(Split(), BaseStock(50))}
    demanded = values(played(ways, regimes=("out", "never"), demand=PoissonDemand(7.0)), "units demanded")
    firms = [demanded[name] for name in ("one_out", "two_out", "one_never", "two_never")]
    assert len(set(firms)) == 1
    assert demanded["chain"] == sum(firms) > 0


def test_only_the_cheap_suppliers_of_a_regime_fail():
    ways = {"one": Strategy(SingleSource(), BaseStock(40), stock=40)}
    shortage = values(played(ways, regimes=("out", "never")), "average shortage")
    assert shortage["one_out"] > 0 == shortage["one_never"]


def test_a_region_that_both_share():
    ways = {"both": Strategy(Split(), BaseStock(40), stock=40)}
    alone, together = (values(played(ways, together=shared), "resilience loss")["both_out"] for shared in (False, True))
    assert together > alone


def test_a_constant_base_through_thick_and_thin():
    ways = {"surge": Strategy(BaseSurge(base=6.0), BaseStock(60), stock=60)}
    days = bought(played(ways), "surge_out")
    assert {day["cheap"] for day in days.values()} == {6.0}
    assert len(days) == 30
    assert {day["dear"] for day in days.values()} == {4.0}


def test_a_surge_by_position_makes_up_for_a_base_that_does_not_come():
    """What was to come from 5 on is stuck until 9 and there at 12: the fast source brings all of 8 to 11, and no more
    when the flood comes."""
    ways = {"surge": Strategy(BaseSurge(base=6.0, S=20.0), BaseStock(60), stock=20)}
    result = played(ways)
    days = bought(result, "surge_out")
    assert [day.get("dear", 0.0) for day in days.values()][6:12] == [4.0, 10.0, 10.0, 10.0, 10.0, 0.0]
    assert values(result, "fill rate")["surge_out"] == 1.0


def test_a_dual_index_of_equal_lead_times_is_single_sourcing():
    """Everything is expedited with delta 0, and nothing with a delta of the demand of a period, or more."""
    near = Source(price=10.0, transit=1.0)
    ways = {
        "dear": Strategy(DualIndex(delta=0.0), BaseStock(30), stock=30),
        "cheap": Strategy(DualIndex(delta=10.0), BaseStock(30), stock=30),
    }
    result = played(ways, regimes=("never",), cheap=near)
    assert {tuple(day) for day in bought(result, "dear_never").values()} == {("dear",)}
    assert {tuple(day) for day in bought(result, "cheap_never").values()} == {("cheap",)}


def test_a_dual_index_keeps_both_positions():
    """What both bring together is always the demand; the dear source brings what is lacking soon."""
    ways = {"dual": Strategy(DualIndex(S_e=20.0), BaseStock(36.0), stock=36)}
    result = played(ways, regimes=("never",), demand=PoissonDemand(10.0), horizon=60.0)
    orders = bought(result, "dual_never")
    total = [sum(day.values()) for day in orders.values()]
    wanted = result.messages
    wanted = wanted[(wanted["kind"] == "order") & (wanted["sender"] == "dual_never_customers")]
    asked = wanted.groupby("sent")["quantity"].sum()
    assert total == pytest.approx(list(asked[asked > 0]))
    assert 0 < sum(day.get("dear", 0.0) for day in orders.values()) < sum(total)


def test_the_backup_of_a_seller_that_is_down():
    ways = {"call": Strategy(Backup(notice=1.0), BaseStock(40), stock=40)}
    days = bought(played(ways), "call_out")
    assert {number: tuple(day) for number, day in days.items() if day.keys() != {"cheap"}} == {
        6: ("dear",),
        7: ("dear",),
        8: ("dear",),
    }
    assert days[7] == {"dear": 20.0}


def test_the_price_is_of_what_was_not_called_off():
    result = played({"call": Strategy(Backup(notice=1.0), BaseStock(40), stock=40)})
    table = result.messages
    firm = table[(table["sender"] == "call_out") | (table["receiver"] == "call_out")]
    asked = firm[(firm["kind"] == "order") & (firm["sender"] == "call_out")].groupby("receiver")["quantity"].sum()
    refused = firm[firm["kind"] == "refusal"].groupby("sender")["quantity"].sum()
    cheap, dear = asked["call_out_cheap"] - refused["call_out_cheap"], asked["call_out_dear"]
    assert refused["call_out_cheap"] > 0
    assert values(result, "purchase price")["call_out"] == pytest.approx((10 * cheap + 11 * dear) / (cheap + dear))


def test_money_and_shares():
    result = played({"both": Strategy(Split(), BaseStock(40), stock=40, cheap=3.0)}, regimes=("never",))
    share = {
        kpi.segment: kpi.value for kpi in measure(result, ["supplier share of spend"]) if kpi.agent == "both_never"
    }
    assert share == pytest.approx({"both_never_cheap": 30 / 41, "both_never_dear": 11 / 41})
    assert values(result, "purchase price")["both_never"] == pytest.approx(10.25)
    assert values(result, "single-source share")["both_never"] == 0.0
    concentration = {kpi.agent: kpi.value for kpi in measure(result, ["spend concentration"])}
    assert concentration["both_never"] == pytest.approx((30**2 + 11**2) / 41**2)


def test_resilience_loss_by_hand():
    """Ten a day from a stock of 45, three days of it on the way: 15 are left in the evening. The orders of 5 to 8 come
    with that of 9 on day 12. On day 9 half is served at once, then nothing for two days: 2.5 days are lost."""
    result = played({"one": Strategy(SingleSource(), BaseStock(45), stock=45)})
    loss = values(result, "resilience loss")["one_out"]
    assert loss == pytest.approx(2.5)
    assert values(result, "average shortage")["one_out"] == pytest.approx(loss * 10 / 30)


@pytest.mark.parametrize(
    ("ways", "more", "said"),
    [
        ({}, {}, "strategies must name at least one"),
        (
            {"one": Strategy(SingleSource(), BaseStock(1))},
            {"regimes": ("dry",)},
            "there is no dry; there are out, never",
        ),
        ({"one": Strategy(SingleSource(), BaseStock(1))}, {"regimes": ("out", "out")}, "named once each"),
        (
            {"one": Strategy(RiskAdjusted(demand=1, holding=1, shortage=1), BaseStock(1))},
            {"cheap": Source(price=0.0)},
            "one_out chooses sellers of item by price, and one_out_cheap asks none: give prices",
        ),
        ({"one": Strategy(SingleSource("third"), BaseStock(40))}, {}, "third makes no offer"),
    ],
)
def test_what_cannot_be_played(ways, more, said):
    with pytest.raises((ModelError, ValueError), match=said):
        played(ways, **more)


@pytest.mark.parametrize("wrong", [{"cheap": -1.0}, {"dear": -0.5}, {"stock": -3.0}])
def test_shares_and_stock_are_not_negative(wrong):
    with pytest.raises(ValueError, match="must not be negative"):
        Strategy(SingleSource(), BaseStock(1), **wrong)


def test_shares_that_are_all_nought():
    with pytest.raises((ModelError, ValueError), match="nor all zero"):
        played({"both": Strategy(Split(), BaseStock(40), cheap=0.0, dear=0.0)})


def test_as_shipped_all_firms_are_there():
    recipe, _ = prepare(["scenario=dual_sourcing", "horizon=40", "warmup=0", "scenario.dear.capacity=80"])
    result = recipe.ready().play(0, 0.0)
    firms = [agent.name for agent in result.facts.agents if agent.role == "Warehouse"]
    assert len(firms) == 10
    assert firms[:2] == ["single_frequent_short", "stockpile_frequent_short"]
    assert inf > values(result, "total cost")["chain"] > 0


def test_what_is_chosen_on_the_command_line_is_a_strategy_too():
    words = ["scenario=dual_sourcing", "scenario.strategies=[chosen]", "scenario.regimes=[]", "sourcing=dual_index"]
    recipe, _ = prepare([*words, "horizon=40", "warmup=0"])
    result = recipe.ready().play(0, 0.0)
    assert {line.seller for line in result.facts.lines if line.group == "chosen"} == {"chosen_cheap", "chosen_dear"}
