"""The census taker: walks by once a period, after everything else of the instant, and writes down what is held."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from simpy import Event

from sim.clock import Moment, Phase
from sim.columns import LEVEL, LEVEL_COLUMNS, rows
from sim.echelons import Echelon, behind, echelons
from sim.series import Moments, Series, Sums

if TYPE_CHECKING:
    from sim.simulation import Simulation
    from sim.stock import Stock


class Census:
    """Once a period: the levels, where they are kept, or the series of every stock at the end of each time bucket.

    Where levels are kept the series are made from them at the end. The consumers' series of a product adds up what
    all customers ordered.
    """

    def __init__(self, sim: Simulation, *, keep: bool) -> None:
        self.sim = sim
        self.keep = keep
        self.count = 0
        self.series: list[Series] = []
        self.consumers: dict[int, Moments] = {}
        self.single: list[Echelon] = []
        self.sums: list[Sums] = []
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
        self.series = [Series(stock) for stock in self.sim.stocks]
        self.consumers = {}
        self.sums = [Sums(one) for one in (*self.single, *echelons(self.single))]

    def join(self, stock: Stock) -> None:
        """A stock that was opened while the clock runs is counted from here."""
        series = Series(stock)
        for _ in range(self.count // self.sim.bucket):
            series.close()
        self.series.append(series)

    def close(self) -> tuple[list[Series], dict[int, Moments], list[Sums]]:
        """The series of all stocks, of the consumers of each product, of single houses and of echelons."""
        return self._from_levels() if self.keep else (self.series, self.consumers, self.sums)

    def _wait(self) -> None:
        sim = self.sim
        self._moment.at(sim.start + round((sim.env.now - sim.start) / sim.period + 1) * sim.period)

    def _walk(self, _: Event) -> None:
        sim = self.sim
        self.count += 1
        if self.count % sim.bucket == 0:
            consumed: dict[int, float] = {}
            done = [series.close() for series in self.series]
            for series, (ordered, *_rest) in zip(self.series, done, strict=True):
                if series.stock.place in sim.crowds:
                    number = sim.numbers[series.stock.product]
                    consumed[number] = consumed.get(number, 0.0) + ordered
            for sums in self.sums:
                sums.add(done)
            for number, units in consumed.items():
                self._consume(number, units)
        self._wait()

    def _consume(self, number: int, units: float) -> None:
        moments = self.consumers.get(number)
        if moments is None:
            moments = self.consumers[number] = Moments()
            for _ in range(self.count // self.sim.bucket - 1):
                moments.add(0.0)
        moments.add(units)

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

    def _from_levels(self) -> tuple[list[Series], dict[int, Moments], list[Sums]]:
        """The same series, from the levels that were kept since the warm-up."""
        sim = self.sim
        levels = rows(sim.record.levels, LEVEL_COLUMNS)
        number = np.rint((levels["time"] - sim.start) / sim.period).astype(np.intp)
        first = ceil(sim.warmup / sim.period - 1e-9)
        buckets = (int(number[-1]) + 1 - first) // sim.bucket if len(levels) else 0
        ends = first - 1 + sim.bucket * np.arange(1, buckets + 1)
        by_stock = np.argsort(levels["stock"], kind="stable")
        bounds = np.searchsorted(levels["stock"][by_stock], np.arange(len(sim.stocks) + 1))
        series: list[Series] = []
        consumers: dict[int, NDArray[np.float64]] = {}
        done: list[tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]] = []
        for index, stock in enumerate(sim.stocks):
            part = by_stock[bounds[index] : bounds[index + 1]]
            own = levels[part]
            rows_of = np.searchsorted(number[part], ends, side="right") - 1
            opening = sim.opening[index] if index < len(sim.opening) else None
            made = Series(stock)
            ordered = _bucketed(own["ordered"], rows_of, opening.ordered if opening else 0.0)
            made.orders = Moments.of(ordered)
            made.demand = Moments.of(_bucketed(own["demanded"], rows_of, opening.demanded if opening else 0.0))
            levels_of = own["on_hand"] - own["reserved"] - own["backlog"]
            net = np.where(rows_of >= 0, levels_of[rows_of], 0.0) if len(own) else np.zeros(buckets)
            made.net = Moments.of(net)
            done.append((ordered, _bucketed(own["consumed"], rows_of, opening.consumed if opening else 0.0), net))
            lost = _bucketed(own["lost"], rows_of, opening.lost if opening else 0.0)
            owed = np.where(rows_of >= 0, own["backlog"][rows_of], 0.0) if len(own) else np.zeros(buckets)
            made.clear = int(((owed <= 1e-9) & (lost <= 1e-9)).sum())
            series.append(made)
            if stock.place in sim.crowds:
                product = sim.numbers[stock.product]
                consumers[product] = consumers[product] + ordered if product in consumers else ordered
        sums = [Sums.of(one, done) for one in (*self.single, *echelons(self.single))]
        return series, {product: Moments.of(units) for product, units in consumers.items()}, sums


def _bucketed(counted: NDArray[np.float64], ends: NDArray[np.intp], opening: float) -> NDArray[np.float64]:
    """Units in each bucket, from a running count read at the ends of the buckets (-1: not counted yet)."""
    at_ends = np.where(ends >= 0, counted[ends], 0.0) if len(counted) else np.zeros(len(ends))
    return np.diff(at_ends, prepend=opening)
