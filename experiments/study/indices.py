"""How much each factor matters to every measure of a study, from what was found at the points of its design."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.designs import Morris, Saltelli, sensitivity
from experiments.study.study import Study


def indices(
    study: Study,
    design: Morris | Saltelli,
    points: Sequence[Mapping[str, Any]],
    values: Mapping[int, NDArray[np.float64]],
) -> pd.DataFrame:
    """The indices of each measure that has a value at all points; empty where none has.

    values: of each point, in their order, replications x measures of the study.
    """
    found = []
    for place, measure in enumerate(study.measures):
        means = [_mean(own[:, place]) for own in values.values()]
        if all(mean == mean for mean in means):
            table = sensitivity(design, study.factors, points, means)
            table.insert(0, "measure", measure)
            found.append(table)
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _mean(values: NDArray[np.float64]) -> float:
    """Of the replications that have a value; nan where none has."""
    there = values[~np.isnan(values)]
    return float(there.mean()) if there.size else float("nan")
