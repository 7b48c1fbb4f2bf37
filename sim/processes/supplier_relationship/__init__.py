"""Supplier relationship management: what a house buys, from whom, on what terms, and what comes of it."""

from sim.processes.supplier_relationship.development import SupplierCare, SupplierDevelopment
from sim.processes.supplier_relationship.guideline import Guideline, MeasuredLeadTimes, Sharing
from sim.processes.supplier_relationship.payment import PaymentTerms
from sim.processes.supplier_relationship.plan import SupplierPlan, plan_of
from sim.processes.supplier_relationship.procurement import Procurement
from sim.processes.supplier_relationship.room import SupplierRelationship
from sim.processes.supplier_relationship.schedule import Coming, Schedule
from sim.processes.supplier_relationship.scorecard import Record, Scorecard
from sim.processes.supplier_relationship.terms import SupplyTerms

__all__ = [
    "Coming",
    "Guideline",
    "MeasuredLeadTimes",
    "PaymentTerms",
    "Procurement",
    "Record",
    "Schedule",
    "Scorecard",
    "Sharing",
    "SupplierCare",
    "SupplierDevelopment",
    "SupplierPlan",
    "SupplierRelationship",
    "SupplyTerms",
    "plan_of",
]
