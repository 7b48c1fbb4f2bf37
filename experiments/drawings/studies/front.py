"""Which configurations no other beats, and what that leaves to choose from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.naming import quoted
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.wording import sentence


def undominated(values: NDArray[np.float64], measures: Sequence[Quantity]) -> NDArray[np.bool_]:
    """Whether no other row is at least as good in every objective and better in one; rows without a value are not."""
    signs = np.array([-1.0 if quantity.direction == "higher" else 1.0 for quantity in measures])
    costs = np.asarray(values, dtype=float) * signs
    if costs.size:  # what differs in the tenth digit only is the same
        largest = np.nanmax(np.abs(np.where(np.isfinite(costs), costs, 0.0)), axis=0)
        costs = np.round(costs / np.where(largest > 0, largest, 1.0), 9)
    known = np.flatnonzero(np.isfinite(costs).all(axis=1))
    rows = costs[known]
    left = np.lexsort(rows.T[::-1]) if rows.size else known
    best: list[int] = []
    while len(left):  # the first of those left, in the order of words, is beaten by none; whom it beats goes
        row = rows[left[0]]
        best.append(int(left[0]))
        beaten = (row <= rows[left]).all(axis=1) & (row < rows[left]).any(axis=1)
        left = left[1:][~beaten[1:]]
    found = np.zeros(len(values), dtype=bool)
    found[known[best]] = True
    return found


def message(
    names: Sequence[str], values: NDArray[np.float64], measures: Sequence[Quantity], front: NDArray[np.bool_]
) -> str:
    """How many are left to choose from, and what service costs along the line of those best in the two axes."""
    places = np.flatnonzero(front & np.isfinite(values).all(axis=1))
    if not len(places):
        return "No configuration is known in all objectives"
    if len(places) == 1:
        count, best = "all three" if len(measures) > 2 else "both", values[places[0]]
        ties = (np.isclose(values, best, rtol=1e-9, atol=0) & (np.arange(len(values)) != places[0])[:, None]).any()
        if ties and len(names) > 1:
            return f"No configuration of {len(names)} betters {quoted(names[places[0]])} in anything"
        return sentence(f"{quoted(names[places[0]])} is the best of {len(names)} configurations in {count}")
    first, second = measures[0], measures[1]
    line = places[undominated(values[places, :2], measures[:2])]
    ends = [line[np.argmin(values[line, 0])], line[np.argmax(values[line, 0])]]
    said = [(first.said(values[end, 0]), second.said(values[end, 1])) for end in ends]
    told = f"{len(places)} of {len(names)} configurations are Pareto-optimal"
    if said[0] == said[1]:
        return f"{told}: {quoted(names[line[0]])} is best in {first.measure} and {second.measure}"
    (low, cost), (high, more) = said
    return f"{told}: {first.measure} from {low} with {second.measure} {cost} to {high} with {more}"
