"""Stages in a row, each ordering from the next: echelon base stocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from experiments.optimum.theory.law import Lattice, Vector


@dataclass(frozen=True)
class Chain:
    """Stages from the customer up: demand over the lead time of each, cost of a unit on hand at each, cost of backlog.

    Goods under way cost what they cost at the stage that sent them; those from the source cost nothing.
    Raises ValueError unless a unit costs more the nearer it is to the customer, and backlog something.
    """

    leads: tuple[Lattice, ...]
    holding: tuple[float, ...]
    backlog: float

    def __post_init__(self) -> None:
        if len(self.leads) != len(self.holding) or not self.leads:
            raise ValueError(f"{len(self.leads)} lead times and {len(self.holding)} holding costs do not fit")
        if min(self.echelon_holding) <= 0 or self.backlog <= 0:
            raise ValueError(f"holding costs must rise towards the customer, got {self.holding}; so must backlog cost")

    @property
    def echelon_holding(self) -> tuple[float, ...]:
        """What each stage adds to the cost of holding a unit."""
        above = (*self.holding[1:], 0.0)
        return tuple(own - other for own, other in zip(self.holding, above, strict=True))

    @property
    def in_transit(self) -> float:
        """The cost of goods on the way between the stages, which no policy changes."""
        return sum(rate * lead.mean for rate, lead in zip(self.holding[1:], self.leads, strict=False))


def clark_scarf(chain: Chain) -> tuple[tuple[float, ...], float]:
    """The best echelon base stocks, stage 1 first, and their cost a period (Clark and Scarf 1960)."""
    return _recursion(chain, (None,) * len(chain.leads))


def cost_of_levels(chain: Chain, levels: Sequence[float]) -> float:
    """The cost a period of any echelon base stocks."""
    if len(levels) != len(chain.leads):
        raise ValueError(f"{len(chain.leads)} stages need as many levels, got {len(levels)}")
    return _recursion(chain, levels)[1]


def _recursion(chain: Chain, given: Sequence[float | None]) -> tuple[tuple[float, ...], float]:
    """Stage by stage (Snyder and Shen, Fundamentals of Supply Chain Theory, eq. 6.11-6.14; Chen and Zheng 1994).

    C_j(y) = E[h_j (y - D_j) + K_(j-1)(min(S_(j-1), y - D_j))], K_0(x) = (b + local h_1) x-.
    """
    step = chain.leads[0].step
    deepest = sum(lead.first + len(lead.chances) for lead in chain.leads)
    levels = step * np.arange(-deepest, deepest + 1)
    penalty: Vector = (chain.backlog + chain.holding[0]) * np.maximum(-levels, 0.0)
    chosen: list[float] = []
    cost = 0.0
    for rate, lead, wanted in zip(chain.echelon_holding, chain.leads, given, strict=True):
        cost_of = np.convolve(rate * levels + penalty, lead.chances, "valid")
        ordered = levels[len(lead.chances) - 1 :] + lead.first * step
        best = float(ordered[int(np.argmin(cost_of))]) if wanted is None else float(wanted)
        chosen.append(best)
        cost = float(np.interp(best, ordered, cost_of))
        levels, penalty = ordered, np.interp(np.minimum(ordered, best), ordered, cost_of)
    return tuple(chosen), cost


def shang_song(chain: Chain) -> list[tuple[float, float]]:
    """Bounds of each best echelon base stock: two newsvendors (Shang and Song 2003, theorem 1).

    Between the fractiles (b + H) / (b + local h_1) and (b + H) / (b + H + h_j) of the demand over all lead times from
    the stage down, where H is what the stages above add.
    """
    bounds = []
    total = chain.leads[0].nothing()
    added = list(accumulate(chain.echelon_holding[::-1]))[::-1]
    for rate, lead, own in zip(chain.echelon_holding, chain.leads, added, strict=True):
        total = total.plus(lead)
        above = chain.backlog + own - rate
        bounds.append(
            (total.quantile(above / (chain.backlog + chain.holding[0])), total.quantile(above / (above + rate)))
        )
    return bounds


def local(levels: Sequence[float]) -> tuple[float, ...]:
    """The local base stocks that order what these echelon base stocks order (Axsäter and Rosling 1993).

    What an upper echelon level cuts off is no use downstream: S_j - S_(j-1) of the smallest level from each stage up.
    """
    useful = list(accumulate(levels[::-1], min))[::-1]
    return tuple(upper - lower for lower, upper in zip((0.0, *useful), useful, strict=False))
