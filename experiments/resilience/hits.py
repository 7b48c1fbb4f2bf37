"""What became of each disruption: did the chain survive it, how long did it hold out, when was it well again."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Literal

from experiments.resilience.failures import NAN, Failure
from experiments.resilience.outages import Spell

Outcome = Literal["survived", "failed", "failing already", "not known"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One disruption, from `start` until `end` (nan: still on when the run ended), and what came of it.

    survive: time from the start until the first failure that it leads to (Simchi-Levi,
    Schmidt and Wei 2014, Harvard Business Review 92(1); 2015, Interfaces 45(5): time to survive); nan unless it failed.
    recover: time from the end of the disruption until service is recovered from that failure, 0 where it was before
    the end; so much as was seen where `recovered` is False, nan unless it failed and the disruption ended.
    """

    start: float
    end: float
    outcome: Outcome
    survive: float = NAN
    recover: float = NAN
    recovered: bool = False


def hits(spells: Sequence[Spell], found: Sequence[Failure], began: float, ended: float, reach: float) -> list[Hit]:
    """What became of the disruptions that start while time is counted, from `began` until `ended`.

    A failure is laid at the door of the last disruption that started before it, where it begins no later than `reach`
    after that disruption's end: the time that goods need to come through the chain. Of a disruption that the chain
    has held out against so far, nothing is known if the run ends sooner. One that strikes while the chain is failing
    tells nothing of how long it would have held out.
    """
    struck = []
    for number, (start, end) in enumerate(spells):
        if not began <= start < ended:
            continue
        closed = end if end < ended else NAN
        later = spells[number + 1][0] if number + 1 < len(spells) else float("inf")
        if any(each.began < start and not each.ended <= start for each in found):
            struck.append(Hit(start, closed, "failing already"))
            continue
        failure = next((each for each in found if start <= each.began < later and each.began <= end + reach), None)
        if failure is None:
            struck.append(Hit(start, closed, "survived" if min(end + reach, later) < ended else "not known"))
        else:
            well = failure.ended if failure.recovered else ended
            recover = max(0.0, well - closed) if not isnan(closed) else NAN
            struck.append(Hit(start, closed, "failed", failure.began - start, recover, failure.recovered))
    return struck
