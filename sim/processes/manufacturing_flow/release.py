"""When lots may go into work: at once, when a card is free, or when the bottleneck needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Protocol


class Release(Protocol):
    """How many lots there may be in the whole line, and at one work centre; inf for any number."""

    @property
    def in_line(self) -> float: ...
    def at(self, centre: str) -> float: ...


@dataclass(frozen=True)
class Push:
    """Every lot goes into work when its order comes and its parts are there."""

    @property
    def in_line(self) -> float:
        return inf

    def at(self, centre: str) -> float:
        return inf


@dataclass(frozen=True)
class Conwip:
    """Constant work in process: a lot goes in when one has come out (Spearman, Woodruff and Hopp 1990).

    cards: lots in the line. Raises ValueError where there is none.
    """

    cards: int

    def __post_init__(self) -> None:
        if self.cards < 1:
            raise ValueError(f"cards must be at least one, got {self.cards}")

    @property
    def in_line(self) -> float:
        return self.cards

    def at(self, centre: str) -> float:
        return inf


@dataclass(frozen=True)
class Kanban:
    """Every work centre has its own cards; a lot gives its card back when it gets one of the next work centre.

    cards: at each centre, or by name of the centre (any number where it has no entry). Raises ValueError where
    there is none.
    """

    cards: int | Mapping[str, int]

    def __post_init__(self) -> None:
        if min(self.cards.values() if isinstance(self.cards, Mapping) else [self.cards]) < 1:
            raise ValueError(f"cards must be at least one, got {self.cards}")

    @property
    def in_line(self) -> float:
        return inf

    def at(self, centre: str) -> float:
        return self.cards.get(centre, inf) if isinstance(self.cards, Mapping) else self.cards


@dataclass(frozen=True)
class DrumBufferRope:
    """A lot goes in a buffer of time before the bottleneck is scheduled to come to it (Goldratt and Fox 1986).

    The schedule of the drum is the work that is under way to it, in the order in which it was let in, so it moves with
    the drum: it is a rope. buffer: time by which work is to be there before its turn; drum: name of the bottleneck,
    None for the work centre with the most work a machine so far. Raises ValueError where the buffer is negative.
    """

    buffer: float
    drum: str | None = None

    def __post_init__(self) -> None:
        if self.buffer < 0:
            raise ValueError(f"the buffer before the drum must not be negative, got {self.buffer}")

    @property
    def in_line(self) -> float:
        return inf

    def at(self, centre: str) -> float:
        return inf
