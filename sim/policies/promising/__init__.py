"""What date to promise, and whether to take the order at all."""

from sim.policies.promising.available import AvailableToPromise
from sim.policies.promising.capable import CapableToPromise
from sim.policies.promising.fixed import FixedQuote
from sim.policies.promising.profitable import ProfitableToPromise
from sim.policies.promising.protocol import Promising
from sim.policies.promising.view import AvailabilityView, Load, Rivals, Schedule, Visit

__all__ = [
    "AvailabilityView",
    "AvailableToPromise",
    "CapableToPromise",
    "FixedQuote",
    "Load",
    "ProfitableToPromise",
    "Promising",
    "Rivals",
    "Schedule",
    "Visit",
]
