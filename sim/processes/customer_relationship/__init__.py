"""Customer relationship management: customers are classed by what they bring, and served as agreed with each class."""

from sim.processes.customer_relationship.account_managers import AccountManagers
from sim.processes.customer_relationship.plan import RelationshipPlan
from sim.processes.customer_relationship.room import CustomerRelationship

__all__ = ["AccountManagers", "CustomerRelationship", "RelationshipPlan"]
