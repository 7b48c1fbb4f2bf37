"""Events of returns management; where an event is about a return, its order is the number of the return."""

from enum import auto

from sim.happenings.happening import Happening


class ReturnEvent(Happening):
    """Events of returns management; where an event is about a return, its order is the number of the return."""

    RETURN_REQUESTED = 1001  # a customer asks to return goods; units
    RETURN_OF_ORDER = auto()  # the same; the number of the order in which they were bought
    RETURN_OF_SALE = auto()  # the same; the time at which they had reached the customer
    ADMITTED_WARRANTED = auto()  # goods may be returned that the terms allow to be; units
    ADMITTED_UNWARRANTED = auto()  # ... that they do not; units
    REFUSED_WARRANTED = auto()  # goods may not be returned though the terms allow it; units
    REFUSED_UNWARRANTED = auto()  # ... and the terms do not allow it; units
    KEPT = auto()  # a customer keeps goods it would rather return: too late, or not worth the trouble; units
    RETURN_RECEIVED = auto()  # returned goods come in; units
    INSPECTED = auto()  # ... have been looked at; the grade seen, 1 for A to 4 for D
    NO_FAULT_FOUND = auto()  # ... and nothing is wrong with them; units
    FAULT_FOUND = auto()  # ... or there is another reason for which they came; units
    RETURN_CREDITED = auto()  # the customer is given money back; time since its request
    CHARGED_BACK = auto()  # a supplier pays for what it has caused; money
    RESTOCKED = auto()  # returned goods go back on sale as they are; units
    REFURBISHED = auto()  # ... once worked on; units
    REMANUFACTURED = auto()  # ... once made as new; units
    HARVESTED = auto()  # ... are taken apart for their parts; units
    RECYCLED = auto()  # ... become raw material; units
    SOLD_ON = auto()  # ... are sold on a secondary market; units
    DONATED = auto()  # ... are given away; units
    RETURNED_TO_SUPPLIER = auto()  # ... go back to their supplier; units
    LANDFILLED = auto()  # ... are thrown away; units
    SCRAPPED_IN_FIELD = auto()  # goods need not be sent, and are thrown away where they are; units
    WASTED = auto()  # something goes to landfill; kilograms
    DISPOSED = auto()  # a return is through; time since its request
    PERFECT_RETURN = auto()  # the same, where the right credit came in time and the right thing was done; units
    REVERSE_TRIP = auto()  # a load of returned goods sets out; units
    AVOIDANCE = auto()  # a cause of returns has been worked on; the share of it that is left
