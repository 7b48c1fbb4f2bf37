"""Working hours: when work goes on, and when it stands still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Hours:
    """Shifts that come again every cycle, in the run's unit of time; outside them work stands still where it is.

    shifts: begin and end of each, ascending within a cycle that begins at time 0, as ((8, 12), (13, 17)) of 24.
    Raises ValueError where there is none, or they overlap or do not fit into the cycle.
    """

    shifts: Sequence[Sequence[float]]
    cycle: float = 24.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "shifts", tuple((float(begin), float(end)) for begin, end in self.shifts))
        times = [0.0, *(time for shift in self.shifts for time in shift), self.cycle]
        if not self.shifts or any(end <= begin for begin, end in self.shifts):
            raise ValueError(f"there must be a shift, and each must end after it begins, got {self.shifts}")
        if any(later < earlier for earlier, later in pairwise(times)):
            raise ValueError(f"shifts must ascend within a cycle of {self.cycle:g}, got {self.shifts}")

    @property
    def per_cycle(self) -> float:
        """Hours worked in a cycle."""
        return sum([end - begin for begin, end in self.shifts])

    def worked(self, now: float) -> float:
        """Hours worked from time 0 until now, by somebody who is always there."""
        cycles = now // self.cycle
        rest = now - cycles * self.cycle
        return cycles * self.per_cycle + sum([min(rest, end) - begin for begin, end in self.shifts if rest > begin])

    def when(self, worked: float) -> float:
        """The time at which so many hours have been worked: the end of a shift rather than the start of the next."""
        whole = self.per_cycle
        cycles = worked // whole
        rest = worked - cycles * whole
        if rest <= 1e-9 and cycles > 0:
            cycles, rest = cycles - 1, whole
        for begin, end in self.shifts:
            if rest <= end - begin + 1e-9:
                return cycles * self.cycle + begin + min(rest, end - begin)
            rest -= end - begin
        raise AssertionError("hours worked in a cycle are those of its shifts")

    def opens(self, now: float) -> float:
        """Now, where work goes on, or when it does again."""
        cycles = now // self.cycle
        rest = now - cycles * self.cycle
        for begin, end in self.shifts:
            if rest < end - 1e-9:
                return now if rest >= begin else cycles * self.cycle + begin
        return (cycles + 1) * self.cycle + self.shifts[0][0]
