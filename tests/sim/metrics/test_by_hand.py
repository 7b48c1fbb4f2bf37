"""A shop reckoned on paper. On hand 5; wanted 3, 4, 0, 2; five units ordered at 1 come at 2.

instant | on hand before | wanted | at once | owed after | on hand after
   0    |       5        |   3    |    3    |     0      |      2
   1    |       2        |   4    |    2    |     2      |      0
   2    |       5        |   0    | 2 late  |     0      |      3
   3    |       3        |   2    |    2    |     0      |      1
"""

from math import isnan

import pytest

from sim.agents.customer import Patience
from tests.sim.metrics.tiny import played, value


@pytest.mark.parametrize(
    ("name", "agent", "expected"),
    [
        ("units demanded", "chain", 9),
        ("units delivered", "chain", 9),
        ("units lost", "chain", 0),
        ("units owed", "chain", 0),
        ("value demanded", "chain", 45),
        ("orders", "chain", 3),
        ("order lines", "chain", 3),
        ("orders open", "chain", 0),
        ("customers", "chain", 1),
        ("fill rate", "chain", 7 / 9),
        ("line fill rate", "chain", 2 / 3),
        ("order fill rate", "chain", 2 / 3),
        ("value fill rate", "chain", 7 / 9),
        ("units on time", "chain", 7 / 9),
        ("on time to request", "chain", 2 / 3),
        ("on time to commit", "chain", 2 / 3),
        ("in full", "chain", 1),
        ("OTIF to request", "chain", 2 / 3),
        ("OTIF to commit", "chain", 2 / 3),
        ("cycle time", "chain", 1 / 3),
        ("cycle time variation", "chain", 2**0.5),
        ("cycle time P95", "chain", 0.9),
        ("backorder age", "chain", 1),
        ("backorder age P95", "chain", 1),
        ("mean wait", "chain", 2 / 9),
        ("lost-sales ratio", "chain", 0),
        ("cycle service level", "chain", 3 / 4),
        ("ready rate", "shop", 3 / 4),
        ("gamma service level", "shop", 1 - 2 / 9),
        ("cycle time", "mill", 1),
        ("promise error", "chain", 1 / 3),
        ("promise bias", "chain", 1 / 3),
        ("average on hand", "shop", (2 + 0 + 3 + 1) / 4),
        ("average backlog", "shop", 2 / 4),
        ("average in transit", "shop", 5 / 4),
        ("average on order", "shop", 5 / 4),
        ("inventory value", "shop", 2 * 6 / 4),
        ("inventory turns", "shop", (9 / 4) / (6 / 4)),
        ("inventory cover", "chain", 6 / 9),
        ("order variance", "shop", 25 / 4 - 25 / 16),
        ("consumer demand variance", "chain", 29 / 4 - (9 / 4) ** 2),
        ("bullwhip ratio", "chain", (75 / 16) / (35 / 16)),
        ("local bullwhip ratio", "shop", (75 / 16) / (35 / 16)),
        ("normalised bullwhip ratio", "shop", (75 / 16 / 1.25) / (35 / 16 / 2.25)),
        ("net stock amplification", "shop", ((4 + 4 + 9 + 1) / 4 - 1) / (35 / 16)),
        ("order variation", "shop", (75 / 16) ** 0.5 / 1.25),
        ("peak to average", "shop", 4),
        ("time bucket", "chain", 1),
        ("purchase cost", "shop", 10),
        ("purchase cost", "chain", 10),
        ("ordering cost", "chain", 7),
        ("holding cost", "chain", 0.6),
        ("holding cost in transit", "chain", 0.5),
        ("backlog cost", "chain", 2),
        ("lost-sales cost", "chain", 0),
        ("transport cost", "chain", 4 + 1.25),
        ("transport cost", "mill", 4 + 1.25),
        ("handling cost", "chain", 4.5),
        ("total cost", "chain", 10 + 7 + 0.6 + 0.5 + 2 + 5.25 + 4.5),
        ("total cost", "shop", 10 + 7 + 0.6 + 0.5 + 2 + 4.5),
        ("cost rate", "chain", 29.85 / 4),
        ("cost per unit delivered", "chain", 29.85 / 9),
        ("cost per unit delivered", "shop", 24.6 / 9),
        ("revenue", "chain", 45),
        ("revenue", "shop", 45),
        ("revenue", "mill", 10),
        ("profit", "chain", 45 - 29.85),
        ("profit", "shop", 45 - 24.6),
        ("gross margin", "chain", 45 - 18),
        ("gross margin return on inventory", "chain", 27 / 3),
    ],
)
def test_the_shop_on_paper(name: str, agent: str, expected: float) -> None:
    assert value(played(), name, agent) == pytest.approx(expected, abs=1e-12)


