"""How well a maker makes: the share of latent defects in its lots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.distributions import Constant, Distribution, Uniform, distribution
from sim.streams import Stream


@dataclass(frozen=True)
class LotQuality:
    """The latent defects of a maker's lots.

    share: of defective units in an ordinary lot, 0.0005 for 500 parts per million; bad: probability that a lot is a bad
    one, with bad_share instead; listed: numbers of lots (0 is the first) that are bad in any case; lot: units that a
    supplier makes in a lot, None for one lot a shipment (a factory's lots are those of its routing).
    Raises ValueError for a share or probability not within 0..1, or a lot of nothing.
    """

    share: float | Distribution = 0.0
    bad: float = 0.0
    bad_share: float | Distribution = 0.0
    listed: tuple[int, ...] = ()
    lot: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "listed", tuple(self.listed))
        if not 0 <= self.bad <= 1:
            raise ValueError(f"bad must lie in 0..1, got {self.bad}")
        for name in ("share", "bad_share"):
            law = distribution(getattr(self, name))
            if isinstance(law, Constant) and not 0 <= law.value <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {law.value}")
        if any(number < 0 for number in self.listed):
            raise ValueError(f"listed lots are numbered from 0, got {min(self.listed)}")
        if self.lot is not None and not self.lot > 0:
            raise ValueError(f"lot must be positive, got {self.lot}")

    def lots(self, stream: Stream) -> Iterator[float]:
        """The share of defective units in one lot after the other."""
        chances = stream.draws(Uniform(0.0, 1.0))
        ordinary, bad = stream.draws(distribution(self.share)), stream.draws(distribution(self.bad_share))
        number = 0
        while True:
            chance, good, poor = next(chances), next(ordinary), next(bad)
            share = poor if chance < self.bad or number in self.listed else good
            yield min(1.0, max(0.0, share))
            number += 1
