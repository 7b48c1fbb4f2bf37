"""How a team comes to a decision when its members see things differently."""

from sim.policies.voting.ballot import Ballot, Vote
from sim.policies.voting.finance_veto import FinanceVeto
from sim.policies.voting.majority import Majority
from sim.policies.voting.weighted_sum import WeightedSum

__all__ = ["Ballot", "FinanceVeto", "Majority", "Vote", "WeightedSum"]
