"""Events of customer relationship management."""

from enum import auto

from sim.happenings.happening import Happening


class RelationshipEvent(Happening):
    """Events of customer relationship management."""

    SEGMENT_CHANGED = 101  # a customer moves to another class at a review; the new class, 1 is the first
    AGREEMENT_STARTED = auto()  # terms begin to hold with a customer; its class in allocation
    VISITED = auto()  # an account manager visits a customer; the cost of the visit
    GAIN_SHARED = auto()  # a saving in serving a customer is shared with it; money paid back
