"""Customer service management: promises, answers, and what is done when something goes wrong."""

from sim.processes.customer_service.contacts import ContactDesk
from sim.processes.customer_service.monitoring import Monitoring, Procedures
from sim.processes.customer_service.plan import Interfaces, ServicePlan
from sim.processes.customer_service.room import CustomerService
from sim.processes.customer_service.staffing import Staffing
from sim.processes.customer_service.support import Support

__all__ = [
    "ContactDesk",
    "CustomerService",
    "Interfaces",
    "Monitoring",
    "Procedures",
    "ServicePlan",
    "Staffing",
    "Support",
]
