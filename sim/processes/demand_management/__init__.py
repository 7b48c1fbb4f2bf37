"""Demand management: what is heard of demand becomes a forecast, and forecast and stock become a wanted quantity."""

from sim.processes.demand_management.collaboration import Collaboration, JointDesk, JointPlanner
from sim.processes.demand_management.contingency import Case, Contingency
from sim.processes.demand_management.contingency_responses import BuyFrom, RaiseBuffer, Ration, WorkOvertime
from sim.processes.demand_management.desk import Desk
from sim.processes.demand_management.habits import BuyingAhead, Gaming, Habits, Lacking, Outlook
from sim.processes.demand_management.information import Forecasts, Information
from sim.processes.demand_management.order_calendar import OrderCalendar, OrderDays
from sim.processes.demand_management.plan import NEUTRAL, DemandPlan, plan_of
from sim.processes.demand_management.room import DemandManagement
from sim.processes.demand_management.rules import FREE, OrderRules
from sim.processes.demand_management.sales_and_operations import SalesAndOperations
from sim.processes.demand_management.telling import Telling
from sim.processes.demand_management.vendor_managed import Vending, VendorManaged

__all__ = [
    "FREE",
    "NEUTRAL",
    "BuyFrom",
    "BuyingAhead",
    "Case",
    "Collaboration",
    "Contingency",
    "DemandManagement",
    "DemandPlan",
    "Desk",
    "Forecasts",
    "Gaming",
    "Habits",
    "Information",
    "JointDesk",
    "JointPlanner",
    "Lacking",
    "OrderCalendar",
    "OrderDays",
    "OrderRules",
    "Outlook",
    "RaiseBuffer",
    "Ration",
    "SalesAndOperations",
    "Telling",
    "Vending",
    "VendorManaged",
    "WorkOvertime",
    "plan_of",
]
