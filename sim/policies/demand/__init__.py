"""How much a customer wants, and when."""

from sim.policies.demand.arrivals import Arrivals
from sim.policies.demand.autoregressive import Autoregressive
from sim.policies.demand.drawn import Drawn, Intermittent, NegativeBinomialDemand, NormalDemand, PoissonDemand
from sim.policies.demand.listed import Dated, Listed
from sim.policies.demand.priced import PriceResponse
from sim.policies.demand.protocol import Demand, Periodic
from sim.policies.demand.shaped import Promotions, Seasonal, Sinusoidal, Trend
from sim.policies.demand.steady import Steady, Step

__all__ = [
    "Arrivals",
    "Autoregressive",
    "Dated",
    "Demand",
    "Drawn",
    "Intermittent",
    "Listed",
    "NegativeBinomialDemand",
    "NormalDemand",
    "Periodic",
    "PoissonDemand",
    "PriceResponse",
    "Promotions",
    "Seasonal",
    "Sinusoidal",
    "Steady",
    "Step",
    "Trend",
]
