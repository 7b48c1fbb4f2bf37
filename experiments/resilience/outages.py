"""When the disruptions of a run were on: drawn again from their streams, as the run itself does not write it down."""

from collections.abc import Iterable, Iterator

from sim.disruption import Disruption
from sim.streams import Streams

Spell = tuple[float, float]
"""From when until when, in the time unit of the run."""


def outages(disruptions: Iterable[Disruption], seed: int, replication: int, horizon: float) -> list[Spell]:
    """Spells in which anything was down, in order and none touching another; one that lasts ends at infinity.

    The number of a disruption in its list names its stream, so the list must be the one that was played.
    """
    streams = Streams(seed, replication)
    return merged(
        spell
        for number, each in enumerate(disruptions)
        for spell in _spells(each.when(streams(each.whose, f"disruption {number}")), horizon)
    )


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """Spells joined where they touch: the chain is disrupted from the first start until the last end."""
    joined: list[Spell] = []
    for start, end in sorted(spells):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _spells(changes: Iterator[tuple[float, bool]], horizon: float) -> Iterator[Spell]:
    start = None
    for time, down in changes:
        if time >= horizon:
            break
        if down and start is None:
            start = time
        elif not down and start is not None:
            yield start, time
            start = None
    if start is not None:
        yield start, float("inf")
