"""Where values belong and how they add up."""

from math import isnan, nan, sqrt

from sim.metrics.cells import added, averaged, highest, ratio, worst


def test_values_add_up_by_house_by_product_and_for_the_chain() -> None:
    cells = added([("shop", "tea", 1.0), ("shop", "milk", 2.0), ("store", "tea", 4.0), ("store", "tea", 8.0)])
    assert cells == [
        ("chain", "all", "all", 15.0),
        ("chain", "tea", "all", 13.0),
        ("chain", "milk", "all", 2.0),
        ("shop", "all", "all", 3.0),
        ("store", "all", "all", 12.0),
        ("shop", "tea", "all", 1.0),
        ("shop", "milk", "all", 2.0),
        ("store", "tea", "all", 12.0),
    ]


def test_ratios_are_of_sums_not_means_of_ratios() -> None:
    cells = averaged([("shop", "tea", 1.0, 2.0), ("store", "tea", 2.0, 8.0)])
    assert ("chain", "all", "all", 0.3) in cells
    assert ("chain", "tea", "all", 0.3) in cells
    assert ("store", "tea", "all", 0.25) in cells


def test_the_worst_house_stands_for_the_chain() -> None:
    cells = worst([("shop", "tea", 4.0, 2.0), ("shop", "milk", 8.0, 2.0), ("store", "tea", 6.0, 2.0)])
    assert {cell[:2]: cell[3] for cell in cells} == {
        ("chain", "all"): 3.0,
        ("chain", "tea"): 3.0,
        ("chain", "milk"): 4.0,
        ("shop", "all"): 3.0,
        ("store", "all"): 3.0,
        ("shop", "tea"): 2.0,
        ("shop", "milk"): 4.0,
        ("store", "tea"): 3.0,
    }


def test_a_ratio_to_nothing_has_no_value_and_is_never_the_worst() -> None:
    assert isnan(ratio(1.0, 0.0))
    assert highest([nan, 2.0]) == 2.0
    assert isnan(highest([nan]))
    assert isnan(worst([("shop", "tea", 1.0, 0.0)])[0][3])


def test_sums_are_finished_by_the_function_given() -> None:
    cells = averaged([("shop", "tea", 9.0, 2.0), ("shop", "milk", 16.0, 3.0)], lambda top, bottom: sqrt(top) / bottom)
    assert cells[0] == ("chain", "all", "all", 1.0)
