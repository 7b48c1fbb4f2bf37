"""What the figures of one run have in common: its name, its calendar, its money, its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.drawings.calendar import Calendar
from experiments.drawings.stages import CROWD
from experiments.drawings.wording import counted, plural

if TYPE_CHECKING:
    from experiments.drawings.series import Grid
    from sim.facts import Facts


@dataclass(frozen=True)
class Frame:
    """The words around the figures of a run; unit: what the products are counted in, in the plural."""

    calendar: Calendar
    currency: str | None
    unit: str
    foot: str
    warmup: float

    @staticmethod
    def of(facts: Facts, title: str, calendar: Calendar, currency: str | None, replications: int) -> Frame:
        """The words for a run, of so many replications of which it is one."""
        sold = {stock.product for stock in facts.stocks if stock.role == CROWD}
        units = {product.unit for product in facts.products if product.name in sold or not sold}
        unit = plural(units.pop()) if len(units) == 1 else "units"
        which = f", replication {facts.replication + 1} of {replications:,}" if replications > 1 else ""
        return Frame(calendar, currency, unit, f"{title}, seed {facts.seed}{which}", facts.warmup)

    @property
    def left_out(self) -> str:
        """That the warm-up is not drawn, if there is one."""
        return f" Without the first {counted(self.warmup, self.calendar.time_unit)}." if self.warmup else ""

    def span(self, grid: Grid) -> str:
        """Which part of the run is drawn, where it is not all of it."""
        part = f" {grid.count:,} of {grid.total:,} {plural(grid.unit)}." if grid.count < grid.total else ""
        return self.left_out + part
