"""Which house of a company an order line goes to, told candidate by candidate."""

import pytest

from sim.policies.site_choice import (
    Candidate,
    CheapestSite,
    DropShip,
    FastestSite,
    HomeSite,
    MostAvailable,
    NearestSite,
    NearestWithStock,
    SplitLine,
)

HOME = Candidate("home", distance=50, lead_time=2, available=3, fixed=1, per_unit=2)
NEAR = Candidate("near", distance=20, lead_time=3, available=0, fixed=9, per_unit=1)
FAR = Candidate("far", distance=90, lead_time=1, available=8, fixed=0, per_unit=4)
PLANT = Candidate("plant", distance=10, lead_time=0.5, available=99, source=True)
SITES = (HOME, NEAR, FAR, PLANT)


@pytest.mark.parametrize(
    ("choice", "quantity", "parts"),
    [
        (HomeSite(), 5, [5, 0, 0, 0]),
        (NearestSite(), 5, [0, 5, 0, 0]),
        (CheapestSite(), 1, [1, 0, 0, 0]),
        (CheapestSite(), 9, [0, 9, 0, 0]),
        (FastestSite(), 5, [0, 0, 5, 0]),
        (FastestSite(), 20, [0, 0, 20, 0]),
        (MostAvailable(), 2, [0, 0, 2, 0]),
        (NearestWithStock(), 2, [2, 0, 0, 0]),
        (NearestWithStock(), 5, [0, 0, 5, 0]),
        (NearestWithStock(), 50, [0, 50, 0, 0]),
        (SplitLine(), 5, [3, 0, 2, 0]),
        (SplitLine(), 20, [3, 9, 8, 0]),
        (SplitLine(least=4), 5, [0, 0, 5, 0]),
        (DropShip(at_least=10), 10, [0, 0, 0, 10]),
        (DropShip(at_least=10), 9, [0, 9, 0, 0]),
        (DropShip(at_least=10), 100, [0, 100, 0, 0]),
        (DropShip(at_least=10, otherwise=HomeSite()), 9, [9, 0, 0, 0]),
    ],
)
def test_where_a_line_goes(choice, quantity, parts):
    assert choice(quantity, SITES) == parts
    assert sum(choice(quantity, SITES)) == quantity


def test_a_source_serves_where_there_is_nobody_else():
    assert NearestSite()(4, (PLANT,)) == [4]
    assert SplitLine()(4, (PLANT,)) == [4]
