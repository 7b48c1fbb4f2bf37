"""Events of supplier relationship management; about: the supplier, where nothing else is said."""

from enum import auto

from sim.happenings.happening import Happening


class SupplyEvent(Happening):
    """Events of supplier relationship management; about: the supplier, where nothing else is said."""

    # supplier relationship management; about: the supplier
    SUPPLIED = 701  # the last of a purchase order line has come in, or is refused; the time since it was ordered
    SUPPLIED_ON_TIME = auto()  # the same; 1 if all of it was there by the time agreed, else 0
    SUPPLIED_IN_FULL = auto()  # the same; 1 if nothing of it was refused, else 0
    SUPPLIED_PERFECTLY = auto()  # the same; 1 if it was on time, in full and without a defect, else 0
    SUPPLIED_UNITS = auto()  # goods of a purchase order come in; units
    SUPPLIED_DEFECTS = auto()  # the same; units of them that are defective
    SUPPLIED_FREIGHT = auto()  # the same; what carrying them cost, money
    PRICE_VARIED = auto()  # the same; (price paid - price on the list) x units, money
    ANSWERED_ORDER = auto()  # a supplier confirms an order; the time since it was ordered
    SUPPLIER_RATED = auto()  # a supplier is rated at a review; its score, 0 to 1
    ITEM_CLASSED = auto()  # an item that is bought moves to another class at a review; number of the class
    SUPPLY_AGREEMENT_STARTED = auto()  # terms begin to hold with a supplier; units reserved a unit of time
    OUTSIDE_BAND = auto()  # more is ordered than agreed for the period; units beyond it
    BELOW_BAND = auto()  # a period ends with less ordered than agreed; units lacking
    GIVEN_BACK = auto()  # leftovers go back to a supplier; units
    PENALISED = auto()  # a supplier pays for being late; money
    GAINED_TOGETHER = auto()  # a supplier is given its part of a gain, or a bonus; money
    SUPPLIER_VISITED = auto()  # somebody goes to see a supplier; money that it costs
    CORRECTED = auto()  # a supplier is asked to put right what it does badly; its score
    DEVELOPMENT_BEGUN = auto()  # a project to improve a supplier begins; money
    SUPPLIER_IMPROVED = auto()  # ... and is done: from now on the supplier does better; the time it took
    INVOICE_PAID = auto()  # goods are paid; money
    INVOICE_OPEN = auto()  # the same; money x time since they came in
    # suppliers; about: the buyer
    TRUSTED = auto()  # a supplier gets an order; how far it trusts the buyer, 0 to 1
    WAITED_FOR_CAPACITY = auto()  # an order is taken up where capacity is scarce; the time it waited
    SERVED_IN_SHORTAGE = auto()  # the same, while orders of other buyers wait; units of capacity
    # sourcing; about: nobody
    TAKEN_BACK = auto()  # an order is cancelled at a seller that is down; units that it had not sent
