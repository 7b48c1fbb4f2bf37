"""What a company's books say of a partner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A customer or supplier that may be drawn closer.

    volume: share of what the company trades with all partners of its kind; criticality: the trouble that it causes, its
    part in the variance of orders or the money that is on order with it; capability: share of its reports that come in;
    chance: a uniform number drawn for it at this review.
    """

    name: str
    volume: float
    criticality: float
    capability: float
    chance: float
