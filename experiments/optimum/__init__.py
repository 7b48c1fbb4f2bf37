"""Search for the parameters that serve best under noise, with theory's solution as the first trial."""

from experiments.optimum.optimum import Optimum
from experiments.optimum.parameter import Parameter
from experiments.optimum.response import Constraint, Objective, Order, Response, constraint, response
from experiments.optimum.search import Final, Search
from experiments.optimum.searching import optimise
from experiments.optimum.trial import Book, Evaluate, Known, Sample, Trial

__all__ = [
    "Book",
    "Constraint",
    "Evaluate",
    "Final",
    "Known",
    "Objective",
    "Optimum",
    "Order",
    "Parameter",
    "Response",
    "Sample",
    "Search",
    "Trial",
    "constraint",
    "optimise",
    "response",
]
