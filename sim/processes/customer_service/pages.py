"""What the desk knows of an order that is not through."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.messages import Order


class Page:
    """An order's page: what was promised first, what holds now, what the customer was told, and what was done.

    available: goods for it were seen, or said, to be there; told: the last date said in an answer or a notice;
    warned: when the customer was first told that it would be late; alarmed: the promise that an alarm was raised for.
    """

    __slots__ = ("alarmed", "available", "done", "order", "revised", "told", "warned")

    def __init__(self, order: Order) -> None:
        self.order = order
        self.revised: float | None = None
        self.available = False
        self.told: float | None = None
        self.warned: float | None = None
        self.alarmed: float | None = None
        self.done: set[str] = set()

    @property
    def promise(self) -> float | None:
        """The date that the customer goes by: the last one promised, by the desk or its house; None for none."""
        if self.revised is not None:
            return self.revised
        return self.order.promised
