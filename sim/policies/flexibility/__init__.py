"""Flexibility: which plant can make which product."""

from sim.policies.flexibility.links import Chain, Dedicated, Full, Pairs
from sim.policies.flexibility.protocol import Flexibility

__all__ = ["Chain", "Dedicated", "Flexibility", "Full", "Pairs"]
