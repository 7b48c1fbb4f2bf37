"""Safety stock for a target service as a study: known levels, several stages, interruption."""

from pathlib import Path

import pytest

import experiments

SHOP = ["scenario=newsvendor", "scenario.transit=3", "replenishment.S=400", "horizon=1500", "warmup=20"]
CHAIN = ["scenario=distribution", "replenishment=base_stock", "horizon=300", "scenario.retailers=2"]
SHORT = {"workers": 1, "figures": False, "replications": 4, "final": {"replications": 8}}
SAME = [f"{name}.csv" for name in ("points", "kpis", "summary", "safety_stock")] + ["report.txt"]


def test_steady_demand_needs_none():
    """Three days of ten units are always on the way: 30 leave nothing on the shelf, and 95 % are served by 29.5."""
    found = experiments.optimise(*SHOP[:3], "demand=steady", "demand.quantity=10", "horizon=60", "warmup=20",
                                 target=0.95, **SHORT)  # fmt: skip
    (row,) = found.safety_stock.to_dict("records")
    assert (row["parameter"], row["before"]) == ("at.shop.product.item.replenishment.S", 400)
    assert (row["after"], row["safety_stock_before"]) == (pytest.approx(29.5), 370)
    assert (row["service"], row["verdict"]) == (pytest.approx(0.95), "at target")
    assert found.points["name"].tolist() == ["before", "after"]


@pytest.mark.parametrize(("service", "level"), [("fill_rate", 157.5), ("orders_in_full", 173.0)])
def test_one_stock(service, level):
    """A base stock for three days of N(50, 8): 150 + 13.9 z, in full z = 1.645; of units where the loss is 2.5."""
    found = experiments.optimise(*SHOP, target={service: 0.95}, **SHORT)
    (row,) = found.safety_stock.to_dict("records")
    assert row["after"] == pytest.approx(level, abs=1.0)
    assert row["safety_stock_after"] == pytest.approx(row["after"] - 150, abs=0.5)
    assert row["service"] == pytest.approx(0.95, abs=0.005) and row["verdict"] == "at target"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A warehouse and two retailers, when nothing comes between."""
    out = tmp_path_factory.mktemp("whole") / "out"
    found = experiments.optimise(*CHAIN, "target.fill_rate=0.95", "target.at.warehouse=0.9", out=out, **SHORT)
    return found, out


def test_a_warehouse_and_its_retailers(whole):
    found, _ = whole
    table = found.safety_stock.set_index("agent")
    assert list(table.index) == ["warehouse", "retailer1", "retailer2"]
    assert table["target"].tolist() == [0.9, 0.95, 0.95]
    assert table["before"].tolist() == [90, 15, 15]
    assert table["service"].to_numpy() == pytest.approx(table["target"].to_numpy(), abs=0.015)
    assert set(table["n"]) == {8}
    assert found.points["name"].tolist()[0] == "before" and found.points["name"].tolist()[-1] == "after"
    last = found.points.iloc[-1]
    assert [last[key] for key in table["parameter"]] == table["after"].tolist()
    own = found.kpis[(found.kpis["point"] == last["point"]) & (found.kpis["measure"] == "fill rate")]
    retailer = own[(own["agent"] == "retailer1") & (own["product"] == "all") & (own["replication"] >= 4)]
    assert retailer["value"].mean() == pytest.approx(table.loc["retailer1", "service"], abs=1e-9)
    for said in ("Safety stock together:", "total cost of the chain:", "at.warehouse.product.item.replenishment.S="):
        assert said in found.report


def test_buyers_who_do_not_wait_are_served_too():
    """What is lost leaves no backlog: the levels rise from pass to pass."""
    found = experiments.optimise(*CHAIN, "replenishment.S=10", "scenario.patience.backorder=0", target=0.95, **SHORT)
    table = found.safety_stock.set_index("agent")
    assert (table["service_before"].iloc[1:] < 0.9).all()
    assert table["service"].to_numpy() == pytest.approx([0.95] * 3, abs=0.015)


def test_it_is_drawn(whole):
    _, out = whole
    assert [path.name for path in experiments.figures(out)] == ["safety_stock.png"]


def test_whole_units_and_a_second_worker(tmp_path: Path):
    asked = {**SHORT, "target": {"fill_rate": 0.9, "whole": True, "passes": 2}, "replications": 2}
    alone, two = (
        experiments.optimise(*CHAIN, "horizon=120", **{**asked, "workers": workers}, out=tmp_path / str(workers))
        for workers in (1, 2)
    )
    assert (alone.safety_stock["after"] % 1 == 0).all()
    assert alone.report == two.report
    assert all((tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes() for name in SAME)


@pytest.mark.parametrize("runs", [6, 17])
def test_an_interrupted_study_ends_with_the_same_bytes(whole, tmp_path, monkeypatch, runs):
    """Stopped in the second pass, and among the runs that confirm."""
    from experiments.study.journal import Journal

    out, add = tmp_path / "out", Journal.add

    def stop(self, outcome):
        add(self, outcome)
        if len(self.done) == runs:
            raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "add", stop)
    with pytest.raises(KeyboardInterrupt):
        experiments.optimise(*CHAIN, "target.fill_rate=0.95", "target.at.warehouse=0.9", out=out, **SHORT)
    monkeypatch.undo()
    assert not (out / "safety_stock.csv").exists()
    experiments.resume(out)
    assert all((out / name).read_bytes() == (whole[1] / name).read_bytes() for name in SAME)
