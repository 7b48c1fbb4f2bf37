"""The laws of chance that quantities, gaps and lead times follow, by the parameters of the field: mean and spread."""

from sim.distributions.bounded import Normal, Triangular, TruncatedNormal, Uniform
from sim.distributions.constant import Constant, distribution
from sim.distributions.counts import Geometric, NegativeBinomial, Poisson
from sim.distributions.empirical import Empirical
from sim.distributions.positive import Erlang, Exponential, Gamma, Lognormal
from sim.distributions.protocol import Distribution, Numbers

__all__ = [
    "Constant",
    "Distribution",
    "Empirical",
    "Erlang",
    "Exponential",
    "Gamma",
    "Geometric",
    "Lognormal",
    "NegativeBinomial",
    "Normal",
    "Numbers",
    "Poisson",
    "Triangular",
    "TruncatedNormal",
    "Uniform",
    "distribution",
]
