"""Figures are drawn small in these tests: it is the same drawing in less time."""

import pytest


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.drawings.style.DPI", 30)
