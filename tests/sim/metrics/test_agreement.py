"""What totals say is what the full record says, reckoned again from its tables with pandas."""

from functools import lru_cache
from math import isnan

import numpy as np
import pandas as pd
import pytest

from sim.metrics import Kpi, measure
from sim.result import Result
from tests.sim.metrics import messy

RUNS = [(0.0, 1), (20.0, 1), (20.0, 7)]
CONSUMERS = ("regulars", "passers-by")


@lru_cache
def played(record: str, warmup: float, bucket: int) -> Result:
    return messy.played(record, warmup, bucket)


@lru_cache
def values(record: str, warmup: float, bucket: int) -> dict[tuple[str, ...], float]:
    kpis: list[Kpi] = measure(played(record, warmup, bucket))
    return {kpi[:4]: kpi.value for kpi in kpis}


def close(mine: float, other: float) -> bool:
    return (isnan(mine) and isnan(other)) or mine == pytest.approx(other, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("warmup", "bucket"), RUNS)
@pytest.mark.parametrize("record", ["totals", "orders"])
def test_every_record_says_the_same(record: str, warmup: float, bucket: int) -> None:
    less, full = values(record, warmup, bucket), values("full", warmup, bucket)
    assert set(less) <= set(full)
    assert [key for key in less if not close(less[key], full[key])] == []


