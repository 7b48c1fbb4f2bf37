"""Product development and commercialisation: how products come about, and how they are brought to market."""

from sim.processes.product_development.plan import DevelopmentPlan

__all__ = ["DevelopmentPlan"]
