"""What is made, moved and sold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sim.errors import ModelError


@dataclass(frozen=True, eq=False)
class Product:
    """One item of the catalogue and its bill of materials.

    price: money a unit sold, where no agreement says otherwise; cost: the value of a unit in the books;
    weight: kilograms a unit; volume: cubic metres a unit; parts: how many units of each part go into one unit.
    Raises ModelError where a price, cost, weight or volume is negative or a quantity of a part is not positive.
    """

    name: str
    price: float = 0.0
    cost: float = 0.0
    weight: float = 0.0
    unit: str = "unit"
    parts: Mapping["Product", float] = field(default_factory=dict)
    volume: float = 0.0

    def __post_init__(self) -> None:
        problems = [
            f"product {self.name}: {word} must not be negative, got {value}"
            for word in ("price", "cost", "weight", "volume")
            if (value := getattr(self, word)) < 0
        ]
        problems += [
            f"product {self.name}: a unit needs a positive quantity of {part.name}, got {need}"
            for part, need in self.parts.items()
            if not need > 0
        ]
        if problems:
            raise ModelError(problems)

    def __repr__(self) -> str:
        return f"Product({self.name})"

    def explosion(self) -> Iterator[tuple["Product", float]]:
        """Every part of every level with the units of it in one unit of this, parts of parts after them."""
        for part, need in self.parts.items():
            yield part, need
            for deeper, needed in part.explosion():
                yield deeper, need * needed
