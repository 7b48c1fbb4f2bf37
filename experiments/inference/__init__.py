"""What replications prove: differences between arms, when to stop, which arm is best, and how bad it may get.

Intervals of one sample and warm-up are in experiments.statistics; these are pure functions around them.
"""

from experiments.inference.allocation import allocation
from experiments.inference.comparison import dunnett, independent, paired
from experiments.inference.constraint import Constraint
from experiments.inference.differences import differences
from experiments.inference.kim_nelson import KimNelson
from experiments.inference.ocba import Equal, Ocba
from experiments.inference.precision import Precision, enough, replicate_until
from experiments.inference.protocol import answer, protocol
from experiments.inference.question import Question, Rule, Verdict
from experiments.inference.sampling import Draw, one_by_one, share_of_runs
from experiments.inference.selection import Procedure, Selection
from experiments.inference.sign import Sign, decide_signs
from experiments.inference.tail import expected_shortfall, quantile_interval, value_at_risk

__all__ = [
    "Constraint",
    "Draw",
    "Equal",
    "KimNelson",
    "Ocba",
    "Precision",
    "Procedure",
    "Question",
    "Rule",
    "Selection",
    "Sign",
    "Verdict",
    "allocation",
    "answer",
    "decide_signs",
    "differences",
    "dunnett",
    "enough",
    "expected_shortfall",
    "independent",
    "one_by_one",
    "paired",
    "protocol",
    "quantile_interval",
    "replicate_until",
    "share_of_runs",
    "value_at_risk",
]
