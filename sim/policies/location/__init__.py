"""Where to have warehouses, and who is served from which: the design of a network."""

from sim.policies.location.centre_of_gravity import CentreOfGravity, centre
from sim.policies.location.design import Design, Location
from sim.policies.location.fixed_charge import FixedCharge
from sim.policies.location.given import Given
from sim.policies.location.p_median import PMedian
from sim.policies.location.region import Candidate, Market, Region

__all__ = ["Candidate", "CentreOfGravity", "Design", "FixedCharge", "Given", "Location", "Market", "PMedian", "Region"]
__all__ += ["centre"]
