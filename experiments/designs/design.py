"""What a design is: from the factors of a study to the points at which it is played."""

from collections.abc import Sequence
from typing import Any, Protocol

from experiments.designs.factor import Factor, Span
from experiments.faults import Fault, InputError


class Design(Protocol):
    """Points in a fixed order, each a value of every factor, by key."""

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]: ...


def some(factors: Sequence[Factor]) -> tuple[Factor, ...]:
    """The factors, each key once. Raises InputError where there is none, or one is said twice."""
    if not factors:
        raise InputError([Fault("factors", "nothing varies", "give a key several values: demand.sd=10,20")])
    keys = [factor.key for factor in factors]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise InputError(Fault(key, "is a factor twice", "give all its levels in one place") for key in twice)
    return tuple(factors)


def at_levels(factors: Sequence[Factor], design: str) -> None:
    """Refuse ranges where a design needs levels. Raises InputError."""
    spans = [factor for factor in factors if isinstance(factor, Span)]
    if spans:
        raise InputError(
            Fault(
                span.key,
                f"is a range, and {design} design needs levels",
                f"list them ({span.key}={span.others[0]:g},{span.others[1]:g}), or say design=latin_hypercube",
            )
            for span in spans
        )
