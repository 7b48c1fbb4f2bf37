"""Which class a bought item is in."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class ItemView(NamedTuple):
    """What a company knows at a review of an item that it buys.

    spend: money over the time looked back on; sources: sellers that offer it; lead_time: mean time from an order to its
    receipt, lead_time_sd its standard deviation; down: share of the orders so far at which no source could deliver.
    """

    name: str
    spend: float = 0.0
    sources: int = 1
    lead_time: float = 0.0
    lead_time_sd: float = 0.0
    down: float = 0.0


class ItemSegmentation(Protocol):
    """Answers with the class of each item, one of `segments`."""

    @property
    def segments(self) -> tuple[str, ...]: ...

    def __call__(self, items: Sequence[ItemView]) -> list[str]: ...
