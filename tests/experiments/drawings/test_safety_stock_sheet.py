"""The sheet of safety stock: what it says on top, and that it is drawn for one stock, many, and none."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from experiments.drawings.studies.safety_stock import message
from tests.experiments.drawings.made import drawn, study


def stocks(count: int, missed: int = 0) -> pd.DataFrame:
    """So many stocks that go from 30 to 5 units, some of them below their target."""
    rows = [
        (
            f"shop{number}",
            "item",
            30.0,
            5.0,
            0.95,
            0.9 if number < missed else 0.95,
            "below" if number < missed else "at",
        )
        for number in range(count)
    ]
    columns = ["agent", "product", "safety_stock_before", "safety_stock_after", "target", "service", "verdict"]
    return pd.DataFrame(rows, columns=columns).assign(
        lo=lambda t: t["service"] - 0.01, hi=lambda t: t["service"] + 0.01
    )


def test_the_message_tells_the_sum_and_what_is_missed() -> None:
    assert message(stocks(2)) == "To serve 95 % takes 10 units of safety stock, not 60; no stock is shown to miss it"
    assert message(stocks(4, missed=1)).endswith("20 units of safety stock, not 120; 1 of 4 stocks miss it")
    own = stocks(2).assign(target=[0.9, 0.95])
    assert message(own).startswith("To serve their targets takes")
    assert message(stocks(0)) == "There is no safety stock to tell of"


def test_it_is_the_only_sheet_and_takes_any_number_of_stocks(tmp_path: Path) -> None:
    points = [{"name": "before"}, {"name": "pass 2"}, {"name": "after"}]
    for count in (1, 5, 60):
        tables = study(points, safety_stock=stocks(count, missed=count // 3))
        assert drawn(tables, tmp_path / str(count)) == ["safety_stock"]
