"""What the strategic team does over all processes, and who of its members is responsible."""

from sim.happenings import StrategyEvent
from sim.responsibility.functions import FUNCTIONS
from sim.responsibility.sub_process import Process, SubProcess

EVERYBODY_ELSE = tuple(function for function in FUNCTIONS if function != "finance")

STRATEGIC_TEAM = Process(
    "strategic team",
    "strategy",
    (
        SubProcess(
            "strategic",
            "Review the policies of the processes",
            "finance",
            events=(
                StrategyEvent.STRATEGY_REVIEWED,
                StrategyEvent.POLICY_SIMULATED,
                StrategyEvent.EFFECT_SEEN,
                StrategyEvent.TARGET_REACHED,
                StrategyEvent.TARGET_MISSED,
            ),
            decisions=("strategy.team", "team/what-if"),
            consulted=EVERYBODY_ELSE,
        ),
        SubProcess(
            "strategic",
            "Change policies",
            "finance",
            events=(StrategyEvent.POLICY_ADOPTED, StrategyEvent.POLICY_IN_FORCE),
            decisions=("strategy", "strategy.goals", "*/lever *"),
            consulted=EVERYBODY_ELSE,
            informed=EVERYBODY_ELSE,
        ),
        SubProcess(
            "operational",
            "Supervise execution",
            "finance",
            events=(
                StrategyEvent.RULE_FOLLOWED,
                StrategyEvent.RULE_SKIPPED,
                StrategyEvent.AUDITED,
                StrategyEvent.DEVIATION_FOUND,
                StrategyEvent.DEVIATION_CORRECTED,
            ),
            decisions=("strategy.supervision",),
            informed=EVERYBODY_ELSE,
        ),
        SubProcess(
            "strategic",
            "Choose the partners to integrate",
            "purchasing",
            events=(
                StrategyEvent.PARTNER_INTEGRATED,
                StrategyEvent.PARTNER_MONITORED,
                StrategyEvent.PARTNER_RELEASED,
                StrategyEvent.LINKS_MANAGED,
                StrategyEvent.LINKS_MONITORED,
            ),
            decisions=("strategy.integration", "integration/*"),
            accountable="finance",
            consulted=("sales", "logistics"),
        ),
    ),
)
