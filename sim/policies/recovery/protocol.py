"""When goods that came back are worked on."""

from __future__ import annotations

from typing import Protocol


class Recovery(Protocol):
    """Answers with units to start now, and units to be rid of, of those that wait.

    waiting: units that wait to be worked on; position: units of the product on hand and on order where they would go,
    less what is owed there, and those in work. patient: whether it may let goods wait, so that it is to be asked again.
    """

    @property
    def patient(self) -> bool: ...
    def __call__(self, waiting: float, position: float) -> tuple[float, float]: ...
