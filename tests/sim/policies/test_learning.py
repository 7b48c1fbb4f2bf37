"""Learning curves: Wright's numbers."""

from __future__ import annotations

import pytest

from sim.policies.learning import Learning


def test_each_time_output_doubles_a_unit_takes_so_much_less() -> None:
    learning = Learning(0.8)
    assert [round(learning(unit - 1), 4) for unit in (1, 2, 4, 8)] == [1.0, 0.8, 0.64, 0.512]
    assert learning(2) == pytest.approx(0.7021, abs=5e-5)  # the third unit, as tables of the 80 % curve have it


def test_there_is_a_floor() -> None:
    assert Learning(0.8, floor=0.5)(1e6) == 0.5


def test_a_rate_of_one_learns_nothing() -> None:
    assert Learning(1.0)(1000) == 1.0


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"rate": 0.0}, "learning rate must lie in 0..1 and above 0, got 0.0"),
        ({"rate": 1.2}, "learning rate"),
        ({"floor": 2.0}, "the floor of learning must lie in 0..1, got 2.0"),
    ],
)
def test_what_cannot_be(terms: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Learning(**terms)
