"""Disposition: what becomes of goods that came back."""

from sim.policies.disposition.fixed_table import FixedTable
from sim.policies.disposition.highest_value import HighestValue, TimeAware
from sim.policies.disposition.options import FATES, WORK, Fate, Option, Prospect
from sim.policies.disposition.protocol import Disposition

__all__ = [
    "FATES",
    "WORK",
    "Disposition",
    "Fate",
    "FixedTable",
    "HighestValue",
    "Option",
    "Prospect",
    "TimeAware",
]
