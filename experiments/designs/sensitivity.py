"""How much each factor matters, from what was found at the points of a Morris or Saltelli design."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.designs.factor import Factor, Levels
from experiments.designs.screening import Morris, Saltelli, problem, with_salib

if TYPE_CHECKING:
    import pandas as pd

RESAMPLES = 1000


def sensitivity(
    design: Morris | Saltelli, factors: Sequence[Factor], points: Sequence[Mapping[str, Any]], values: ArrayLike
) -> "pd.DataFrame":
    """One row a factor and index: factor, with (the second factor of S2, else ""), index, value, lo, hi (95 %).

    values: what was found at each point, in its unit. Morris: mu_star (mean size of the change over the whole range
    of a factor, from one level to another where these are two, or words), mu (its mean), sigma (its spread: curvature
    or interaction). Saltelli: S1 (share of the variance
    from it alone), ST (with all its interactions), S2 (of a pair). Intervals by bootstrap, NaN where there is none.
    Raises ValueError where points are not this design's, or a value is missing.
    """
    import pandas as pd

    with_salib()
    found = np.asarray(values, dtype=float)
    if list(points) != design(factors):
        raise ValueError("the points are not those of this design and these factors")
    if found.shape != (len(points),):
        raise ValueError(f"there must be one value a point, {len(points)}, got shape {found.shape}")
    if not np.isfinite(found).all():
        raise ValueError(f"no value at point {int(np.flatnonzero(~np.isfinite(found))[0])}")
    rows = _morris(design, factors, found) if isinstance(design, Morris) else _sobol(design, factors, found)
    return pd.DataFrame(list(rows), columns=["factor", "with", "index", "value", "lo", "hi"])


Row = tuple[str, str, str, float, float, float]


def _morris(design: Morris, factors: Sequence[Factor], values: NDArray[np.float64]) -> Iterator[Row]:
    from SALib.analyze import morris

    found = morris.analyze(
        problem(factors),
        design.shares(factors),
        values,
        num_resamples=RESAMPLES,
        num_levels=design.levels,
        seed=design.seed + 1,
    )
    for number, factor in enumerate(factors):
        part = _own(factor, design.levels)
        yield _row(factor.key, "", "mu_star", part * found["mu_star"][number], part * found["mu_star_conf"][number])
        yield _row(factor.key, "", "mu", part * found["mu"][number])
        yield _row(factor.key, "", "sigma", part * found["sigma"][number])


def stride(factor: Factor, grid: int) -> float:
    """What a change from one point of a trajectory to the next is multiplied by to be that over the whole of a factor.

    A step covers grid / (2 (grid - 1)) of a range; from one of two levels to the other, or from word to word, it covers
    the whole already.
    """
    return _own(factor, grid) * 2 * (grid - 1) / grid


def _own(factor: Factor, grid: int) -> float:
    """What is left of Morris's elementary effect, which puts every step up as if it were one over a range."""
    if isinstance(factor, Levels) and (len(factor.values) == 2 or any(isinstance(v, str) for v in factor.values)):
        return grid / (2 * (grid - 1))
    return 1.0


def _sobol(design: Saltelli, factors: Sequence[Factor], values: NDArray[np.float64]) -> Iterator[Row]:
    from SALib.analyze import sobol

    keys = [factor.key for factor in factors]
    if np.ptp(values) == 0:  # no variance has no shares
        yield from (_row(key, "", index, np.nan) for key in keys for index in ("S1", "ST"))
        return
    found = sobol.analyze(
        problem(factors),
        values,
        calc_second_order=design.second_order,
        num_resamples=RESAMPLES,
        seed=design.seed + 1,  # SALib takes 0 for none
    )
    for number, key in enumerate(keys):
        for index in ("S1", "ST"):
            yield _row(key, "", index, found[index][number], found[f"{index}_conf"][number])
    if design.second_order:
        for one in range(len(keys)):
            for other in range(one + 1, len(keys)):
                yield _row(keys[one], keys[other], "S2", found["S2"][one, other], found["S2_conf"][one, other])


def _row(factor: str, other: str, index: str, value: Any, half: Any = np.nan) -> Row:
    return factor, other, index, float(value), float(value - half), float(value + half)
