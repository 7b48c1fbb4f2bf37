"""How every stock stood in one run, in a few numbers: what a worker sends of it in place of the whole record."""

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments.stocking.surplus import surplus, surplus_of_units
from experiments.stocking.target import Service, Target

if TYPE_CHECKING:
    from sim.result import Result

AROUND = np.array([0, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4, 8])
"""The shortages, in parts of what the target allows, at which a run tells how much stock could go: runs that differ
are put together by what each would lack."""
HEAD = 3


class History(NamedTuple):
    """Of one stock, a period each: net stock after the period's orders, the units of these, units that came in, and
    units that nobody waited for.
    """

    net: NDArray[np.float64]
    units: NDArray[np.float64]
    received: NDArray[np.float64]
    lost: NDArray[np.float64]


class Standing(NamedTuple):
    """A stock in one run. units: asked for; served: of these as the service counts; held: net stock just before a
    delivery, on average; cuts: stock taken away; short: the share of units that would not be served then.
    """

    units: float
    served: float
    held: float
    cuts: NDArray[np.float64]
    short: NDArray[np.float64]


def histories(result: "Result") -> Iterator[tuple[tuple[str, str], History]]:
    """House and product of every stock, and what it went through after the warm-up, from a run with record=full.

    Raises ValueError where the levels were not kept.
    """
    rows = result.level_rows
    if not len(rows):
        raise ValueError("safety stock needs the levels of every period: record=full")
    order = np.argsort(rows["stock"], kind="stable")
    ends = np.searchsorted(rows["stock"][order], np.arange(len(result.facts.stocks) + 1))
    for number, stock in enumerate(result.facts.stocks):
        own = rows[order[ends[number] : ends[number + 1]]]
        counted = own["time"] >= result.facts.warmup
        yield (
            (stock.agent, stock.product),
            History(
                (own["on_hand"] - own["reserved"] - own["backlog"])[counted],
                np.diff(own["demanded"], prepend=0.0)[counted],
                np.diff(own["received"] + own["made"], prepend=0.0)[counted],
                np.diff(own["lost"], prepend=0.0)[counted],
            ),
        )


def standings(result: "Result", target: Target) -> "dict[str, array[float]]":
    """The standing of every stock that was asked for something and has a target, packed, by house.product.item."""
    found = {}
    for (house, product), history in histories(result):
        share = target.wanted(house, product)
        if share is not None and history.units.sum() > 0:
            found[f"{house}.product.{product}"] = packed(standing(history, share, target.service))
    return found


def standing(history: History, share: float, service: Service) -> Standing:
    """What one run tells of a stock that is to serve this share; what was lost was lacking as what is owed is."""
    net, units = history.net - history.lost, history.units
    total = float(units.sum())
    lacks = np.unique(np.minimum(1.0, (1 - share) * AROUND))
    if service == "fill rate":
        cuts = np.array([surplus_of_units(net, units, 1 - lack) for lack in lacks])
        short, missed = lacks, float(np.minimum(units, np.maximum(-net, 0.0)).sum())
    else:
        cuts = np.unique([surplus(net, units, 1 - lack) for lack in lacks])
        short, missed = np.array([units[net <= cut].sum() / total for cut in cuts]), float(units[net < 0].sum())
    arriving = history.received[1:] > 0
    held = float((history.net[:-1][arriving] if arriving.any() else history.net).mean())
    return Standing(total, total - missed, held, cuts, short)


def packed(stood: Standing) -> "array[float]":
    """A standing as it travels and is noted."""
    return array("d", [*stood[:HEAD], *stood.cuts, *stood.short])


def unpacked(numbers: Sequence[float]) -> Standing:
    """A standing that has arrived."""
    units, served, held = numbers[:HEAD]
    cuts, short = np.asarray(numbers[HEAD:], float).reshape(2, -1)
    return Standing(units, served, held, cuts, short)
