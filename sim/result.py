"""The facts of one run, as tables."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.accounts import ACCOUNTS
from sim.columns import EVENT_COLUMNS, Kind, rows
from sim.facts import Facts
from sim.happenings import EVENTS

if TYPE_CHECKING:
    import pandas as pd

    from sim.decision import Decision

DECISION_COLUMNS = ("time", "agent", "what", "product", "old", "new", "who", "why")


@dataclass
class Result:
    """One run: what was counted (facts), and, as far as kept, every order line, message, level, posting and job.

    The arrays hold numbers of houses and products; the tables of the same names (messages, order_lines, levels,
    postings, jobs, decisions) hold their names. taken: the decisions themselves, which another run can be given; they
    are not saved.
    """

    facts: Facts
    message_rows: NDArray[Any]
    line_rows: NDArray[Any]
    level_rows: NDArray[Any]
    posting_rows: NDArray[Any]
    job_rows: NDArray[Any]
    stations: tuple[tuple[str, str], ...] = ()
    decisions_taken: list[tuple[Any, ...]] = field(default_factory=list)
    event_rows: NDArray[Any] = field(default_factory=lambda: rows(bytearray(), EVENT_COLUMNS))
    taken: tuple[Decision, ...] = ()

    # --- tables

    @property
    def messages(self) -> pd.DataFrame:
        """Every message line in order of delivery: sent, arrived, sender, receiver, order, quantity, product, kind."""
        frame = self._frame(self.message_rows, sender="agents", receiver="agents", product="products")
        frame["kind"] = np.array([kind.name.lower().replace("_", " ") for kind in Kind])[self.message_rows["kind"]]
        return frame

    @property
    def order_lines(self) -> pd.DataFrame:
        """Every order line: who ordered what when, due, promised, closed (nan while open), at once, delivered, lost."""
        return self._frame(self.line_rows, buyer="agents", seller="agents", product="products")

    @property
    def levels(self) -> pd.DataFrame:
        """Every stock at every census; units ordered, demanded and so on are counted from the start of the run."""
        frame = self._frame(self.level_rows)
        stocks = self.level_rows["stock"]
        frame.insert(1, "agent", np.array([stock.agent for stock in self.facts.stocks], dtype=object)[stocks])
        frame.insert(2, "product", np.array([stock.product for stock in self.facts.stocks], dtype=object)[stocks])
        return frame.drop(columns="stock")

    @property
    def postings(self) -> pd.DataFrame:
        """Every posting: time, agent, counterparty, order it arose from, product, debit and credit account, amount."""
        frame = self._frame(self.posting_rows, agent="agents", product="products")
        names = np.array([*(agent.name for agent in self.facts.agents), ""], dtype=object)
        frame["counterparty"] = names[self.posting_rows["counterparty"]]
        for side in ("debit", "credit"):
            frame[side] = np.array(ACCOUNTS)[self.posting_rows[side]]
        return frame

    @property
    def jobs(self) -> pd.DataFrame:
        """Every visit of a job to a work centre: queued, started, finished, units, scrapped."""
        frame = self._frame(self.job_rows, product="products")
        names = np.array([station for _, station in self.stations] or [""], dtype=object)
        agents = np.array([agent for agent, _ in self.stations] or [""], dtype=object)
        frame.insert(1, "agent", agents[self.job_rows["station"]])
        frame["station"] = names[self.job_rows["station"]]
        return frame

    @property
    def events(self) -> pd.DataFrame:
        """Every event of the processes: time, what, agent, about whom, product, order, value."""
        frame = self._frame(self.event_rows, agent="agents")
        numbers = {kind.value: name for name, kind in EVENTS.items()}
        frame["what"] = [numbers[number] for number in self.event_rows["what"].tolist()]
        for column, kind in (("about", "agents"), ("product", "products")):
            names = np.array([*(thing.name for thing in getattr(self.facts, kind)), ""], dtype=object)
            frame[column] = names[self.event_rows[column]]
        return frame

    @property
    def decisions(self) -> pd.DataFrame:
        """Every decision taken: when, where, what, old and new, who and why."""
        import pandas as pd

        return pd.DataFrame(self.decisions_taken, columns=list(DECISION_COLUMNS))

    def _frame(self, rows: NDArray[Any], **named: str) -> pd.DataFrame:
        import pandas as pd

        frame = pd.DataFrame({name: rows[name] for name in rows.dtype.names or ()})
        for column, kind in named.items():
            names = np.array([thing.name for thing in getattr(self.facts, kind)], dtype=object)
            frame[column] = names[rows[column]] if len(rows) else []
        return frame

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables that have rows, by name."""
        tables: dict[str, Sized] = {
            "messages": self.message_rows,
            "order_lines": self.line_rows,
            "levels": self.level_rows,
            "ledger": self.posting_rows,
            "jobs": self.job_rows,
            "decisions": self.decisions_taken,
            "events": self.event_rows,
        }
        attribute = {"ledger": "postings"}
        return {name: getattr(self, attribute.get(name, name)) for name, kept in tables.items() if len(kept)}

    # --- on disk

    def save(self, folder: str | Path) -> None:
        """Write facts.json and one Parquet file for every table that has rows."""
        from sim.saving import save

        save(self, folder)

    @staticmethod
    def load(folder: str | Path) -> Result:
        """Read a result from the folder that it was saved in. Raises FileNotFoundError where there is none."""
        from sim.saving import load

        return load(folder)
