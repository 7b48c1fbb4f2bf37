"""A sweep of two stages: all factors are screened, then the strongest are crossed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.designs import Screened
from experiments.designs.chance import chance
from experiments.designs.contrasts import contrasts, effects, ranks
from experiments.designs.strength import strength
from experiments.measuring import directions
from experiments.study.campaign import Campaign
from experiments.study.indices import indices
from experiments.study.playing import drawn
from experiments.study.point import Point
from experiments.study.stepping import step
from experiments.study.study import Study

Values = Mapping[int, NDArray[np.float64]]
"""Of each point, by number: replications x measures of the whole chain."""


def play_stages(under_way: Campaign, design: Screened) -> Mapping[str, pd.DataFrame]:
    """Screen all factors, cross the strongest, and answer the tables of both: sensitivity; strength, which says who is
    crossed; effects; ranks. What is crossed depends on the outcomes of the screening alone.

    Where the screening has no value of any measure that decides, nothing is crossed.
    """
    study, first = under_way.study, list(under_way.points)
    screened = _played(under_way, first, design.screening)
    found = indices(study, design.morris, [point.settings for point in first], screened)
    strong = strength(found, design.questions, design.strongest)
    ends = {factor.key: design.ends(factor) for factor in study.factors}
    strong["levels"] = [step(*ends[factor]) for factor in strong["factor"]]
    strong["chance"] = _by_chance(study, design, strong, np.stack(list(screened.values())))
    tables = {name: table for name, table in (("sensitivity", found), ("strength", strong)) if len(table)}
    if not len(strong):
        return tables
    chosen = set(strong.loc[strong["strongest"], "factor"])
    crossed = under_way.grow(design.combinations(study.factors, sorted(chosen)))
    values = _played(under_way, crossed, design.crossing)
    return tables | _crossed(study, crossed, {key: pair for key, pair in ends.items() if key in chosen}, values)


def _crossed(
    study: Study, points: Sequence[Point], ends: Mapping[str, tuple[Any, Any]], values: Values
) -> dict[str, pd.DataFrame]:
    """Effects and ranks of every measure that all combinations have in at least one replication."""
    known, settings = directions(), [point.settings for point in points]
    cube = np.stack([values[point.number] for point in points], axis=1)  # replications x points x measures
    tables: dict[str, list[pd.DataFrame]] = {"effects": [], "ranks": []}
    for place, measure in enumerate(study.measures):
        own = cube[:, :, place]
        own = own[~np.isnan(own).any(axis=1)]
        if len(own):
            per_run = contrasts(settings, ends, own)
            both = {"effects": effects(per_run, study.confidence), "ranks": ranks(per_run, study.confidence)}
            for name, table in both.items():
                table.insert(0, "measure", measure)
                tables[name].append(table.assign(direction=known.get(measure, "none")))
    return {name: pd.concat(parts, ignore_index=True) for name, parts in tables.items() if parts}


def _by_chance(study: Study, design: Screened, strong: pd.DataFrame, cube: NDArray[np.float64]) -> list[float]:
    """The mu* of each row that chance alone makes one expect. cube: points x replications x measures."""
    found = {
        measure: chance(design.morris, study.factors, cube[:, :, study.measures.index(measure)])
        for measure in dict.fromkeys(strong["measure"])
    }
    return [found[measure][factor] for measure, factor in zip(strong["measure"], strong["factor"], strict=True)]


def _played(under_way: Campaign, points: Sequence[Point], replications: int | None) -> Values:
    """Some points, each as often as its stage asks."""
    runs = range(replications or under_way.replications)
    return drawn(under_way, under_way.study.measures)({point.number: runs for point in points})
