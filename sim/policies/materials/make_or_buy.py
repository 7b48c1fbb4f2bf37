"""Make a product or have it made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MakeOrBuy:
    """Whatever costs less in all over the units that are expected to be sold while the tools last.

    tooling: money for one's own equipment, once; making: money a unit to make it oneself, beside its parts; fee: money
    a unit that a contract manufacturer takes, parts apart; years: for which the tools last. From
    tooling / (fee - making) units in all on it is made. Raises ValueError where an amount is negative, or no year.
    """

    tooling: float = 0.0
    making: float = 0.0
    fee: float = 0.0
    years: float = 1.0

    def __post_init__(self) -> None:
        for name in ("tooling", "making", "fee"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

        if not self.years > 0:
            raise ValueError(f"tools must last for some time, got {self.years} years")

    def __call__(self, units: float) -> bool:
        """Whether to make it; units: a year."""
        sold = units * self.years
        return self.tooling + self.making * sold <= self.fee * sold
