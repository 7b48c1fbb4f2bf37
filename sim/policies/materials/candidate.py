"""What can be chosen for one place in a product."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Candidate:
    """A part that would do in one place of a product, and who supplies it.

    part: its name; supplier: the name of who sells it; cost: money a unit; risk: chance that it is not supplied when it
    is needed; standard: the same part in every product that has it, else it is designed for one product alone.
    Raises ValueError for a negative cost or a risk not in 0..1.
    """

    part: str
    supplier: str
    cost: float
    risk: float = 0.0
    standard: bool = False

    def __post_init__(self) -> None:
        if self.cost < 0:
            raise ValueError(f"part {self.part} of {self.supplier}: cost must not be negative, got {self.cost}")
        if not 0 <= self.risk <= 1:
            raise ValueError(f"part {self.part} of {self.supplier}: risk must lie in 0..1, got {self.risk}")


class MaterialSelection(Protocol):
    """Chooses among what would do; used: names of the standard parts that other products of the company have."""

    def __call__(self, candidates: Sequence[Candidate], used: Collection[str]) -> Candidate: ...
