"""Events of customer service management."""

from enum import auto

from sim.happenings.happening import Happening


class ServiceEvent(Happening):
    """Events of customer service management."""

    RESPONDED = 301  # somebody at the service desk takes up an inquiry; the time it waited
    WAITED = auto()  # the same, where it had to wait at all; the time it waited
    RESOLVED = auto()  # an inquiry is answered; 1 if at the first contact, 0 if the customer was called back
    HANDLED_CONTACT = auto()  # the same; the time somebody was busy with it
    PROMISED = auto()  # an order is promised a date; the time until then
    DECLINED = auto()  # an order is not taken, as another use of the goods pays better; units
    SAID_AVAILABLE = auto()  # an order is promised after goods for it were seen, or said, to be there; units
    FALSELY_PROMISED = auto()  # goods that were said to be there came late, or never; days late
    PROMISE_KEPT = auto()  # an order that was promised is through, whole and in time; how early it was
    PROMISE_BROKEN = auto()  # ... late or short, or the run ends with it overdue; how late it was
    ANSWER_ERROR = auto()  # an order is through whose customer had asked; delivery - the last date told, its size
    ALARMED = auto()  # an order is seen to miss its promise; the promise - now, positive if it is seen ahead
    NOTIFIED = auto()  # a customer is told that an order will be late; the promise - now
    LATE_TOLD = auto()  # an order is through, late; 1 if that was told far enough ahead, else 0
    REPROMISED = auto()  # ... and promised a new date; how much later it is
    EXPEDITED = auto()  # an order is put first and sent the fast way; money
    SPLIT = auto()  # what is there of an order leaves before the rest; units
    SUBSTITUTED = auto()  # another product is sent; units
    SENT_FROM_ELSEWHERE = auto()  # another house sends it; units
    CREDITED = auto()  # a customer is given money for a broken promise; money
    CAUSE_STOCK = auto()  # an alarm's root cause: more was sold than was there or ordered; days late
    CAUSE_CAPACITY = auto()  # ... the line is busy; days late
    CAUSE_SUPPLIER = auto()  # ... a seller is late; days late
    CAUSE_TRANSPORT = auto()  # ... goods are late on their way; days late
    SUPPORTED = auto()  # a customer is helped to use what it got; money
    SENT_BACK = auto()  # a customer, who could be helped to use what it has, sends some of it back; units
    SENT_BACK_SOUND = auto()  # the same, and nothing is wrong with it; units
