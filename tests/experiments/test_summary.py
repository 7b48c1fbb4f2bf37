import numpy as np
import pandas as pd
import pytest
from scipy import stats

from experiments.summary import summarise


def kpis(values: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "replication": range(len(values)),
            "measure": "fill rate",
            "agent": "chain",
            "product": "all",
            "segment": "all",
            "value": values,
            "unit": "1",
        }
    )


def test_mean_and_interval_are_students() -> None:
    values = [0.9, 0.95, 0.91, 0.99]
    row = summarise(kpis(values), {"fill rate": "higher"}).iloc[0]
    low, high = stats.t.interval(0.95, 3, np.mean(values), stats.sem(values))
    assert (row["n"], row["unit"], row["direction"]) == (4, "1", "higher")
    assert row["mean"] == pytest.approx(0.9375, abs=1e-12)
    assert (row["lo"], row["hi"]) == pytest.approx((low, high), abs=1e-12)


def test_one_replication_has_no_interval() -> None:
    row = summarise(kpis([0.9]), {}).iloc[0]
    assert row["mean"] == 0.9
    assert np.isnan(row["lo"])
    assert np.isnan(row["hi"])


def test_the_unit_is_of_a_replication_that_has_a_value() -> None:
    table = kpis([np.nan, 0.7])
    table.loc[0, "unit"] = "demand does not vary"
    assert summarise(table, {}).iloc[0]["unit"] == "1"
    assert summarise(table[:1], {}).iloc[0]["unit"] == "demand does not vary"


def test_a_replication_without_a_value_does_not_count() -> None:
    row = summarise(kpis([0.9, np.nan, 0.7]), {}).iloc[0]
    assert (row["n"], row["mean"]) == (2, pytest.approx(0.8))