@pytest.mark.parametrize(("warmup", "bucket"), RUNS)
def test_volatility_from_the_levels(warmup: float, bucket: int) -> None:
    run, said = played("full", warmup, bucket), values("totals", warmup, bucket)
    levels = run.levels

    def series(agent: str, product: str, column: str) -> pd.Series:
        own = levels[(levels["agent"] == agent) & (levels["product"] == product)].set_index("time")[column]
        own = own.reindex(sorted(levels["time"].unique())).ffill().fillna(0.0)
        units = own.diff().fillna(own)[lambda s: s.index >= warmup]
        return units.groupby(np.arange(len(units)) // bucket).sum()[: len(units) // bucket]

    def net(agent: str, product: str) -> pd.Series:
        own = levels[(levels["agent"] == agent) & (levels["product"] == product) & (levels["time"] >= warmup)]
        return (own["on_hand"] - own["reserved"] - own["backlog"]).iloc[bucket - 1 :: bucket]

    worst = 0.0
    for agent in ("shop", "store"):
        over, under = 0.0, 0.0
        for product in ("tea", "milk"):
            demand = sum(series(crowd, product, "ordered") for crowd in CONSUMERS)
            orders, heard = series(agent, product, "ordered"), series(agent, product, "demanded")
            place = (agent, product, "all")
            assert close(said["bullwhip ratio", *place], orders.var() / demand.var())
            assert close(said["local bullwhip ratio", *place], orders.var() / heard.var())
            assert close(said["order variance", *place], orders.var(ddof=0))
            assert close(said["order variation", *place], orders.std(ddof=0) / orders.mean())
            assert close(said["peak to average", *place], orders.max() / orders.mean())
            assert close(said["net stock amplification", *place], net(*place[:2]).var() / demand.var())
            over, under = over + orders.var(), under + demand.var()
        assert close(said["bullwhip ratio", agent, "all", "all"], over / under)
        worst = max(worst, over / under)
    assert close(said["bullwhip ratio", "chain", "all", "all"], worst)
    assert said["time bucket", "chain", "all", "all"] == bucket


@pytest.mark.parametrize(("warmup", "bucket"), RUNS[:2])
def test_stocks_from_the_levels(warmup: float, bucket: int) -> None:
    run, said = played("full", warmup, bucket), values("totals", warmup, bucket)
    levels = run.levels
    for (agent, product), own in levels.groupby(["agent", "product"]):
        if agent in CONSUMERS:
            continue
        own = own[own["time"] >= warmup]
        place = (agent, product, "all")
        assert close(said["average on hand", *place], own["on_hand"].mean())
        assert close(said["average backlog", *place], own["backlog"].mean())
        assert close(said["average in transit", *place], own["in_transit"].mean())
        assert close(values("full", warmup, bucket)["average on order", *place], own["on_order"].mean())
        assert close(said["ready rate", *place], (own["on_hand"] - own["reserved"] > 1e-9).mean())
        before = levels[(levels["agent"] == agent) & (levels["product"] == product) & (levels["time"] < warmup)]
        lost = own["lost"].diff()
        lost.iloc[0] = own["lost"].iloc[0] - (before["lost"].iloc[-1] if len(before) else 0.0)
        clear = (own["backlog"] <= 1e-9) & (lost <= 1e-9)
        assert close(said["cycle service level", *place], clear.mean())


@pytest.mark.parametrize(("warmup", "bucket"), RUNS[:2])
@pytest.mark.parametrize(
    ("agent", "product", "segment"),
    [
        ("chain", "all", "all"),
        ("chain", "tea", "all"),
        ("chain", "all", "regulars"),
        ("shop", "milk", "passers-by"),
        ("store", "all", "all"),
        ("near", "tea", "shop and store"),
    ],
)
def test_service_from_the_order_lines(warmup: float, bucket: int, agent: str, product: str, segment: str) -> None:
    run, said = played("full", warmup, bucket), values("totals", warmup, bucket)
    group = {house.name: house.group for house in run.facts.agents}
    lines = run.order_lines
    lines = lines[lines["entered"] >= warmup]
    lines["group"] = lines["buyer"].map(group)
    segment = "store" if segment == "shop and store" else segment
    whole_orders = lines[lines["group"].isin(CONSUMERS)] if agent == "chain" else lines[lines["seller"] == agent]
    if segment != "all":
        whole_orders = whole_orders[whole_orders["group"] == segment]
    lines = whole_orders if product == "all" else whole_orders[whole_orders["product"] == product]
    place = (agent, product, segment)
    units = lines["quantity"].sum()
    whole = lines[lines["closed"].notna() & (lines["lost"] <= 0)]
    cycle = whole["closed"] - whole["sent"]
    assert close(said["units demanded", *place], units)
    assert close(said["units delivered", *place], lines["delivered"].sum())
    assert close(said["units lost", *place], lines["lost"].sum())
    assert close(
        said["units demanded", *place],
        said["units delivered", *place] + said["units lost", *place] + said["units owed", *place],
    )
    assert close(said["value demanded", *place], (lines["quantity"] * lines["price"]).sum())
    assert close(said["fill rate", *place], lines["at_once"].sum() / units)
    assert close(said["line fill rate", *place], (lines["at_once"] >= lines["quantity"]).mean())
    assert close(said["lost-sales ratio", *place], lines["lost"].sum() / units)
    assert close(said["cycle time", *place], cycle.mean())
    if cycle.mean():
        assert close(said["cycle time variation", *place], cycle.std(ddof=0) / cycle.mean())
    full = values("full", warmup, bucket)
    assert close(full["cycle time P95", *place], cycle.quantile(0.95))
    errors = whole["closed"] - whole["promised"]
    assert close(full["promise error", *place], errors.abs().mean())
    assert close(full["promise bias", *place], errors.mean())
    if product == "all":
        orders = whole_orders.groupby("order").agg(
            closed=("closed", lambda s: s.max(skipna=False)),
            due=("due", "first"),
            promised=("promised", "first"),
            lost=("lost", "sum"),
        )
        ended = orders["closed"].notna()
        for date, word in (("due", "request"), ("promised", "commit")):
            told = orders[ended | (orders[date] < run.facts.horizon)]
            in_time = told["closed"] <= told[date]
            assert close(said[f"on time to {word}", *place], in_time.mean())
            assert close(said[f"OTIF to {word}", *place], (in_time & (told["lost"] <= 0)).mean())
        assert close(said["in full", *place], (orders[ended]["lost"] <= 0).mean())
        assert said["orders", *place] == len(orders)
        assert said["orders open", *place] == (~ended).sum()


@pytest.mark.parametrize(("warmup", "bucket"), RUNS[:2])
def test_cost_from_the_postings(warmup: float, bucket: int) -> None:
    run, said = played("full", warmup, bucket), values("totals", warmup, bucket)
    roles = {house.name: house.role for house in run.facts.agents}
    postings = run.postings
    postings["role"] = postings["agent"].map(roles)
    accrued = (postings["time"] == warmup) & (postings["cause"] == 0) & (warmup > 0)
    postings = postings[(postings["time"] >= warmup) & ~accrued]

    def balance(account: str, who: pd.Series) -> float:
        own = postings[who]
        return float(own[own["debit"] == account]["amount"].sum() - own[own["credit"] == account]["amount"].sum())

    everyone = postings["amount"].notna()
    consumers, outside = postings["role"] == "Customer", postings["role"] == "Supplier"
    own = {
        "ordering": "ordering cost",
        "holding": "holding cost",
        "holding in transit": "holding cost in transit",
        "backlog": "backlog cost",
        "lost sales": "lost-sales cost",
        "transport": "transport cost",
        "handling": "handling cost",
    }
    total = -balance("sales", outside)
    assert close(said["purchase cost", "chain", "all", "all"], total)
    for account, name in own.items():
        amount = balance(account, everyone)
        assert amount > 0, f"nothing was posted to {account}"
        assert close(said[name, "chain", "all", "all"], amount)
        assert close(
            said[name, "shop", "tea", "all"],
            balance(account, (postings["agent"] == "shop") & (postings["product"] == "tea")),
        )
        total += amount
    assert close(said["total cost", "chain", "all", "all"], total)
    assert close(said["revenue", "chain", "all", "all"], balance("purchases", consumers))
    assert close(said["profit", "chain", "all", "all"], balance("purchases", consumers) - total)
    store = postings["agent"] == "store"
    spent = sum(balance(account, store) for account in (*own, "purchases"))
    assert close(said["total cost", "store", "all", "all"], spent)
    assert close(said["profit", "store", "all", "all"], -balance("sales", store) - spent)


def test_single_buyers_add_up_to_their_groups() -> None:
    run = played("orders", 20.0, 1)
    grouped = {kpi[:4]: kpi.value for kpi in measure(run)}
    single = {kpi[:4]: kpi.value for kpi in measure(run, detail="agents")}
    crowd = {key for key in grouped if key[1] in CONSUMERS or key[3] != "all"}
    assert [key for key in set(grouped) - crowd if not close(grouped[key], single[key])] == []
    for name in ("units demanded", "units delivered", "units lost", "orders", "order lines", "value demanded"):
        parts = sum(single[name, "shop", "all", f"regulars {number}"] for number in range(3))
        assert close(parts, grouped[name, "shop", "all", "regulars"])
    lines = run.order_lines
    mine = lines[(lines["entered"] >= 20.0) & (lines["buyer"] == "regulars 1") & (lines["product"] == "tea")]
    assert close(single["fill rate", "shop", "tea", "regulars 1"], mine["at_once"].sum() / mine["quantity"].sum())
