"""MSER-5 finds the warm-up in a pilot run of the first replication."""

from pathlib import Path

import experiments
from experiments.recipe import prepare
from experiments.warming import net_inventory, warmup_of

FULL = ["scenario=serial", "horizon=400", "scenario.stock=600", "warmup=mser5", "figures=false", "replications=3"]


def test_a_full_start_is_left_out_and_a_steady_one_is_not() -> None:
    full, steady = (warmup_of(prepare([*FULL, *more])[0].ready()) for more in ((), ("scenario.stock=30",)))
    assert full >= 30
    assert steady < full
    assert full % 5 == 0


def test_one_pilot_serves_all_replications() -> None:
    run = experiments.run(*FULL, record="totals")
    assert run.warmup == warmup_of(run.recipe.ready())
    assert run.kpis["replication"].nunique() == 3


def test_the_cut_is_drawn(tmp_path: Path) -> None:
    experiments.run(
        "scenario=serial", "horizon=100", "warmup=mser5", "replications=3", "record=totals", out=tmp_path / "out"
    )
    assert (tmp_path / "out" / "figures" / "warmup.png").stat().st_size > 10_000


def test_the_series_is_what_all_houses_hold_less_what_they_owe() -> None:
    recipe, _ = prepare(["scenario=beer_game", "horizon=3"])
    assert net_inventory(recipe.ready().play(0, 0.0)).tolist() == [48.0, 48.0, 48.0]
