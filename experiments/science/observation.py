"""An observation: what is seen in several settings, of which no sign is claimed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from experiments.science.hypothesis import Words
from experiments.science.look import Look


@dataclass(frozen=True)
class Observation:
    """Arms by name with their words; what is looked at in each; what others found there, by arm; and, of a band, the
    bounds within which others have found it in the world.
    """

    says: str
    arms: Mapping[str, Words]
    looks: tuple[Look, ...]
    published: Mapping[str, float] = field(default_factory=dict)
    exact: Mapping[str, float] = field(default_factory=dict)
    band: tuple[float, float] | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not self.arms or not self.looks:
            raise ValueError("needs arms, and looks: what is read of them")
        if unknown := (set(self.published) | set(self.exact)).difference(self.arms):
            raise ValueError(f"has a value for {', '.join(sorted(unknown))}, which is none of its arms")
        if self.band is not None and not self.band[0] < self.band[1]:
            raise ValueError(f"band must rise, got {list(self.band)}")
