"""What happens in the processes besides messages and postings: one word for each kind of event, and its counts."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import TYPE_CHECKING

from sim.columns import EVENT
from sim.facts import HappeningFacts

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.simulation import Simulation


class Happening(IntEnum):
    """The kinds of event in the table of events; each says what its value is."""

    # customer relationship management
    SEGMENT_CHANGED = auto()  # a customer moves to another class at a review; the new class, 1 is the first
    AGREEMENT_STARTED = auto()  # terms begin to hold with a customer; its class in allocation
    VISITED = auto()  # an account manager visits a customer; the cost of the visit
    GAIN_SHARED = auto()  # a saving in serving a customer is shared with it; money paid back
    # customers
    JOINED = auto()  # a new customer; how many there have been with it
    EXPERIENCED = auto()  # a customer is through with an order; how it was, from 1, perfect, to -1
    LOOKED_BACK = auto()  # a customer asks itself, as it does every month, whether to stay; its satisfaction, 0 to 1
    CHURNED = auto()  # a customer leaves; the time since it joined
    BOUGHT_ELSEWHERE = auto()  # a customer orders from a competitor; units
    WENT_WITHOUT = auto()  # a customer is told that there is not enough, and does not order; units
    NEGLECTED = auto()  # a customer has waited long enough for an answer; how long
    # customer service management
    RESPONDED = auto()  # somebody at the service desk takes up an inquiry; the time it waited
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
    # demand management
    FORECAST_ERROR = auto()  # a period is over that was forecast; forecast - demand, units
    FORECAST_MISS = auto()  # the same; the size of the error, units
    NAIVE_MISS = auto()  # the same; the size of the error had the last demand been the forecast, units
    DEMAND_AGREED = auto()  # a planning meeting agrees on demand, unconstrained; units over the plan
    PLANNED_GAP = auto()  # a plan is made; demand that it delivers late or makes up for, units a period
    REPLANNED = auto()  # a plan is made anew; units by which periods planned before are changed
    PLANNED_BEFORE = auto()  # the same; units planned for these periods before
    REPLANNED_NEAR = auto()  # as replanned, periods ahead counting less and less; units
    PLANNED_NEAR = auto()  # as planned before, in the same way; units
    GAP = auto()  # a planning period is over; |units shipped - units demanded| of customers outside
    PLANNED_UNITS = auto()  # the same; units that were to be made, as told a cycle before
    OFF_PLAN = auto()  # the same; |units made - units that were to be made|
    PROMOTED = auto()  # the same, with a promotion, at a house; the share of time without stock
    CONTINGENCY_BEGUN = auto()  # a plan for the case is carried out; the time since the case came
    CONTINGENCY_ENDED = auto()  # ... and is over; the time that it lasted
    FORECAST_DEMAND = auto()  # the same; the demand, units
    FORECAST_EXCEPTION = (
        auto()
    )  # two partners differ on what the buyer will order; seller - buyer, units a unit of time
    # order fulfilment
    GENERATED = auto()  # an order was delivered whole: time from the wish until it reached its seller
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


Key = tuple[Happening, str, str, str, str]


class Happenings:
    """The counts of all events: number, sum and sum of squares by kind, house, group and segment of whom it is about,
    and product; and a row each where they are kept.
    """

    def __init__(self, sim: Simulation, *, keep: bool) -> None:
        self.sim = sim
        self.keep = keep
        self.rows = bytearray()
        self.sums: dict[Key, list[float]] = {}

    def add(
        self, what: Happening, agent: Agent, about: Agent | None, product: Product | None, order: int, value: float
    ) -> None:
        """One event."""
        sim = self.sim
        group, segment = (about.group, sim.segments.get(about.name, "")) if about is not None else ("", "")
        key = (what, agent.name, group, segment, product.name if product is not None else "")
        sums = self.sums.get(key)
        if sums is None:
            self.sums[key] = [1.0, value, value * value]
        else:
            sums[0] += 1.0
            sums[1] += value
            sums[2] += value * value
        if self.keep:
            number = sim.number(product) if product is not None else -1
            other = about.index if about is not None else -1
            self.rows += EVENT.pack(sim.env.now, what, agent.index, other, number, order, value)

    def restart(self) -> None:
        """The warm-up is over: counts begin anew, rows stay."""
        self.sums.clear()

    def facts(self) -> tuple[HappeningFacts, ...]:
        """What was counted."""
        return tuple(
            HappeningFacts(word(what), agent, group, segment, product, int(count), total, squared)
            for (what, agent, group, segment, product), (count, total, squared) in self.sums.items()
        )


def word(what: Happening) -> str:
    """The kind of an event in words."""
    return what.name.lower().replace("_", " ")
