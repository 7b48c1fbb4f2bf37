"""Classes by what an item means for the result, and how hard it is to get."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.item_segmentation.protocol import ItemView

ROUTINE, LEVERAGE, BOTTLENECK, STRATEGIC = "routine", "leverage", "bottleneck", "strategic"


@dataclass(frozen=True)
class Kraljic:
    """Profit impact against supply risk (Kraljic 1983, Harvard Business Review 61(5)): routine items have little of
    both, leverage items much impact, bottleneck items much risk, strategic items much of both.

    impact: an item's share of all spend from which on it matters, as a multiple of an equal share. risk: a score in
    0..1 from which on an item is risky: the weighted mean of 1 / sources, of the coefficient of variation of the lead
    time, of the lead time in parts of `long` of time, and of the share of time that no source could deliver in parts of
    `often`, each at most 1; weights: of the four. Raises ValueError for what is out of range.
    """

    impact: float = 1.0
    risk: float = 0.5
    weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    long: float = 30.0
    often: float = 0.1

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", tuple(self.weights))
        if self.impact < 0:
            raise ValueError(f"impact must not be negative, got {self.impact}")
        if not 0 <= self.risk <= 1:
            raise ValueError(f"risk must lie in 0..1, got {self.risk}")
        if len(self.weights) != 4 or min(self.weights) < 0 or not sum(self.weights):
            raise ValueError(
                "weights must be four, of sources, variation, length and outages, none negative and one above 0, "
                f"got {list(self.weights)}"
            )
        for name in ("long", "often"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")

    @property
    def segments(self) -> tuple[str, ...]:
        return (ROUTINE, LEVERAGE, BOTTLENECK, STRATEGIC)

    def __call__(self, items: Sequence[ItemView]) -> list[str]:
        total = sum([item.spend for item in items])
        found = []
        for item in items:
            matters = item.spend * len(items) > self.impact * total * (1.0 + 1e-9)
            risky = self.supply_risk(item) > self.risk
            found.append((STRATEGIC if matters else BOTTLENECK) if risky else (LEVERAGE if matters else ROUTINE))
        return found

    def supply_risk(self, item: ItemView) -> float:
        """How hard an item is to get, 0 to 1."""
        scores = (
            1.0 / max(1, item.sources),
            item.lead_time_sd / item.lead_time if item.lead_time > 0 else 0.0,
            item.lead_time / self.long,
            item.down / self.often,
        )
        weighted = sum([weight * min(1.0, score) for weight, score in zip(self.weights, scores, strict=True)])
        return weighted / sum(self.weights)
