"""What a trial answers with, and what is wanted of it."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Response(NamedTuple):
    """A measure of the chain, of one house, or of one product."""

    measure: str
    agent: str = "chain"
    product: str = "all"

    @property
    def label(self) -> str:
        """As it is written: fill rate, fill rate of stage1, fill rate of stage1/item."""
        if self.product != "all":
            return f"{self.measure} of {self.agent}/{self.product}"
        return self.measure if self.agent == "chain" else f"{self.measure} of {self.agent}"


def response(text: str) -> Response:
    """Read `fill rate`, `fill rate of stage1` or `fill rate of stage1/item`."""
    measure, _, place = text.strip().partition(" of ")
    agent, _, product = place.strip().partition("/")
    return Response(measure.strip(), agent.strip() or "chain", product.strip() or "all")


@dataclass(frozen=True)
class Objective:
    """A response that should be as low, or as high, as can be."""

    response: Response
    direction: Literal["lower", "higher"] = "lower"

    def __post_init__(self) -> None:
        if self.direction not in ("lower", "higher"):
            raise ValueError(f"direction must be lower or higher, got {self.direction!r}")

    @property
    def sign(self) -> float:
        """Times this, less is better."""
        return 1.0 if self.direction == "lower" else -1.0


@dataclass(frozen=True)
class Constraint:
    """A response whose expectation must reach a limit, or keep below it."""

    response: Response
    sense: Literal[">=", "<="]
    limit: float

    def violation(self, value: float) -> float:
        """How far a value is on the wrong side; not positive where it is kept."""
        return self.limit - value if self.sense == ">=" else value - self.limit

    def __str__(self) -> str:
        return f"{self.response.label} {self.sense} {self.limit:g}"


@dataclass(frozen=True)
class Order:
    """One parameter must not exceed another, such as s and S: known before anything is played."""

    lower: str
    upper: str

    def __str__(self) -> str:
        return f"{self.lower} <= {self.upper}"


RULE = re.compile(r"^\s*(?P<left>[^<>=]+?)\s*(?P<sense>>=|<=)\s*(?P<right>[^<>=]+?)\s*$")


def constraint(text: str) -> Constraint | Order:
    """Read `fill rate >= 0.95`, or of two parameters `replenishment.s <= replenishment.S`.

    Raises ValueError, with what may be written, for anything else.
    """
    found = RULE.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no constraint: write a measure, >= or <=, and a number, as in fill rate >= 0.95")
    left, sense, right = found["left"], found["sense"], found["right"]
    try:
        limit = float(right)
    except ValueError:
        if "." not in left or "." not in right:
            raise ValueError(f"{right!r} in {text!r} is neither a number nor the key of a parameter") from None
        return Order(left, right) if sense == "<=" else Order(right, left)
    return Constraint(response(left), ">=" if sense == ">=" else "<=", limit)
