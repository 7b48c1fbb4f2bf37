"""Which partners come first when a company draws some of them closer."""

from sim.policies.partner_choice.candidate import Candidate
from sim.policies.partner_choice.rankings import AtRandom, ByCriticality, ByVolume, PartnerChoice

__all__ = ["AtRandom", "ByCriticality", "ByVolume", "Candidate", "PartnerChoice"]
