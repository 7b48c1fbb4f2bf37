import pytest

from experiments.units import PER_UNIT, span


@pytest.mark.parametrize(
    ("said", "unit", "number"),
    [
        (26, "week", 26.0),
        ("26w", "week", 26.0),
        ("2y", "week", 104.0),
        ("2y", "day", 730.0),
        ("90d", "day", 90.0),
        ("1.5y", "month", 18.0),
        ("12h", "day", 0.5),
        ("30min", "hour", 0.5),
        (" 3 mo ", "month", 3.0),
    ],
)
def test_spans_are_said_in_any_unit(said: object, unit: str, number: float) -> None:
    assert span(said, unit) == pytest.approx(number, abs=1e-12)


@pytest.mark.parametrize("said", ["26", "w26", "-3w", "26 weeks", "", None, True, [1]])
def test_anything_else_is_refused_with_examples(said: object) -> None:
    with pytest.raises(ValueError, match="26w"):
        span(said, "week")


def test_a_unit_is_one_of_itself() -> None:
    own = {"minute": "min", "hour": "h", "day": "d", "week": "w", "month": "mo"}
    assert all(PER_UNIT[unit][own[unit]] == 1 for unit in PER_UNIT)
