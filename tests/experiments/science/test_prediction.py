"""Within what a control must stay: a share of its base, but for a base that is nothing."""

import pytest

from experiments.inference import Rule
from experiments.science import Look, Prediction


@pytest.mark.parametrize(
    ("bases", "margin"),
    [
        ([100.0, 200.0], 3.0),  # 2 % of 150
        ([1000.0, 1000.0], 5.0),  # never more than the smallest effect
        ([0.0, 0.0], 5.0),
        ([8e-15, 9e-15], 5.0),  # what is left of adding up and taking away
        ([float("nan"), 100.0], 2.0),
    ],
)
def test_a_control_stays_within_a_share_of_its_base(bases: list[float], margin: float) -> None:
    assert Prediction(Look("average backlog"), "falls", smallest=5.0).within(bases, Rule()) == pytest.approx(margin)


def test_a_margin_that_is_said_stands() -> None:
    assert Prediction(Look("average backlog"), "falls", smallest=5.0, margin=0.5).within([1.0], Rule()) == 0.5
