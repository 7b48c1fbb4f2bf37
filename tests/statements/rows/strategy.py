"""S49, S51 and loop 7: who designs the processes, by whose KPIs, how often, and whether they hear what came of it."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

FIRM = ("scenario=small_firm",)
AHEAD = ("strategy.team.search.runs=1", "strategy.team.search.ahead=100", "strategy.team.interval=150")
UNMOVED = ("strategy.team.vote.margin=10",)
"""No change is ever good enough."""
SAID = "strategy.team.levers.3.effects={large:{profit:0.05,holding cost per unit:0}}"
"""Parts by the five thousand are said to be good for profit."""
FUNCTIONS = "marketing", "sales", "finance", "production", "purchasing", "logistics", "research_and_development"
ONE_VIEW = (f"strategy.team.views={{{','.join(f'{name}:{{profit:1}}' for name in FUNCTIONS)}}}",)
"""Every function looks at what finance looks at."""
SOURCE = "Lambert and Pohlen 2001, IJLM 12(1)"

S49 = Statement(
    id="S49",
    says="Each process has a strategic level: it is set up and managed",
    lever="strategy.team.interval",
    base=(*FIRM, "strategy=[rule_based,weighted_sum]", "strategy.team.interval=360"),
    change=("strategy.team.interval=90",),
    checks=(
        Check("policy changes", +1, smallest=1.0, controlled=False),
        Check("profit", +1, smallest=2_000.0),
    ),
    control=UNMOVED,
    assumption=True,
    source=SOURCE,
    note="the firm begins with lots, loads and purchases that are far too small; what changes are said to do is put in "
    "by hand, what they do is not. Control: no change is ever good enough to be adopted",
)

S51 = Statement(
    id="S51",
    setting="against production alone",
    says="A cross-functional team designs the processes",
    lever="strategy.team.functions",
    base=(*FIRM, "strategy=[what_if,weighted_sum]", *AHEAD),
    change=("strategy=[what_if,weighted_sum,production_only]",),
    checks=(
        Check("profit", -1, smallest=20_000.0),
        Check("setup cost", -1, smallest=1_000.0),
        Check("holding cost", +1, smallest=10_000.0),
    ),
    control=ONE_VIEW,
    source=SOURCE,
    note="seven functions against production alone, each change played 100 days ahead: nothing is put in but what each "
    "function looks at. Production alone makes longer lots, and more stock of them. No more than that is claimed: "
    "finance alone does as well as all seven (docs/guides/strategy.md). Control: every function looks at profit, so "
    "that it does not matter who takes part",
)

LOOP = Statement(
    id="S51",
    setting="loop 7",
    says="What a change of policy has come to is heard at the next review",
    lever="strategy=deaf",
    base=(*FIRM, "strategy=[rule_based,weighted_sum]", SAID, "strategy.team.search.trust=0.5"),
    change=("strategy=[rule_based,weighted_sum,deaf]",),
    checks=(
        Check("profit", -1, smallest=5_000.0),
        Check("holding cost", +1, smallest=2_000.0),
    ),
    control=("strategy.team.search.trust=1000000000",),
    assumption=True,
    source="Lambert and Pohlen 2001; Argyris 1977, Harvard Business Review 55(5): double-loop learning",
    note="large purchases are said to be good for profit, and are not: who reads the books goes back. Control: a team "
    "that reads them and believes what is said",
)

ROWS = (S49, S51, LOOP)
