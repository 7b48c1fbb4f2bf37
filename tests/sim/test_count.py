import numpy as np

from sim.columns import LINE, LINE_COLUMNS, ORDER, ORDER_COLUMNS, rows
from sim.count import ByKey, Count
from sim.tally import OPEN, line_tallies

HOUSES = np.array([0, 1, 1])


def line(number, buyer, *, at_once, closed, lost=0.0, entered=0.0):
    delivered = 10.0 - lost
    return LINE.pack(
        number, buyer, 0, 0, 10.0, 0.0, entered, 2.0, 2.0, closed, at_once, delivered, lost, 10.0, 0.0, 0.0, 3.0
    )


LINES = [
    line(1, 1, at_once=10.0, closed=1.0),
    line(2, 2, at_once=4.0, closed=3.0),
    line(3, 1, at_once=0.0, closed=OPEN),
]


def test_rows_are_added_up_by_key_in_the_order_in_which_keys_come():
    sums = ByKey(1)
    for keys, values in (([7, 3, 7], [1.0, 2.0, 4.0]), ([3, 9], [8.0, 16.0])):
        sums.add([np.array(keys)], [np.array(values)])
    assert sums.rows() == [((7,), [5.0]), ((3,), [10.0]), ((9,), [16.0])]


def test_lines_counted_page_by_page_are_the_lines_counted_at_the_end():
    whole = line_tallies(rows(bytearray(b"".join(LINES)), LINE_COLUMNS), HOUSES)
    count = Count()
    for page in (LINES[:2], LINES[2:]):
        count.add_lines(rows(bytearray(b"".join(page)), LINE_COLUMNS), HOUSES)
    assert count.lines() == whole
    tally = whole[0, 1, 0]
    assert (tally.lines, tally.lines_at_once, tally.closed, tally.on_time, tally.in_full) == (3, 1, 2, 1, 2)
    assert (tally.units, tally.cycle, tally.cycle_squared, tally.value_at_once) == (30.0, 4.0, 10.0, 42.0)


def test_what_was_entered_before_the_warm_up_was_over_does_not_count():
    count = Count(since=1.0)
    count.add_lines(rows(bytearray(LINES[0] + line(4, 1, at_once=0.0, closed=2.0, entered=1.0)), LINE_COLUMNS), HOUSES)
    assert count.lines()[0, 1, 0].lines == 1


def test_orders_are_on_time_or_overdue():
    late = ORDER.pack(1, 0, 0.0, 2.0, 5.0, 3.0, True, True)
    open_still = ORDER.pack(2, 0, 0.0, 2.0, 5.0, OPEN, False, True)
    count = Count()
    count.add_orders(rows(bytearray(late + open_still), ORDER_COLUMNS), HOUSES, 4.0)
    tally = count.orders()[0, 1]
    assert (tally.orders, tally.closed, tally.at_once, tally.in_full) == (2, 1, 1, 1)
    assert (tally.on_time, tally.on_time_promised, tally.otif_promised) == (0, 1, 1)
    assert (tally.overdue, tally.overdue_promised) == (1, 0)
