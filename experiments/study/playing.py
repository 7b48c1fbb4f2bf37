"""How often each point is played: a fixed number of times, or until the means are known closely enough."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.inference import replicate_until
from experiments.study.campaign import Campaign


def play_all(under_way: Campaign) -> dict[str, pd.DataFrame]:
    """Every point as often as the study says; with a stopping rule, also the table of what it took: `stopping`."""
    numbers = [point.number for point in under_way.points]
    until = under_way.study.until
    if until is None:
        under_way.play({number: range(under_way.replications) for number in numbers})
        return {}
    done = replicate_until(drawn(under_way, until.measures), len(numbers), until.precision, len(until.measures))
    table = pd.DataFrame({"point": numbers, "replications": done.replications, "reached": done.reached})
    return {"stopping": table}


def drawn(
    under_way: Campaign, measures: Sequence[str]
) -> Callable[[Mapping[int, Iterable[int]]], Mapping[int, NDArray[np.float64]]]:
    """Rounds of replications of the points, each answered as replications x measures of the whole chain."""

    def play(wanted: Mapping[int, Iterable[int]]) -> Mapping[int, NDArray[np.float64]]:
        found: dict[int, list[list[float]]] = {number: [] for number in wanted}
        for outcome in under_way.play(wanted):
            found[outcome.point].append([outcome.value(measure) for measure in measures])
        return {number: np.array(values, dtype=float).reshape(-1, len(measures)) for number, values in found.items()}

    return play
