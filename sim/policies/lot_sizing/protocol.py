"""A way to make lots of requirements."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

from numpy.typing import NDArray

Values: TypeAlias = NDArray[Any]


class LotSizing(Protocol):
    """Answers with the lots that cover the requirements of each period, no later than they are required.

    requirements: units, a row an item and a column a period; setup: money a lot, holding: money a unit in stock for a
    period, of each item.
    """

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values: ...
