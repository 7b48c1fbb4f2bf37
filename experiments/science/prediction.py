"""What a change is expected to do to one thing that can be read of a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from experiments.inference import Rule
from experiments.science.look import Look

Way = Literal["rises", "falls", "stays"]
SIGNS: dict[str, Literal[-1, 0, 1]] = {"rises": 1, "falls": -1, "stays": 0}
ARMS = ("base", "change")
ROUNDING = 1e-9
"""Of the smallest effect: a base that comes to less is nothing, of which nothing is a share."""


@dataclass(frozen=True)
class Prediction:
    """Whether what is read rises, falls or stays, and by how much at least (stays: at most), in its own unit.

    controlled: what it does where the mechanism is taken away; `no`: it says nothing there. margin: within what it must
    stay there, by default the smallest effect, or 2 % of its base if that is less. exact: what theory says it is in an
    arm; published: what was found by others.
    """

    look: Look
    expected: Way
    smallest: float = 0.0
    controlled: Way | Literal["no"] = "stays"
    margin: float | None = None
    exact: Mapping[str, float] = field(default_factory=dict)
    published: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.expected not in SIGNS:
            raise ValueError(f"expected must be rises, falls or stays, got {self.expected!r}")
        if self.controlled not in (*SIGNS, "no"):
            raise ValueError(f"controlled must be rises, falls, stays or no, got {self.controlled!r}")
        if not self.smallest >= 0:
            raise ValueError(f"smallest must be 0 or more, got {self.smallest}")
        if self.expected == "stays" and self.smallest == 0:
            raise ValueError("smallest must be above 0 where nothing is expected to change: within what it stays")
        if unknown := (set(self.exact) | set(self.published)).difference(ARMS):
            raise ValueError(f"values are of the arms base and change, got {', '.join(sorted(unknown))}")

    @property
    def sign(self) -> Literal[-1, 0, 1]:
        return SIGNS[self.expected]

    def within(self, bases: Sequence[float], rule: Rule) -> float | None:
        """The margin of the control, whose base arm came to these values; None: that of the rule."""
        if self.margin is not None or not self.smallest:
            return self.margin
        known = [value for value in bases if value == value]
        share = rule.equivalence * abs(sum(known)) / max(1, len(known))
        return min(self.smallest, share) if share > ROUNDING * self.smallest else self.smallest
