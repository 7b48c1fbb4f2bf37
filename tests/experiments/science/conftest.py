"""Small questions of a user: a chain of two, a lever that works and one that does not."""

from pathlib import Path

import pytest

TINY = """# {name}: a question in small
verb: science
question: {name}?
kind: confirmatory
source: by hand
settings: [scenario=serial, scenario.echelons=2, horizon=120, warmup=20, figures=false]
until: {{at_least: {least}, at_most: {most}}}
hypotheses:
  - says: sales are shared
    base: [{base}]
    change: [{change}]
    control: [{control}]
    predictions:
      - {{measure: bullwhip ratio, agent: stage2, expected: {expected}, smallest: {smallest}}}
"""
SHARING = {
    "base": "scenario.hears=orders", "change": "scenario.hears=sales", "control": "replenishment=base_stock",
    "expected": "falls", "smallest": 0.5, "least": 8, "most": 8,
}  # fmt: skip


class Shelf:
    """A folder of questions that are like the one on sharing, but for what is said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "experiment" / "science").mkdir(parents=True)

    def put(self, name: str, **said: object) -> None:
        self.write(name, TINY.format(name=name, **{**SHARING, **said}))

    def write(self, name: str, text: str) -> None:
        (self.folder / "experiment" / "science" / f"{name}.yaml").write_text(text, "utf-8")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "mine")
