"""How much to order."""

from typing import Protocol

from sim.policies.replenishment.view import StockView


class Replenishment(Protocol):
    """Answers with the quantity wanted; below zero there is too much, and the caller says whether it may go back."""

    def __call__(self, view: StockView) -> float: ...
