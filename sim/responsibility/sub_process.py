"""A sub-process: a part of a supply chain management process, who answers for it, and what shows that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from sim.columns import Kind
from sim.happenings import Happening
from sim.responsibility.functions import FUNCTIONS, Function

Level = Literal["strategic", "operational"]


@dataclass(frozen=True)
class SubProcess:
    """A part of a process, at its strategic or its operational level; the names are labels of the field.

    responsible: the function that does it; accountable: the one that answers for the result, by default the same;
    consulted, informed: others. It shows in events, messages, and decisions. A kind of decision is
    "<group>.<field>", the choice of a part of a plan, "<who>/<what>" as in the table of decisions, * for anything, or
    "<what>" where it is all the same who decides.
    Raises ValueError for a function that there is not.
    """

    level: Level
    name: str
    responsible: Function
    events: tuple[Happening, ...] = ()
    messages: tuple[Kind, ...] = ()
    decisions: tuple[str, ...] = ()
    accountable: Function | None = None
    consulted: tuple[Function, ...] = ()
    informed: tuple[Function, ...] = ()

    def __post_init__(self) -> None:
        for function in (self.responsible, self.answers, *self.consulted, *self.informed):
            if function not in FUNCTIONS:
                raise ValueError(f"{self.name}: a function is one of {', '.join(FUNCTIONS)}, got {function!r}")

    @property
    def answers(self) -> Function:
        """The function that answers for the result."""
        return self.responsible if self.accountable is None else self.accountable

    def decides(self, who: str, what: str) -> str:
        """The kind of decision here that a row of the table is of; the most special one, empty for none."""
        found = [kind for kind in self.decisions if fnmatchcase(f"{who}/{what}" if "/" in kind else what, kind)]
        return max(found, key=special, default="")


def special(kind: str) -> tuple[int, int]:
    """How special a kind of decision is: one that leaves nothing open before others, then the longer one."""
    return -kind.count("*"), len(kind)


@dataclass(frozen=True)
class Process:
    """One of the eight processes, or what the team does over all of them: its sub-processes in the order of the field.

    group: the group of settings in which its plan is chosen.
    """

    name: str
    group: str
    sub_processes: tuple[SubProcess, ...]
