"""The table of responsibilities as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sim.happenings import word
from sim.responsibility.functions import FUNCTIONS
from sim.responsibility.readers import readers
from sim.responsibility.sub_process import Process, SubProcess
from sim.responsibility.table import PROCESSES

HEAD = """# Responsibilities

Who in a company answers for what happens in its processes. Each of the eight processes has sub-processes at two
levels: strategic, at which it is set up, and operational, at which it is carried out (names after the Global Supply
Chain Forum; labels, not quotations). Each sub-process has one function of the company that is **R**esponsible for it,
one that is **A**ccountable (the same where no A stands), and others that are **C**onsulted or **I**nformed. Every
kind of event, of message and of decision belongs to one sub-process, so it has a responsible function.

An event counts only if something reads it: the last column names the measures whose values are others if it happens
once more, found by letting it. A kind of decision is the choice of a part of a plan, `<group>.<field>`, or a row of
the table of decisions, `<who>/<what>`. This page is generated from `sim/responsibility`; a test keeps it up to date.

`bullwhip run scenario=company preset=complete` carries out every process in such a way that each of its sub-processes
shows at both levels; a test holds that. With `strategy=goals` each process has KPIs, and targets for them that are
compared with the books every quarter and set anew; how it is set up is a decision with a responsible function.
"""
SHORT = {"research and development": "R&D"}


def document() -> str:
    """Every process: who is responsible for each part of it, and what belongs there."""
    read_by = {word(kind): names for kind, names in readers().items()}
    return HEAD + "".join(_process(process, read_by) for process in PROCESSES)


def _process(process: Process, read_by: dict[str, tuple[str, ...]]) -> str:
    columns = ["level", "sub-process", *(SHORT.get(function, function) for function in FUNCTIONS)]
    roles = _table(columns, ([part.level, part.name, *_roles(part)] for part in process.sub_processes))
    kinds = _table(
        ["kind", "", "sub-process", "responsible", "read by"],
        (row for part in process.sub_processes for row in _kinds(part, read_by)),
    )
    return f"\n## {process.name[0].upper()}{process.name[1:]}\n\n{roles}\n{kinds}"


def _roles(part: SubProcess) -> Iterable[str]:
    """A letter or two for each function."""
    for function in FUNCTIONS:
        letters = ["R"] if function == part.responsible else []
        letters += ["A"] if function == part.answers and part.answers != part.responsible else []
        letters += ["C"] if function in part.consulted else []
        letters += ["I"] if function in part.informed else []
        yield " ".join(letters)


def _kinds(part: SubProcess, read_by: dict[str, tuple[str, ...]]) -> Iterable[list[str]]:
    for kind in part.events:
        yield [word(kind), "event", part.name, part.responsible, "; ".join(read_by[word(kind)])]
    for message in part.messages:
        name = message.name.lower().replace("_", " ")
        yield [name, "message", part.name, part.responsible, "whoever receives it"]
    for decision in part.decisions:
        yield [f"`{decision}`", "decision", part.name, part.responsible, _goes_by(decision)]


def _goes_by(decision: str) -> str:
    if decision.endswith((".goals", ".metrics")):
        return "the next look at goals, which counts those reached and missed; the team, to which that is enough"
    return "the rooms that go by it"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
