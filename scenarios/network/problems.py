"""What is wrong with a set of tables: gathered while they are read, said all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from sim.errors import ModelError

MANY = 100


def suggestion(said: str, known: Iterable[str]) -> str:
    """`did you mean ...?`, or what there is to choose from; nothing where there is nothing."""
    options = list(known)
    folded = {option.casefold(): option for option in options}
    near = get_close_matches(said.casefold(), folded, n=1)
    if near:
        return f"did you mean {folded[near[0]]}?"
    return f"there are {listing(options)}" if options else ""


def listing(names: Collection[str], most: int = 12) -> str:
    """The first names of many, in a sentence."""
    first = list(names)[:most]
    return ", ".join(first) + (", ..." if len(names) > most else "")


@dataclass
class Problems:
    """Every fault found so far, one sentence each, in the order found; none is said twice."""

    found: dict[str, None] = field(default_factory=dict)

    def add(self, place: str, fault: str, remedy: str = "") -> None:
        """Note a fault: where it is, what it is, what to do about it."""
        self.found[f"{place}: {fault}" + (f"; {remedy}" if remedy else "")] = None

    def settle(self) -> None:
        """Go on if there are none. Raises ModelError with all of them."""
        if self.found:
            said = list(self.found)
            rest = [f"... and {len(said) - MANY} more problems like these"] if len(said) > MANY else []
            raise ModelError(said[:MANY] + rest)
