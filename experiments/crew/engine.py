"""Where the work of a study is done, as a user says it."""

import os
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Literal, get_args

from experiments.faults import Fault

Name = Literal["processes", "dask"]
INSTALL = "pip install 'bullwhip[distributed]'"


def cores() -> int:
    """The processor cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@dataclass(frozen=True)
class Engine:
    """Processes on this machine (one worker: this process itself), or the workers of a dask scheduler.

    workers: how many processes; a dask cluster brings its own. address: of the dask scheduler, tcp://host:port.
    """

    name: Name = "processes"
    workers: int = field(default_factory=cores)
    address: str | None = None

    def __post_init__(self) -> None:
        if self.name not in get_args(Name):
            raise ValueError(f"engine must be {' or '.join(get_args(Name))}, got {self.name!r}")
        if not isinstance(self.workers, int) or isinstance(self.workers, bool) or self.workers < 1:
            raise ValueError(f"workers must be a whole number of at least 1, got {self.workers!r}")

    @property
    def alone(self) -> bool:
        """Whether this process does the work itself."""
        return self.name == "processes" and self.workers == 1

    def check(self) -> list[Fault]:
        """What stands in the way of work here, before any is begun. Asks the scheduler, for at most a few seconds."""
        if self.name == "processes":
            if self.address is None:
                return []
            return [Fault("engine.address", "only engine=dask has an address", "say engine=dask, or leave it out")]
        if find_spec("distributed") is None:
            return [Fault("engine", "dask needs the package distributed, which is not installed", INSTALL)]
        if not self.address:
            remedy = "start one with `dask scheduler` and say engine.address=tcp://host:8786"
            return [Fault("engine.address", "dask needs the address of its scheduler", remedy)]
        from experiments.crew.scheduler import inspect

        return inspect(self.address)
