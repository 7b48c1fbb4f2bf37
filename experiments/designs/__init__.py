"""Which points a study plays: what varies, and by which design."""

from experiments.designs.crossed import Factorial, OneAtATime
from experiments.designs.design import Design
from experiments.designs.factor import Factor, Levels, Span
from experiments.designs.factors import factor, factors_of
from experiments.designs.filling import LatinHypercube, SobolSequence
from experiments.designs.listed import Listed, read_points
from experiments.designs.reading import design_of
from experiments.designs.screened import Screened
from experiments.designs.screening import Morris, Saltelli
from experiments.designs.sensitivity import sensitivity

__all__ = [
    "Design",
    "Factor",
    "Factorial",
    "LatinHypercube",
    "Levels",
    "Listed",
    "Morris",
    "OneAtATime",
    "Saltelli",
    "Screened",
    "SobolSequence",
    "Span",
    "design_of",
    "factor",
    "factors_of",
    "read_points",
    "sensitivity",
]
