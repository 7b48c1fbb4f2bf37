"""Looking for latent defects: all units of a lot, or a sample of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.lots.lot import Layer


@dataclass(frozen=True)
class LotInspection:
    """How goods are looked at before they are taken in, or before they are sold.

    sample: units of each lot in a delivery that are looked at, None for all; accept: defective units in the sample up
    to which the rest is accepted (a single sampling plan, ISO 2859-1); sensitivity: probability that a defective unit
    is found when it is looked at; time and cost: of a unit looked at; debit: share of the price that the seller gives
    back for what is rejected. Raises ValueError for a probability not within 0..1 or a negative number.
    """

    sample: int | None = None
    accept: int = 0
    sensitivity: float = 1.0
    time: float = 0.0
    cost: float = 0.0
    debit: float = 1.0

    def __post_init__(self) -> None:
        for name in ("sensitivity", "debit"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        if self.sample is not None and self.sample < 1:
            raise ValueError(f"a sample must have at least one unit, got {self.sample}")
        for name in ("accept", "time", "cost"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")


@dataclass(slots=True)
class Verdict:
    """What an inspection has come to: layers that pass, layers that do not, units looked at and found defective.

    bad: the lot is not to be trusted, as its sample had too many defects.
    """

    passed: list[Layer]
    rejected: list[Layer]
    looked_at: float
    found: float
    bad: bool = False


def inspect(layer: Layer, rule: LotInspection, chances: Iterator[float]) -> Verdict:
    """Look at units of one lot; each is found defective with its share of defects times the sensitivity.

    What is looked at and passes has fewer defects left: of share p, p (1 - s) / (1 - p s) by Bayes.
    """
    looked = layer.units if rule.sample is None else min(layer.units, float(rule.sample))
    share = layer.share
    found, left = 0.0, looked
    while left > 0:  # one number a unit, whatever its lot is like, so that arms stay paired
        unit = min(1.0, left)
        left -= unit
        if next(chances) < share * rule.sensitivity:
            found += unit
    if rule.sample is not None and found > rule.accept:
        return Verdict([], [layer], looked, found, bad=True)
    rejected = [Layer(layer.lot, found, layer.left)] if found else []
    sound = layer.left * (1.0 - rule.sensitivity) / (1.0 - share * rule.sensitivity) if share < 1 else layer.left
    parts = [Layer(layer.lot, looked - found, sound), Layer(layer.lot, layer.units - looked, layer.left)]
    return Verdict([part for part in parts if part.units > 0], rejected, looked, found)
