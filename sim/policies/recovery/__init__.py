"""Recovery: when goods that came back are worked on."""

from sim.policies.recovery.control import Pull, Push
from sim.policies.recovery.protocol import Recovery

__all__ = ["Pull", "Push", "Recovery"]
