"""The strategic level of a company: a team that designs the processes, supervises them, and chooses partners."""

from sim.strategy.levers import Lever
from sim.strategy.plan import StrategyPlan, plan_of
from sim.strategy.team import RuleBased, StrategicTeam
from sim.strategy.what_if import WhatIf

__all__ = ["Lever", "RuleBased", "StrategicTeam", "StrategyPlan", "WhatIf", "plan_of"]