def test_service_is_told_by_group_and_product() -> None:
    run = played()
    assert value(run, "fill rate", "shop", "tea", "consumers") == pytest.approx(7 / 9)
    assert value(run, "fill rate", "chain", "all", "consumers") == pytest.approx(7 / 9)
    assert value(run, "OTIF to request", "shop", "all", "consumers") == pytest.approx(2 / 3)
    assert value(run, "fill rate", "mill", "tea", "shop") == 1.0


def test_lost_sales_are_not_backorders() -> None:
    """Whoever does not wait: 2 of the 4 wanted at 1 are lost; 5 come at 2, of which 2 go."""
    run = played(patience=Patience(backorder=0.0))
    assert value(run, "units lost") == 2
    assert value(run, "units delivered") == 7
    assert value(run, "lost-sales ratio") == pytest.approx(2 / 9)
    assert value(run, "fill rate") == pytest.approx(7 / 9)
    assert value(run, "in full") == pytest.approx(2 / 3)
    assert value(run, "OTIF to request") == pytest.approx(2 / 3)
    assert value(run, "lost-sales cost") == 6.0
    assert value(run, "backlog cost") == 0.0
    assert value(run, "cycle service level") == pytest.approx(3 / 4)
    assert value(run, "cycle time") == 0.0


@pytest.mark.parametrize("record", ["full", "orders", "totals"])
def test_an_order_that_is_overdue_at_the_end_is_not_on_time(record: str) -> None:
    """Nothing is ever ordered: of 3, 4 and 2 wanted only the first order is served whole; one unit more is owed."""
    run = played(record, orders=())
    assert value(run, "orders open") == 2
    assert value(run, "units owed") == 4
    assert value(run, "on time to request") == pytest.approx(1 / 3)
    assert value(run, "OTIF to request") == pytest.approx(1 / 3)
    assert value(run, "in full") == 1.0
    assert value(run, "units on time") == pytest.approx(5 / 9)


@pytest.mark.parametrize("record", ["full", "orders", "totals"])
def test_an_order_that_is_not_yet_due_says_nothing_about_time(record: str) -> None:
    """The order of 4 may take until 5: of the orders that tell, 3 and 2, both are in time."""
    run = played(record, orders=(), opening=3.0, demand=(3, 4), patience=Patience(due_after=4.0))
    assert value(run, "orders open") == 1
    assert value(run, "on time to request") == 1.0


def test_demand_that_does_not_vary_has_no_bullwhip_ratio() -> None:
    from sim.metrics import measure

    run = played(demand=(3, 3, 3, 3))
    for name in ("bullwhip ratio", "local bullwhip ratio", "normalised bullwhip ratio", "net stock amplification"):
        for kpi in measure(run, [name]):
            assert isnan(kpi.value)
            assert kpi.unit == "demand does not vary"
    assert value(run, "consumer demand variance") == 0.0
    assert value(run, "order variance") > 0.0


def test_who_orders_nothing_has_no_peak() -> None:
    from sim.metrics import measure

    run = played(orders=())
    assert value(run, "bullwhip ratio") == 0.0
    (kpi, *_) = measure(run, ["peak to average"])
    assert isnan(kpi.value)
    assert kpi.unit == "nothing was ordered"
