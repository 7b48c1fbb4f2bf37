"""Play a scenario once: a pure function of configuration, seed and dated decisions."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from sim.agents.company import found
from sim.books import closed_books
from sim.columns import EVENT_COLUMNS, JOB_COLUMNS, LEDGER_COLUMNS, LEVEL_COLUMNS, LINE_COLUMNS, MESSAGE_COLUMNS, rows
from sim.course import Arrived, Turn
from sim.errors import ModelError
from sim.record import Detail
from sim.result import Result
from sim.simulation import Simulation
from sim.streams import Sampling

if TYPE_CHECKING:
    from sim.decision import Dated
    from sim.disruption import Disruption

DETAILS = {"totals": Detail.TOTALS, "orders": Detail.ORDERS, "full": Detail.FULL}


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A run builds and drops orders without circles worth collecting while it lasts; its street is one great circle,
    collected at the first chance after it, while it is young.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_collector_at_rest()
def simulate(
    scenario: Callable[[Simulation], None],
    *,
    horizon: float,
    seed: int,
    replication: int = 0,
    warmup: float = 0.0,
    record: Literal["full", "orders", "totals"] = "full",
    period: float = 1.0,
    bucket: int = 1,
    at: Mapping[str, Mapping[str, Any]] | None = None,
    disruptions: Iterable[Disruption] = (),
    decisions: Iterable[Dated] = (),
    allow_negative: bool = False,
    sampling: Sampling = "direct",
    listen: Callable[[str], None] | None = None,
) -> Result:
    """Furnish a street by the scenario and play it from 0 up to, not including, the horizon.

    What happens before the warm-up is over is not counted. period: time between censuses; bucket: censuses in the time
    bucket of volatility. Raises ModelError for what cannot be played, all of it at once.
    """
    _check(horizon, warmup, period, bucket, record)
    disruptions, decisions = tuple(disruptions), tuple(decisions)

    def begun(script: Sequence[Turn] = (), listen: Callable[[str], None] | None = None) -> Simulation:
        """The run as it stands before its first instant; script: what to do where it is branched."""
        sim = Simulation(
            seed=seed,
            replication=replication,
            warmup=warmup,
            detail=DETAILS[record],
            period=period,
            bucket=bucket,
            at=at,
            allow_negative=allow_negative,
            sampling=sampling,
            listen=listen,
        )
        sim.horizon = horizon
        sim.course.script = script
        sim.course.rerun = again
        scenario(sim)
        found(sim)
        for number, disruption in enumerate(disruptions):
            disruption.start(sim, number)
        for decision in decisions:
            decision.start(sim)
        sim.open()
        return sim

    def again(script: Sequence[Turn]) -> Any:
        """Play the run again into a branch: what that branch comes to."""
        try:
            begun(script).env.play(horizon)
        except Arrived as arrived:
            return arrived.answer
        raise ModelError("played again, the run did not come to where it was branched: its scenario does not repeat")

    sim = begun(listen=listen)
    sim.env.play(horizon)
    return closed(sim)


def closed(sim: Simulation) -> Result:
    """A run that has come to its horizon, as facts and tables."""
    facts = closed_books(sim, sim.horizon)
    return Result(
        facts,
        rows(sim.record.messages, MESSAGE_COLUMNS),
        rows(sim.record.book.lines, LINE_COLUMNS),
        rows(sim.record.levels, LEVEL_COLUMNS),
        rows(sim.ledger.rows, LEDGER_COLUMNS),
        rows(sim.record.jobs, JOB_COLUMNS),
        tuple((station.agent, station.station) for station in facts.stations),
        sim.decisions,
        rows(sim.record.happenings.rows, EVENT_COLUMNS),
        tuple(sim.course.taken),
    )


def _check(horizon: float, warmup: float, period: float, bucket: int, record: str) -> None:
    problems = []
    if not (isfinite(horizon) and horizon > 0):
        problems.append(f"horizon must be a positive time, got {horizon}")
    if not 0 <= warmup < horizon:
        problems.append(f"warmup must lie between 0 and the horizon {horizon:g}, got {warmup:g}")
    if not period > 0:
        problems.append(f"period must be positive, got {period}")
    if bucket < 1:
        problems.append(f"bucket must be at least one period, got {bucket}")
    if record not in DETAILS:
        problems.append(f"record is one of full, orders, totals, got {record!r}")
    if problems:
        raise ModelError(problems)
