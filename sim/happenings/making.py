"""Events of manufacturing flow management."""

from enum import auto

from sim.happenings.happening import Happening


class MakingEvent(Happening):
    """Events of manufacturing flow management."""

    # manufacturing flow: loading of plants
    WANTED_OF_PLANTS = 601  # a house wants something that plants of its company make; units
    NO_PLANT_FREE = auto()  # the same; units for which no plant that can make it has time
    # manufacturing flow: the shop floor
    LOT_FINISHED = auto()  # a lot that has a due date comes off the line; its lateness, finished - due
    LOT_LATE = auto()  # the same, where it is late; how late
    MAINTAINED = auto()  # a machine is stopped by plan; the time it takes
    REPAIRED = auto()  # a machine breaks down, where maintenance is planned; the time it takes
    OVERTIME_BEGUN = auto()  # work centres go on longer; the time of the work ahead of the busiest
    SUBCONTRACTED = auto()  # goods are made by somebody else; units
    OUTGOING_INSPECTED = auto()  # a lot is inspected at the end of the line; units
    OUTGOING_HELD = auto()  # ... and held, as much of it was bad; the time
    MADE_DEFECTIVE = auto()  # units of a lot that came off the line are defective; units
    DEFECT_ESCAPED = auto()  # ... and not found; units
    OUTGOING_REJECTED = auto()  # units are thrown away at the end of the line, defective or not; units
    # manufacturing flow: material planning
    ORDER_RELEASED = auto()  # a production order has gone into work whole; 1 if its parts were there at once, else 0
    STARVED = auto()  # the same, where its parts were not there; the time it waited for them
    ORDER_DONE = auto()  # a production order is done; 1 if in the period in which it was planned to be, else 0
    PLANNED_ORDERS_CHANGED = auto()  # a material plan is made anew; units of planned orders that are other than before
    PLANNED_ORDERS = auto()  # the same; units of planned orders before
    OVERLOADED = auto()  # a period begins with more work to be released than a work centre has hours; hours too many
    GOODS_OVERDUE = auto()  # a planner asks a seller for goods that should be there; units
    ORDER_EARLY = auto()  # a production order is done before its period; the time before it was to be done
