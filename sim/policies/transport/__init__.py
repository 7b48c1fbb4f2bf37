"""How goods travel to customers: by which mode, when a load leaves, and in which round."""

from sim.policies.transport.choice import CheapestMode, FastestMode, ModeChoice
from sim.policies.transport.consolidation import Consolidation, Release, Waiting
from sim.policies.transport.load import NOTHING, Load
from sim.policies.transport.mode import AIR, LESS_THAN_TRUCKLOAD, PARCEL, TRUCKLOAD, Mode
from sim.policies.transport.optimised import Optimised
from sim.policies.transport.rounds import Direct, Rounds, length
from sim.policies.transport.savings import Savings
from sim.policies.transport.tariff import PerKilogram, PerVehicle, Tariff, Zone

__all__ = [
    "AIR",
    "LESS_THAN_TRUCKLOAD",
    "NOTHING",
    "PARCEL",
    "TRUCKLOAD",
    "CheapestMode",
    "Consolidation",
    "Direct",
    "FastestMode",
    "Load",
    "Mode",
    "ModeChoice",
    "Optimised",
    "PerKilogram",
    "PerVehicle",
    "Release",
    "Rounds",
    "Savings",
    "Tariff",
    "Waiting",
    "Zone",
    "length",
]
