"""R7: mean and spread, as users give them, become the textbook's parameters."""

from __future__ import annotations

from math import log, sqrt

from sim.distributions import Gamma, Lognormal, NegativeBinomial
from tests.verify.expectation import Exactly
from tests.verify.row import Row


def parameters(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """R7."""
    lognormal, gamma = Lognormal(10, cv=0.5), Gamma(10, cv=0.5)
    counts = NegativeBinomial(10, sd=5)
    return {
        "lognormal mu": lognormal.mu,
        "lognormal sigma": lognormal.sigma,
        "gamma shape": gamma.shape,
        "gamma scale": gamma.scale,
        "negative binomial n": counts.n,
        "negative binomial p": counts.p,
    }


ROWS = (
    Row(
        "R7",
        "mean 10, cv .5",
        {
            "lognormal mu": Exactly(log(10) - log(1.25) / 2),
            "lognormal sigma": Exactly(sqrt(log(1.25))),
            "gamma shape": Exactly(4),
            "gamma scale": Exactly(2.5),
            "negative binomial n": Exactly(20 / 3),
            "negative binomial p": Exactly(0.4),
        },
        parameters,
        replications=1,
        short=0,
        source="identities",
    ),
)
