"""A study: what is asked, the points at which it is played, and what came of every run."""

from experiments.study.expanding import expand
from experiments.study.findings import Findings
from experiments.study.outcome import Outcome
from experiments.study.point import Point
from experiments.study.runner import Runner
from experiments.study.study import Study

__all__ = ["Findings", "Outcome", "Point", "Runner", "Study", "expand"]
