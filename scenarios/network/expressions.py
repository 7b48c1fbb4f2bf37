"""Distributions and demand patterns as they stand in a cell: `20`, `Normal(20, 4)`, `Seasonal(Poisson(5), [1, 2])`.

A cell is parsed, never executed: numbers, lists and the names below are all it may hold.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from inspect import signature
from typing import Any

from scenarios.network.problems import suggestion
from sim import distributions
from sim.distributions import Distribution, Normal
from sim.policies import demand as patterns
from sim.policies.demand import Arrivals, Demand, Drawn, Periodic, Steady

LAWS: dict[str, Any] = {
    name: getattr(distributions, name)
    for name in distributions.__all__
    if name not in ("Distribution", "Numbers", "distribution")
}
PATTERNS: dict[str, Any] = {
    name: getattr(patterns, name) for name in patterns.__all__ if name not in ("Demand", "Periodic", "Dated")
}


@lru_cache(maxsize=4096)
def law(text: str) -> float | Distribution:
    """A number or a distribution, which where it is normal never falls below zero. Raises ValueError."""
    said = _Reading(LAWS)(text)
    if isinstance(said, tuple):
        raise ValueError("a number or a distribution such as Normal(20, 4) is expected")
    value: float | Distribution = _never_negative(said)
    return value


def demand(text: str, interval: float | Distribution, start: float) -> Demand:
    """Demand from a number, a distribution or a pattern, every interval from start on. Raises ValueError.

    With a random interval, customers come one after another, as in Arrivals.
    """
    return _periodic(text, interval, start) if isinstance(interval, float) else Arrivals(interval, law(text), start)


@lru_cache(maxsize=4096)
def _periodic(text: str, every: float, start: float) -> Demand:
    return _Reading(LAWS | PATTERNS, every, start).demand(text)


def _never_negative(said: Any) -> Any:
    if isinstance(said, Normal) and said.low < 0:
        return Normal(said.mean, said.sd, low=0.0, high=max(said.high, 0.0))
    return said


@dataclass(frozen=True)
class _Reading:
    """One reading of a cell, by the names it may use."""

    names: dict[str, Any]
    every: float = 1.0
    start: float = 0.0

    def __call__(self, text: str) -> Any:
        try:
            tree = ast.parse(text, mode="eval")
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            raise ValueError("a number or a distribution such as Normal(20, 4) is expected") from None
        return self._value(tree.body)

    def demand(self, text: str) -> Demand:
        """The same as demand."""
        return self._demand(self(text))

    def _value(self, node: ast.expr) -> Any:
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float() as number):
                return float(number)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return -float(number)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return tuple(self._value(item) for item in items)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
                known = self._known(name)
                named = {word.arg or "**": self._value(word.value) for word in keywords}
                return self._call(known, [self._value(arg) for arg in args], named)
        raise ValueError(f"{ast.unparse(node)} is neither a number nor a distribution such as Normal(20, 4)")

    def _known(self, name: str) -> str:
        folded = {known.casefold(): known for known in self.names}
        if name.casefold() not in folded:
            raise ValueError(f"there is no {name}; {suggestion(name, self.names)}")
        return folded[name.casefold()]

    def _call(self, known: str, args: list[Any], named: dict[str, Any]) -> Any:
        make = self.names[known]
        calendar = () if known == "Seasonal" else ("every", "start")
        wanted = [field for field in signature(make).parameters if field not in calendar]
        try:
            said = signature(make).bind(*args, **named)
        except TypeError:
            raise ValueError(f"{known} takes {', '.join(wanted)}") from None
        said.arguments = {field: _fitting(make, field, value) for field, value in said.arguments.items()}
        if "base" in said.arguments:
            said.arguments["base"] = self._demand(said.arguments["base"])
        if isinstance(make, type) and issubclass(make, Periodic):
            said.arguments = {"every": self.every, "start": self.start, **said.arguments}
        elif make is Arrivals:
            said.arguments = {"start": self.start, **said.arguments}
        try:
            return make(**said.arguments)
        except TypeError:
            raise ValueError(f"{known} takes numbers for {', '.join(wanted)}") from None

    def _demand(self, said: Any) -> Demand:
        if isinstance(said, float):
            if said < 0:
                raise ValueError("demand must not be negative")
            return Steady(said, every=self.every, start=self.start)
        if isinstance(said, tuple):
            raise ValueError("a number, a distribution or a demand pattern is expected; for a list say Listed([...])")
        if isinstance(said, tuple(LAWS.values())):
            return Drawn(_never_negative(said), every=self.every, start=self.start)
        pattern: Demand = said
        return pattern


def _fitting(make: Any, field: str, value: Any) -> Any:
    """Whole numbers where a distribution or pattern counts something."""
    kind = signature(make).parameters[field].annotation
    return int(value) if kind in (int, "int") and isinstance(value, float) and value.is_integer() else value
