"""What is available to promise, from what is on hand, expected, and promised already."""

from __future__ import annotations

from math import inf

from sim.policies.promising.view import Schedule

CRUMB = 1e-9


def discrete(now: float, on_hand: float, receipts: Schedule, commitments: Schedule) -> list[tuple[float, float]]:
    """Units of each receipt that are free: (date, units), the first with what is on hand now.

    First: on hand + what is due - what is promised before the next receipt; later: the receipt less what is promised
    before the one after it. More promised than a receipt brings is taken from the receipts before it, and what these
    do not have from those after it: nobody else is promised them.
    """
    buckets = [[now, on_hand]]
    for date, units in receipts:
        if date <= buckets[-1][0]:
            buckets[-1][1] += units
        else:
            buckets.append([date, units])
    index, last = 0, len(buckets) - 1
    for date, units in commitments:
        while index < last and buckets[index + 1][0] <= date:
            index += 1
        buckets[index][1] -= units
    for later in range(last, 0, -1):
        short = buckets[later][1]
        if short < 0:
            buckets[later][1] = 0.0
            buckets[later - 1][1] += short
    for earlier in range(last):
        short = buckets[earlier][1]
        if short >= 0:
            break
        buckets[earlier][1] = 0.0
        buckets[earlier + 1][1] += short
    return [(date, units) for date, units in buckets]


def uncommitted(now: float, on_hand: float, receipts: Schedule, commitments: Schedule, quantity: float) -> float:
    """The first date from which so many units are free for good, whatever is promised later (cumulative ATP with
    look-ahead); infinite where what is expected never leaves so many.
    """
    level, since = on_hand, now
    taken, promised = 0, len(commitments)
    for date, units in receipts:
        while taken < promised and commitments[taken][0] < date:
            level -= commitments[taken][1]
            taken += 1
        if level + CRUMB < quantity:
            since = date
        level += units
    while taken < promised:
        level -= commitments[taken][1]
        taken += 1
    return max(since, now) if level + CRUMB >= quantity else inf
