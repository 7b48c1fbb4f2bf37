"""Where goods that came back are worked on, and what they are good for."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.disposition import Option
from sim.policies.recovery import Push, Recovery

PUSH = Push()


@dataclass(frozen=True)
class Workshop:
    """A work centre for refurbishing, remanufacturing and harvesting.

    benches: how many units at a time; control: when goods are worked on that would be sold again.
    Raises ValueError where there is no bench.
    """

    benches: int = 1
    control: Recovery = PUSH

    def __post_init__(self) -> None:
        if self.benches < 1:
            raise ValueError(f"benches must be at least 1, got {self.benches}")


@dataclass(frozen=True)
class Market:
    """What may become of goods, and how fast they lose their value.

    options: what is open; erosion: share of the value lost in a unit of time after the request: v exp(-erosion t);
    accuracy: chance that inspection sees the grade that goods have, else it takes them for one worse.
    Raises ValueError where nothing is open, two options have the same fate, or a number is out of range.
    """

    options: tuple[Option, ...]
    erosion: float = 0.0
    accuracy: float = 1.0

    def __post_init__(self) -> None:
        if not self.options:
            raise ValueError("say at least one thing that may become of goods that come back")
        fates = [option.fate for option in self.options]
        if len(set(fates)) < len(fates):
            raise ValueError(f"each fate is given once, got {', '.join(fates)}")
        if self.erosion < 0:
            raise ValueError(f"erosion must not be negative, got {self.erosion}")
        if not 0 <= self.accuracy <= 1:
            raise ValueError(f"accuracy must lie in 0..1, got {self.accuracy}")


@dataclass(frozen=True)
class Netting:
    """Tell the houses that recovered goods go to how much is to come, every so often, so that they order less.

    every: time between two messages; smoothing: weight of the newest count. Raises ValueError for what is out of range.
    """

    every: float = 7.0
    smoothing: float = 0.2

    def __post_init__(self) -> None:
        if not self.every > 0:
            raise ValueError(f"every must be a positive time, got {self.every}")
        if not 0 < self.smoothing <= 1:
            raise ValueError(f"smoothing must lie in (0, 1], got {self.smoothing}")
