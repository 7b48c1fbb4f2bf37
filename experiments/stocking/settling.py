"""Levels that give the target: estimated, corrected, and estimated again, as a cut upstream delays those below it."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from experiments.stocking.estimate import surplus_of
from experiments.stocking.shelves import Levels, Shelf
from experiments.stocking.standing import Standing
from experiments.stocking.target import Target

Play = Callable[[Levels], Mapping[str, Sequence[Standing]]]
"""Plays all replications at these levels, and answers the standings of every stock in them, by its place."""
STILL = 1e-3
"""A surplus that is so small a part of the level no longer moves it."""


def settle(play: Play, shelves: Sequence[Shelf], target: Target) -> list[Levels]:
    """The levels of every pass, the first those that the shelves have, the last those that give the target.

    It ends when nothing moves any more, or after the passes that the target allows.
    """
    found: list[Levels] = [{shelf.place: dict(shelf.levels) for shelf in shelves}]
    for _ in range(target.passes):
        moved = corrected(shelves, found[-1], play(found[-1]), target)
        if moved == found[-1]:
            break
        found.append(moved)
    return found


def corrected(
    shelves: Sequence[Shelf], levels: Levels, stood: Mapping[str, Sequence[Standing]], target: Target
) -> Levels:
    """All levels less what the runs show not to be needed; a stock that nobody asks for keeps its levels."""
    found = {}
    for shelf in shelves:
        share, runs = target.wanted(shelf.house, shelf.product), stood.get(shelf.place, ())
        excess = surplus_of(runs, share, target.service) if runs and share is not None else 0.0
        found[shelf.place] = {name: _moved(v, excess, target.whole) for name, v in levels[shelf.place].items()}
    return found


def _moved(level: float, excess: float, whole: bool) -> float:
    if whole:
        return float(ceil(level - excess - 1e-9))
    return level if abs(excess) <= STILL * abs(level) else level - excess
