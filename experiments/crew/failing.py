"""How work fails that is not the work's own fault."""

import signal
from dataclasses import dataclass

from experiments.faults import Fault


@dataclass(frozen=True)
class Died:
    """In place of a result: every worker that was given this task, and nothing else, died of it.

    exitcode: of the last of them, -9 for signal 9; None where it is not known.
    """

    times: int
    exitcode: int | None = None

    def __str__(self) -> str:
        return f"its worker died {self.times} times{ended(self.exitcode)}"


class CrewError(RuntimeError):
    """The workers as a whole are gone. What was finished before has been handed over, and is kept."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))

    def __reduce__(self) -> tuple[type["CrewError"], tuple[Fault]]:
        return type(self), (self.fault,)


def ended(exitcode: int | None) -> str:
    """How a process ended, to be put behind what is said of it."""
    if exitcode is None:
        return ""
    if exitcode >= 0:
        return f" (exit code {exitcode})"
    names = {int(number): number.name for number in signal.Signals}
    return f" ({names.get(-exitcode, f'signal {-exitcode}')})"
