"""Whoever counts what it does, as the books see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sim.facts import FateFacts, ReturnsFacts, StationFacts


class Station(Protocol):
    """A work centre, as the books see it."""

    def facts(self) -> StationFacts: ...


class Centre(Protocol):
    """A returns centre, as the books see it."""

    def returned(self) -> list[ReturnsFacts]: ...
    def fates(self) -> list[FateFacts]: ...
