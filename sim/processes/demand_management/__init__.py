"""Demand management: what is heard of demand becomes a forecast, and forecast and stock become a wanted quantity."""

from sim.processes.demand_management.desk import Desk
from sim.processes.demand_management.room import DemandManagement
from sim.processes.demand_management.rules import FREE, OrderRules

__all__ = ["FREE", "DemandManagement", "Desk", "OrderRules"]
