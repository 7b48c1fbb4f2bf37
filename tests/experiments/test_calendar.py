"""A network's own tables say its start date and its currency."""

from pathlib import Path

import experiments
from experiments.__main__ import main
from scenarios.network import calendar
from sim.saving import load_table


def test_tables_show_the_dates_and_the_currency_of_the_tables(tmp_path: Path) -> None:
    out = tmp_path / "out"
    keys = ["scenario=network", "horizon=20", "warmup=0", "figures=false", f"out={out}"]
    assert main(["run", *keys]) == 0
    assert str(load_table(out / "levels.parquet")["date"].iloc[0].date()) == "2025-01-06"
    assert ",EUR,lower" in (out / "summary.csv").read_text()


def test_the_tables_win_over_the_run_and_say_no_more_than_they_know() -> None:
    run = experiments.run(scenario="network", horizon=5, warmup=0, currency="USD", record="totals", figures=False)
    assert run.recipe.settings.currency == "EUR"
    assert calendar({"Settings": [{"key": "currency", "value": "CHF"}]}) == {"currency": "CHF"}
    assert calendar("not there") == {}
