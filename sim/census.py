"""The census taker: walks by once a period, after everything else of the instant, and writes down what is held."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from simpy import Event

from sim.clock import Moment, Phase
from sim.columns import END, LEVEL, LEVEL_COLUMNS, rows
from sim.echelons import Echelon, behind, echelons
from sim.series import BLOCK, Buckets, Values

if TYPE_CHECKING:
    from sim.simulation import Simulation


class Census:
    """Once a period: the levels, where they are kept, or only what was counted up to the end of each time bucket.

    Where levels are kept the series of every stock are made from them at the end; where not, a block of buckets at a
    time. The consumers' series of a product adds up what all customers ordered.
    """

    def __init__(self, sim: Simulation, *, keep: bool) -> None:
        self.sim = sim
        self.keep = keep
        self.count = 0
        self.single: list[Echelon] = []
        self.buckets = Buckets(())
        self._before = b""
        self._ends: list[bytes] = []
        self._moment = Moment(sim.env, self._write if keep else self._walk, Phase.CENSUS)

    def open(self) -> None:
        """Wait for the first census, at the start."""
        sim = self.sim
        places = [None if s.place in sim.crowds else (s.place, s.product.name) for s in sim.stocks]
        self.single = behind(places, [(lane.buyer.name, lane.seller.name) for lane in sim.lanes])
        self._moment.at(self.sim.start)
        self.restart()

    def restart(self) -> None:
        """Begin the series anew; buckets are counted from here."""
        self.count = 0
        self.buckets = Buckets((*self.single, *echelons(self.single)))
        self._before = self._counted()
        self._ends = []

    def close(self) -> Buckets:
        """The series of all stocks, of the consumers of each product, of single houses and of echelons."""
        if self.keep:
            self._from_levels()
        elif self._ends:
            self._from_ends()
        self.buckets.join(self.sim.stocks)
        return self.buckets

    def _wait(self) -> None:
        sim = self.sim
        self._moment.at(sim.start + round((sim.env.now - sim.start) / sim.period + 1) * sim.period)

    def _walk(self, _: Event) -> None:
        self.count += 1
        if self.count % self.sim.bucket == 0:
            self._ends.append(self._counted())
            if len(self._ends) == BLOCK:
                self._from_ends()
        self._wait()

    def _counted(self) -> bytes:
        """What was counted of every stock up to now, and how it stands, packed."""
        pack = END.pack
        counted = [
            pack(s.ordered, s.demanded, s.consumed, s.lost, s.on_hand - s.reserved - s.backlog, s.backlog)
            for s in self.sim.stocks
        ]
        return b"".join(counted)

    def _from_ends(self) -> None:
        """Enter the buckets that have ended since this was done last; stocks opened since had been at nothing."""
        width = len(self.sim.stocks) * END.size
        ends = b"".join([end.ljust(width, b"\0") for end in (self._before, *self._ends)])
        table = np.frombuffer(ends).reshape(len(self._ends) + 1, -1, END.size // 8).transpose(2, 1, 0)
        ordered, demanded, consumed = np.diff(table[:3])
        lost, net, owed = table[3], table[4, :, 1:], table[5, :, 1:]
        clear = (owed <= 1e-9) & (lost[:, 1:] <= lost[:, :-1] + 1e-9)
        self._before, self._ends = self._ends[-1], []
        self.buckets.join(self.sim.stocks)
        self.buckets.add(ordered, demanded, consumed, net, clear.sum(axis=1).tolist(), self._crowds())

    def _crowds(self) -> dict[int, list[int]]:
        """The numbers of the stocks that are consumers, by number of their product."""
        sim = self.sim
        crowds: dict[int, list[int]] = {}
        for index, stock in enumerate(sim.stocks):
            if stock.place in sim.crowds:
                crowds.setdefault(sim.numbers[stock.product], []).append(index)
        return crowds

    def _write(self, _: Event) -> None:
        now = self.sim.env.now
        pack = LEVEL.pack
        written = [
            pack(
                now,
                index,
                stock.on_hand,
                stock.reserved,
                stock.backlog,
                stock.on_order,
                stock.in_transit if stock.inbound else 0.0,
                stock.at_door if stock.inbound else 0.0,
                stock.ordered,
                stock.demanded,
                stock.consumed,
                stock.received,
                stock.shipped,
                stock.lost,
                stock.made,
                stock.used,
                stock.returned,
                stock.scrapped,
            )
            for index, stock in enumerate(self.sim.stocks)
        ]
        self.sim.record.levels += b"".join(written)
        self._wait()

    def _from_levels(self) -> None:
        """The same series, from the levels that were kept since the warm-up."""
        sim = self.sim
        levels = rows(sim.record.levels, LEVEL_COLUMNS)
        number = np.rint((levels["time"] - sim.start) / sim.period).astype(np.intp)
        first = ceil(sim.warmup / sim.period - 1e-9)
        buckets = (int(number[-1]) + 1 - first) // sim.bucket if len(levels) else 0
        ends = first - 1 + sim.bucket * np.arange(1, buckets + 1)
        by_stock = np.argsort(levels["stock"], kind="stable")
        bounds = np.searchsorted(levels["stock"][by_stock], np.arange(len(sim.stocks) + 1))
        flows: dict[str, list[Values]] = {"ordered": [], "demanded": [], "consumed": [], "lost": []}
        nets: list[Values] = []
        clear: list[int] = []
        for index in range(len(sim.stocks)):
            part = by_stock[bounds[index] : bounds[index + 1]]
            own = levels[part]
            rows_of = np.searchsorted(number[part], ends, side="right") - 1
            opening = sim.opening[index] if index < len(sim.opening) else None
            for name, series in flows.items():
                series.append(_bucketed(own[name], rows_of, getattr(opening, name) if opening else 0.0))
            nets.append(_at_ends(own["on_hand"] - own["reserved"] - own["backlog"], rows_of))
            owed = _at_ends(own["backlog"], rows_of)
            clear.append(int(((owed <= 1e-9) & (flows["lost"][-1] <= 1e-9)).sum()))
        self.buckets.join(sim.stocks)
        ordered, demanded, consumed, _ = flows.values()
        self.buckets.add(ordered, demanded, consumed, nets, clear, self._crowds())


def _at_ends(level: Values, ends: NDArray[np.intp]) -> Values:
    """A level or a running count at the ends of the buckets (-1: the stock was not opened yet)."""
    return np.where(ends >= 0, level[ends], 0.0) if len(level) else np.zeros(len(ends))


def _bucketed(counted: Values, ends: NDArray[np.intp], opening: float) -> Values:
    """Units in each bucket, from a running count read at the ends of the buckets."""
    return np.diff(_at_ends(counted, ends), prepend=opening)
