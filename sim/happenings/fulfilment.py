"""Events of order fulfilment."""

from enum import auto

from sim.happenings.happening import Happening


class FulfilmentEvent(Happening):
    """Events of order fulfilment."""

    GENERATED = 501  # an order was delivered whole: time from the wish until it reached its seller
    ENTERED = auto()  # the same order: time until it was entered
    PROCESSED = auto()  # ... until its last goods were set aside
    DOCUMENTED = auto()  # ... until their papers were written
    PICKED = auto()  # ... until they were picked
    DELIVERED = auto()  # ... until they reached the customer
    SETTLED = auto()  # ... until the order was paid
    ORDER_TO_CASH = auto()  # time from the wish to the payment of an order that was delivered whole
    HANDLED = auto()  # somebody worked on an order, or on goods that came in
    DATA_ERROR = auto()  # an order was entered wrong; 1 if that was noticed, else 0
    DOCUMENT_ERROR = auto()  # the papers of a shipment went out wrong
    PICK_ERROR = auto()  # goods were picked wrong or short; units
    DAMAGE = auto()  # goods arrived broken; units
    CLAIM = auto()  # a customer has found that goods of its order are missing; units
    DISPUTE = auto()  # a customer disputes an invoice; money
    FLAWED = auto()  # an order came whole and by the date promised, but with an error
    SERVED_AWAY = auto()  # a line was given to another house than the customer's home; units
    LINE_SPLIT = auto()  # a line was divided among houses; how many
    TRANSSHIPPED = auto()  # a house sent goods to another that was short of them; units
    PUT_AWAY = auto()  # goods that came in are put on their shelf
    CROSS_DOCKED = auto()  # goods that came in were owed, and went out without being put away; units
    EXPRESSED = auto()  # an order could not be there in time on the ordinary way, and took the fast one; money
    TURNED_AWAY = auto()  # an order was smaller than agreed, and not accepted; units
    CREDIT_HOLD = auto()  # an order was held back as its customer owes too much; time it was held
    WAITED_AT_DOCK = auto()  # goods of an order line leave the dock; time they waited there for their vehicle
    VEHICLE_LEFT = auto()  # a vehicle leaves on a trip; the share of it that is filled, by weight or volume
    DRIVEN = auto()  # the same; kilometres of the trip, until it is back
    CARRIED = auto()  # goods leave for a customer; tonne-kilometres
    EMITTED = auto()  # the same; kilograms of CO2e
