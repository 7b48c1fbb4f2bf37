"""Which house of a company an order line goes to."""

from sim.policies.site_choice.drop_ship import DropShip
from sim.policies.site_choice.protocol import Candidate, SiteChoice
from sim.policies.site_choice.single import CheapestSite, FastestSite, HomeSite, MostAvailable, NearestSite
from sim.policies.site_choice.split import NearestWithStock, SplitLine

__all__ = [
    "Candidate",
    "CheapestSite",
    "DropShip",
    "FastestSite",
    "HomeSite",
    "MostAvailable",
    "NearestSite",
    "NearestWithStock",
    "SiteChoice",
    "SplitLine",
]
