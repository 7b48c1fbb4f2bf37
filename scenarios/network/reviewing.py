"""Products of one house that are looked at less often than others."""

from dataclasses import dataclass

from sim.policies.replenishment import BaseStock, PeriodicReorderUpTo, ReorderUpTo, Replenishment, StockView


@dataclass(frozen=True)
class EveryFew:
    """Another policy, asked only at every so many reviews."""

    base: Replenishment
    every: int

    def __call__(self, view: StockView) -> float:
        return 0.0 if view.review % self.every else self.base(view)


def every_few(policy: Replenishment, every: int) -> Replenishment:
    """A policy asked at every so many reviews of its house, as a textbook policy where there is one."""
    if every == 1:
        return policy
    match policy:
        case BaseStock(S):
            return PeriodicReorderUpTo(every, S, S)
        case ReorderUpTo(s, S):
            return PeriodicReorderUpTo(every, s, S)
    return EveryFew(policy, every)
