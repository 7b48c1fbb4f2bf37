"""The figures of a run, each with one message: orders, net stock, amplification, cost split, the network."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sim.result import Result


@contextmanager
def _undisturbed() -> Iterator[None]:
    """The garbage collector rests: beside a large scenario its rounds take longer than the drawing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_undisturbed()
def draw(
    result: Result,
    folder: Path | str,
    *,
    title: str,
    time_unit: str = "day",
    start_date: datetime | None = None,
    currency: str | None = None,
    first_period: int = 1,
    replications: int = 1,
    by_house: Sequence[str] = (),
    form: Literal["png", "svg"] = "png",
) -> list[Path]:
    """Draw one run into a folder and answer with the files; without kept levels, only what can be drawn from the facts.

    title: what the run is called; first_period: the number of the period that begins at time 0; replications: of how
    many runs this one is; by_house: measures that are drawn house by house.
    """
    from matplotlib import rc_context

    from experiments.drawings.adoption import adoption, spread
    from experiments.drawings.amplification import amplification
    from experiments.drawings.by_house import by_house as house_by_house
    from experiments.drawings.calendar import Calendar
    from experiments.drawings.cost_split import cost_split
    from experiments.drawings.frame import Frame
    from experiments.drawings.geography import geography, mapped
    from experiments.drawings.net_stock import net_stock
    from experiments.drawings.network import network
    from experiments.drawings.orders import orders
    from experiments.drawings.series import History
    from experiments.drawings.sites import sites
    from experiments.drawings.stages import houses, stages
    from experiments.drawings.style import RUNNING, save

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    facts = result.facts
    frame = Frame.of(facts, title, Calendar(time_unit, start_date, first_period), currency, replications)
    with rc_context(RUNNING):
        drawn = {}
        tiers, single = stages(facts), houses(facts)
        kept = len(result.level_rows) > 0
        bucketed = History(result, time_unit, facts.bucket) if kept else None
        if kept:
            history = History(result, time_unit)
            drawn["orders"] = orders(history, tiers, frame, bucketed)
            drawn["net_stock"] = net_stock(history, single, frame)
        drawn["amplification"] = amplification(facts, bucketed, tiers, frame)
        drawn["cost_split"] = cost_split(facts, single, frame)
        drawn["network"] = (geography if mapped(facts) else network)(facts, frame)
        if facts.sites:
            drawn["sites"] = sites(facts, frame)
        if spread(result):
            drawn["adoption"] = adoption(result, frame)
        if by_house:
            drawn["by_house"] = house_by_house(result, by_house, frame)
        return [save(figure, folder / f"{name}.{form}") for name, figure in drawn.items()]
