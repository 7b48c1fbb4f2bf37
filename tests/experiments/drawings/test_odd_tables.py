"""The figures of a study are drawn however odd its tables are, and nothing is complained of."""

from __future__ import annotations

from collections.abc import Callable
from math import nan
from pathlib import Path

import pytest

from experiments.drawings.studies import StudyTables
from tests.experiments.drawings.made import UNITS, drawn, grid, study

LONG = "a policy that explains itself at great length and in much detail, number"


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(lambda: study([{"name": "alone"}]), id="one point"),
        pytest.param(lambda: study(grid(a=[1, 2]), replications=1), id="one replication"),
        pytest.param(lambda: study(grid(a=[1, 2]), lambda p, c: dict.fromkeys(UNITS, 0.0)), id="all the same"),
        pytest.param(lambda: study(grid(a=[1, 2]), lambda p, c: dict.fromkeys(UNITS, nan)), id="no values"),
        pytest.param(
            lambda: study(grid(a=[1e-9, 1e-5, 1]), lambda p, c: dict.fromkeys(UNITS, 1e14 * (1 + p + c.random()))),
            id="huge",
        ),
        pytest.param(
            lambda: study(grid(a=[1, 2]), lambda p, c: dict.fromkeys(UNITS, 1e-12 * (1 + p + c.random()))), id="tiny"
        ),
        pytest.param(lambda: study(grid(a=[True, False], b=[None, [1, 2], "x"]), replications=2), id="odd levels"),
        pytest.param(lambda: study([{"name": f"{LONG} {n}"} for n in range(22)], replications=2), id="long names"),
        pytest.param(
            lambda: study(
                [{"name": f"arm {n}"} for n in range(3)], lambda p, c: {"total cost": -100.0 - p - c.random()}
            ),
            id="one measure",
        ),
    ],
)
@pytest.mark.filterwarnings("error::RuntimeWarning", "error::UserWarning")
def test_it_is_drawn(tables: Callable[[], StudyTables], tmp_path: Path) -> None:
    drawn(tables(), tmp_path)
