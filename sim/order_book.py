"""The book of orders: those that are open, and what became of the lines of the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.columns import LINE, LINE_COLUMNS, ORDER, ORDER_COLUMNS, rows
from sim.count import Count
from sim.tally import OPEN, SLACK

if TYPE_CHECKING:
    from sim.messages import Order, OrderLine
    from sim.simulation import Simulation

PAGE = 1024 * LINE.size
"""Bytes of rows that are gathered before they are counted, where they are not kept."""


class OrderBook:
    """Orders from the time they are heard until their last line is closed, and a row for every line closed.

    Where rows are kept they are counted at the end; where not, page by page, each then forgotten. closings: who is told
    that an order is through; left_open: who is told that it is not when the run is over.
    """

    def __init__(self, sim: Simulation, *, keep: bool) -> None:
        self.sim = sim
        self.numbers = sim.numbers
        self.keep = keep
        self.open_orders: dict[int, Order] = {}
        self.lines = bytearray()
        self.orders = bytearray()
        self.count = Count()
        self.closings: list[Callable[[Order, float], None]] = []
        self.left_open: list[Callable[[Order, float], None]] = []

    def restart(self, now: float) -> None:
        """The warm-up is over: orders that are entered from here are counted."""
        self.count = Count(now)
        if not self.keep:
            self.lines, self.orders = bytearray(), bytearray()

    def close_line(self, line: OrderLine, order: Order, now: float) -> None:
        """Every unit of a line is delivered or lost."""
        if line.closed or order.number not in self.open_orders:
            return  # what rounding had left, or under way since before the start: nobody heard the order
        line.closed = True
        self._write(line, order, now)
        order.open_lines -= 1
        if not order.open_lines:
            del self.open_orders[order.number]
            for hear in self.closings:
                hear(order, now)
            if not self.keep:
                self._write_order(order, now)
                if len(self.lines) >= PAGE:
                    self._turn()

    def close(self) -> None:
        """The run is over: lines of orders that are still open have no time of closing."""
        for order in self.open_orders.values():
            for hear in self.left_open:
                hear(order, self.sim.env.now)
            for line in order.lines:
                if not line.closed:
                    self._write(line, order, OPEN)
            if not self.keep:
                self._write_order(order, OPEN)
        if not self.keep:
            self._turn()

    def _write(self, line: OrderLine, order: Order, closed: float) -> None:
        product, due = line.product, order.due
        self.lines += LINE.pack(
            order.number,
            order.buyer.index,
            order.seller.index,
            self.numbers[product],
            line.quantity,
            order.sent,
            order.entered,
            due,
            due if order.promised is None else order.promised,
            closed,
            line.at_once,
            line.delivered,
            line.lost,
            line.on_time,
            line.age,
            line.age_units,
            order.seller.price(product) if line.price is None else line.price,
        )

    def _write_order(self, order: Order, closed: float) -> None:
        at_once, full, due = True, True, order.due
        for line in order.lines:
            if line.at_once < line.quantity - SLACK:
                at_once = False
            if line.lost > 0:
                full = False
        promised = due if order.promised is None else order.promised
        self.orders += ORDER.pack(
            order.buyer.index, order.seller.index, order.entered, due, promised, closed, at_once, full
        )

    def _turn(self) -> None:
        """Count the rows of this page, and begin another."""
        _, houses = self.sim.groups()
        self.count.add_lines(rows(self.lines, LINE_COLUMNS), houses)
        self.count.add_orders(rows(self.orders, ORDER_COLUMNS), houses, self.sim.env.now)
        self.lines, self.orders = bytearray(), bytearray()
