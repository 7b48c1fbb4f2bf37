import pytest

from experiments.designs import Factorial, Levels, OneAtATime, Span
from experiments.faults import InputError

SD, SPAN = Levels("demand.sd", (10, 20)), Levels("forecasting.span", (5, 10, 20))


def test_a_factorial_has_every_combination_the_last_factor_changing_first() -> None:
    assert [tuple(point.values()) for point in Factorial()([SD, SPAN])] == [
        (10, 5),
        (10, 10),
        (10, 20),
        (20, 5),
        (20, 10),
        (20, 20),
    ]


def test_a_factorial_refuses_a_range_and_says_what_to_do() -> None:
    with pytest.raises(InputError) as refused:
        Factorial()([SD, Span("demand.mean", 50, 150), Span("replenishment.z", 0, 2)])
    assert [str(fault) for fault in refused.value.faults] == [
        "demand.mean: is a range, and a factorial design needs levels; "
        "list them (demand.mean=50,150), or say design=latin_hypercube",
        "replenishment.z: is a range, and a factorial design needs levels; "
        "list them (replenishment.z=0,2), or say design=latin_hypercube",
    ]


def test_a_factorial_of_too_many_points_is_refused() -> None:
    many = [Levels(f"key{number}", tuple(range(100))) for number in range(4)]
    with pytest.raises(InputError, match="100,000,000 combinations are more than 1,000,000"):
        Factorial()(many)


def test_one_at_a_time_starts_at_the_base_and_changes_one_factor() -> None:
    assert OneAtATime()([SD, SPAN, Span("z", 0, 4)]) == [
        {"demand.sd": 10, "forecasting.span": 5, "z": 2.0},
        {"demand.sd": 20, "forecasting.span": 5, "z": 2.0},
        {"demand.sd": 10, "forecasting.span": 10, "z": 2.0},
        {"demand.sd": 10, "forecasting.span": 20, "z": 2.0},
        {"demand.sd": 10, "forecasting.span": 5, "z": 0.0},
        {"demand.sd": 10, "forecasting.span": 5, "z": 4.0},
    ]


def test_a_design_of_nothing_and_of_one_factor_twice_is_refused() -> None:
    with pytest.raises(InputError, match=r"factors: nothing varies; give a key several values: demand\.sd=10,20"):
        OneAtATime()([])
    with pytest.raises(InputError, match=r"demand\.sd: is a factor twice"):
        Factorial()([SD, SD])
