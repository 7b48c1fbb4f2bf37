from pathlib import Path
from typing import Any

import pytest

from experiments.designs import (
    Factorial,
    LatinHypercube,
    Listed,
    Morris,
    OneAtATime,
    Saltelli,
    SobolSequence,
    design_of,
)
from experiments.faults import Faults


@pytest.mark.parametrize(
    ("said", "design"),
    [
        ("factorial", Factorial()),
        ("one_at_a_time", OneAtATime()),
        ({"factorial": None}, Factorial()),
        ({"latin_hypercube": {"points": 64}}, LatinHypercube(64)),
        ({"sobol": {"points": 64, "seed": 5}}, SobolSequence(64, 5)),
        ({"morris": {"trajectories": 10}}, Morris(10)),
        ({"saltelli": {"base": 64, "second_order": True}}, Saltelli(64, True)),
    ],
)
def test_a_design_has_a_name_and_settings(said: Any, design: Any) -> None:
    faults = Faults()
    assert design_of(said, faults) == design
    assert not faults.found


def test_a_table_of_points_is_a_design(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("demand.sd\n1\n2\n")
    design = design_of({"csv": "mine.csv"}, Faults(), tmp_path)
    assert isinstance(design, Listed) and design() == [{"demand.sd": 1}, {"demand.sd": 2}]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("factorail", "design: there is no 'factorail'; did you mean factorial?"),
        (7, "design: there is no 7; choose from csv, factorial, latin_hypercube"),
        ({"sobol": {}, "morris": {}}, "design: there is no"),
        ({"csv": 3}, "design.csv: must be the name of a file, got 3; design: {csv: points.csv}"),
        ("latin_hypercube", "design.latin_hypercube: does not say its points; design: {latin_hypercube: {points: 64}}"),
        ({"sobol": 64}, "design.sobol: must be a mapping of its settings, got 64"),
        ({"sobol": {"ponits": 64, "points": 8}}, "design.sobol.ponits: there is no such setting; did you mean points?"),
        ({"sobol": {"points": "many"}}, "design.sobol: points must be a whole number of at least 1, got 'many'"),
        ({"saltelli": {"base": 100}}, "design.saltelli: base must be a power of two such as 64 or 128, got 100"),
        ({"morris": {"trajectories": 9, "levels": 5}}, "design.morris: levels must be an even number, got 5"),
    ],
)
def test_designs_that_are_none(said: Any, fault: str) -> None:
    faults = Faults()
    assert design_of(said, faults) is None
    assert str(faults.found[0]).startswith(fault)
