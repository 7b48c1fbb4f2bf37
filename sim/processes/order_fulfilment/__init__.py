"""Order fulfilment: orders are entered, promised, given their share of the stock, picked and shipped."""

from sim.processes.order_fulfilment.packaging import Containers, Packaging
from sim.processes.order_fulfilment.picking import Picking
from sim.processes.order_fulfilment.plan import NEUTRAL, FulfilmentPlan, plan_of
from sim.processes.order_fulfilment.receiving import Receiving
from sim.processes.order_fulfilment.requirements import Requirements
from sim.processes.order_fulfilment.room import OrderFulfilment
from sim.processes.order_fulfilment.site_desk import SiteDesk, Sites
from sim.processes.order_fulfilment.steps import LifeCycle, Step, Terms
from sim.processes.order_fulfilment.substitution import Substitution
from sim.processes.order_fulfilment.transshipment import Transshipment

__all__ = [
    "NEUTRAL",
    "Containers",
    "FulfilmentPlan",
    "LifeCycle",
    "OrderFulfilment",
    "Packaging",
    "Picking",
    "Receiving",
    "Requirements",
    "SiteDesk",
    "Sites",
    "Step",
    "Substitution",
    "Terms",
    "Transshipment",
    "plan_of",
]
