"""Gatekeeping: who may return goods."""

from sim.policies.gatekeeping.entry_inspection import EntryInspection
from sim.policies.gatekeeping.protocol import Claim, Gatekeeping, Look
from sim.policies.gatekeeping.rules import PolicyRules

__all__ = ["Claim", "EntryInspection", "Gatekeeping", "Look", "PolicyRules"]
