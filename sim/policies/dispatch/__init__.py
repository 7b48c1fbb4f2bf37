"""Dispatch: which of the jobs that wait for a machine is next."""

from sim.policies.dispatch.by_date import CriticalRatio, EarliestDue
from sim.policies.dispatch.by_time import SetupSaving, ShortestFirst
from sim.policies.dispatch.by_turn import FirstCome, SegmentPriority
from sim.policies.dispatch.protocol import STOCK, Dispatch, Job

__all__ = [
    "STOCK",
    "CriticalRatio",
    "Dispatch",
    "EarliestDue",
    "FirstCome",
    "Job",
    "SegmentPriority",
    "SetupSaving",
    "ShortestFirst",
]
