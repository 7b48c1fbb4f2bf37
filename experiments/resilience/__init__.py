"""Stress: when a chain fails its customers, how long it holds out, how soon it is well again, and what that costs."""

from experiments.resilience.failures import Thresholds
from experiments.resilience.histories import histories
from experiments.resilience.report import risk_report
from experiments.resilience.tables import RiskTables, risk_tables

__all__ = ["RiskTables", "Thresholds", "histories", "risk_report", "risk_tables"]
