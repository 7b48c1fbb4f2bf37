"""Which factors are the strongest, over several measures together."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

COLUMNS = ["rank", "factor", "question", "measure", "mu_star", "lo", "hi", "share", "score", "strongest"]


def strength(found: pd.DataFrame, questions: Mapping[str, str], count: int) -> pd.DataFrame:
    """One row a factor and question, the strongest factor first; `strongest` marks the first `count`.

    found: what `sensitivity` says of each measure. A factor's share of a measure is its mu_star over the sum of all;
    its score is the mean of its shares. The factor with the largest share of each measure comes first, in the order of
    the measures, then the others by score; factors that are level stay in the order of the study. A measure of
    which nothing is found, or which no factor moves, is left out.
    """
    star = found[found["index"] == "mu_star"] if len(found) else pd.DataFrame(columns=["measure", "factor", "value"])
    shares: dict[str, dict[str, float]] = {}
    for question, measure in questions.items():
        own = star[star["measure"] == measure]
        total = float(own["value"].sum())
        if total > 0:
            shares[question] = dict(zip(own["factor"].astype(str), own["value"] / total, strict=True))
    factors = list(dict.fromkeys(star["factor"].astype(str)))
    scores = {factor: sum(own[factor] for own in shares.values()) / max(1, len(shares)) for factor in factors}
    leading = [max(factors, key=own.__getitem__) for own in shares.values()]
    rest = sorted(factors, key=lambda factor: -scores[factor])
    order = list(dict.fromkeys([*leading, *rest])) if len(set(leading)) <= count else rest
    by: Any = star.set_index(["measure", "factor"]) if len(star) else star
    rows = [
        (
            rank,
            factor,
            question,
            questions[question],
            *(float(by.loc[(questions[question], factor), column]) for column in ("value", "lo", "hi")),
            shares[question][factor],
            scores[factor],
            rank <= count,
        )
        for rank, factor in enumerate(order, start=1)
        for question in shares
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
