"""Which house of a company an order line goes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Candidate:
    """A house from which an order line can be served, as far as its company knows.

    distance: kilometres to the customer; lead_time: until the goods are there, if the house has them; available: units
    on hand that are nobody's; fixed, per_unit: money for a shipment, and a unit of it; source: the house supplies
    others among the candidates.
    """

    site: str
    distance: float = 0.0
    lead_time: float = 0.0
    available: float = 0.0
    fixed: float = 0.0
    per_unit: float = 0.0
    source: bool = False

    def cost(self, quantity: float) -> float:
        """Money for sending so many units."""
        return self.fixed + self.per_unit * quantity


class SiteChoice(Protocol):
    """Answers with a quantity for each candidate; together they are the quantity ordered.

    The first candidate is the customer's home: the first house that it has a lane to.
    """

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]: ...


def all_from(
    quantity: float, candidates: Sequence[Candidate], best: Callable[[Candidate], Any], *, sources: bool = False
) -> list[float]:
    """All from the candidate that comes first by `best`; sources only where there is nobody else, or if wanted."""
    places = [i for i, each in enumerate(candidates) if sources or not each.source] or list(range(len(candidates)))
    chosen = min(places, key=lambda i: best(candidates[i]))
    return [quantity if index == chosen else 0.0 for index in range(len(candidates))]
