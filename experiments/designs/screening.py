"""Designs that ask how much each factor matters: Morris for screening, Saltelli for Sobol's indices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from experiments.designs.design import Design, some
from experiments.designs.factor import Factor, tell
from experiments.faults import Fault, InputError


class Screen(Design, Protocol):
    """A design whose points answer in indices. Each says where its points lie in the unit cube."""

    def shares(self, factors: Sequence[Factor]) -> NDArray[np.float64]: ...


@dataclass(frozen=True)
class Morris:
    """Trajectories that change one factor at a time (Morris 1991): trajectories x (factors + 1) points.

    levels: the steps of the grid on which they walk, an even number. Factors without effect show with few points.
    """

    trajectories: int
    levels: int = 4
    seed: int = 1

    def __post_init__(self) -> None:
        _at_least("trajectories", self.trajectories, 2)
        _at_least("levels", self.levels, 2)
        _at_least("seed", self.seed, 0)
        if self.levels % 2:
            raise ValueError(f"levels must be an even number, got {self.levels}")

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        return tell(some(factors), self.shares(factors))

    def shares(self, factors: Sequence[Factor]) -> NDArray[np.float64]:
        """The points in the unit cube, one row each, a trajectory after another."""
        with_salib()
        from SALib.sample import morris

        shares: NDArray[np.float64] = morris.sample(
            problem(factors), self.trajectories, num_levels=self.levels, seed=self.seed
        )
        return shares


@dataclass(frozen=True)
class Saltelli:
    """Two Sobol samples with columns exchanged (Saltelli 2002), from which Sobol's indices are estimated.

    base x (factors + 2) points, or base x (2 factors + 2) with second_order. base: a power of two.
    """

    base: int
    second_order: bool = False
    seed: int = 1

    def __post_init__(self) -> None:
        _at_least("base", self.base, 2)
        _at_least("seed", self.seed, 0)
        if not isinstance(self.second_order, bool):
            raise ValueError(f"second_order must be true or false, got {self.second_order!r}")
        if self.base & (self.base - 1):
            near = 2 ** self.base.bit_length()
            raise ValueError(f"base must be a power of two such as {near // 2} or {near}, got {self.base}")

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        return tell(some(factors), self.shares(factors))

    def shares(self, factors: Sequence[Factor]) -> NDArray[np.float64]:
        """The points in the unit cube, one row each."""
        with_salib()
        from SALib.sample import sobol

        shares: NDArray[np.float64] = sobol.sample(
            problem(factors), self.base, calc_second_order=self.second_order, seed=self.seed
        )
        return shares


def problem(factors: Sequence[Factor]) -> dict[str, Any]:
    """The factors as SALib takes them, each from 0 to 1."""
    names = [factor.key for factor in factors]
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def with_salib() -> None:
    """Raises InputError where SALib is not installed."""
    try:
        import SALib  # noqa: F401
    except ImportError as error:
        remedy = "pip install 'bullwhip[optimise]'"
        raise InputError([Fault("design", "Morris and Saltelli designs need SALib", remedy)]) from error


def _at_least(name: str, value: int, least: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ValueError(f"{name} must be a whole number of at least {least}, got {value!r}")
