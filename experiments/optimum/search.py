"""What is searched for, among what, and how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from experiments.optimum.parameter import Parameter
from experiments.optimum.response import Constraint, Objective, Order, Response

Point = tuple[float, ...]
"""A value of every parameter, in the order of the search."""


@dataclass(frozen=True)
class Final:
    """The last round: the best few are played again, all with the same new chance.

    top: how many; replications: how often each, of numbers that the search has not seen.
    """

    top: int = 5
    replications: int = 16

    def __post_init__(self) -> None:
        if self.top < 1 or self.replications < 2:
            raise ValueError(f"top must be 1 or more and replications 2, got {self.top} and {self.replications}")


@dataclass(frozen=True)
class Search:
    """A problem: parameters to be set, objectives to be reached, constraints to be kept.

    trials: points played at most before the last round; round: points asked for together, a property of the study and
    never of the workers; replications: of every trial, the same chance for all; orders: parameters that bound others.
    Raises ValueError for a problem that cannot be searched.
    """

    parameters: tuple[Parameter, ...]
    objectives: tuple[Objective, ...]
    constraints: tuple[Constraint, ...] = ()
    orders: tuple[Order, ...] = ()
    trials: int = 100
    round: int = 8
    replications: int = 4
    final: Final = Final()
    seed: int = 1
    confidence: float = 0.95

    def __post_init__(self) -> None:
        if not self.parameters or not self.objectives:
            raise ValueError("a search needs at least one parameter and one objective")
        if len(set(self.keys)) < len(self.keys):
            raise ValueError("every parameter may be named once only")
        if min(self.trials, self.round, self.replications) < 1:
            raise ValueError(
                "trials, round and replications must be 1 or more, "
                f"got {self.trials}, {self.round} and {self.replications}"
            )
        if not 0 < self.confidence < 1:
            raise ValueError(f"confidence must lie in 0..1, got {self.confidence}")
        for key in chain.from_iterable((order.lower, order.upper) for order in self.orders):
            if key not in self.keys:
                raise ValueError(f"{key} is in a constraint, but no parameter of the search")

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(parameter.key for parameter in self.parameters)

    @property
    def responses(self) -> tuple[Response, ...]:
        """Everything that has to be measured, each once."""
        wanted: tuple[Objective | Constraint, ...] = (*self.objectives, *self.constraints)
        return tuple(dict.fromkeys(each.response for each in wanted))

    def nearest(self, values: Mapping[str, float]) -> Point:
        """The point of the search nearest to these values. Raises ValueError where one is lacking."""
        lacking = [key for key in self.keys if key not in values]
        if lacking:
            raise ValueError(f"no value is known for {', '.join(lacking)}")
        return tuple(parameter.nearest(values[parameter.key]) for parameter in self.parameters)

    def settings(self, point: Point) -> dict[str, float]:
        """The value of every parameter by its key."""
        return dict(zip(self.keys, point, strict=True))

    def allows(self, point: Point) -> bool:
        """Whether no parameter exceeds one that bounds it."""
        values = self.settings(point)
        return all(values[order.lower] <= values[order.upper] for order in self.orders)
