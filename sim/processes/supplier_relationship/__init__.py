"""Supplier relationship management: what a house buys, from whom, on what terms, and what comes of it."""

from sim.processes.supplier_relationship.plan import SupplierPlan, plan_of
from sim.processes.supplier_relationship.room import SupplierRelationship
from sim.processes.supplier_relationship.schedule import Coming, Schedule
from sim.processes.supplier_relationship.terms import SupplyTerms

__all__ = ["Coming", "Schedule", "SupplierPlan", "SupplierRelationship", "SupplyTerms", "plan_of"]
