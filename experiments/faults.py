"""What is wrong with what a user typed or wrote, gathered and said all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what is wrong with it, and what to do."""

    place: str
    wrong: str
    remedy: str = ""

    def __str__(self) -> str:
        said = f"{self.place}: {self.wrong}" if self.place else self.wrong
        return f"{said}; {self.remedy}" if self.remedy else said


class InputError(ValueError):
    """Input that cannot be run: every fault found in it. Nothing has been run and nothing written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class Faults:
    """A list in the making, so that one mistake does not hide the next."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, place: str, wrong: str, remedy: str = "") -> None:
        """Note one fault and go on."""
        self.found.append(Fault(place, wrong, remedy))

    def settle(self) -> None:
        """Stop here if anything was found."""
        if self.found:
            raise InputError(self.found)


def suggest(word: str, known: Iterable[str]) -> str:
    """The known words nearest to one that is not known, as advice."""
    names = sorted(known)
    close = get_close_matches(word, names, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"choose from {', '.join(names)}" if names else ""
