"""Events of demand management."""

from enum import auto

from sim.happenings.happening import Happening


class DemandEvent(Happening):
    """Events of demand management."""

    FORECAST_ERROR = 401  # a period is over that was forecast; forecast - demand, units
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
