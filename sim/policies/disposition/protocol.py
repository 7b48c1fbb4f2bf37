"""What becomes of goods that came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sim.policies.disposition.options import Fate, Prospect


class Disposition(Protocol):
    """Answers with one of the fates that are open. chance: a uniform number, for rules that deal goods out."""

    def __call__(self, prospects: Sequence[Prospect], grade: str, chance: float) -> Fate: ...
