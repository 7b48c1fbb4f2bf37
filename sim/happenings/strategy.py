"""Events of the strategic level: the team, its supervision of what is executed, and its partners."""

from enum import auto

from sim.happenings.happening import Happening


class StrategyEvent(Happening):
    """Events of the strategic level: the team, its supervision of what is executed, and its partners."""

    STRATEGY_REVIEWED = 1201  # the team has met; candidates that were scored
    POLICY_ADOPTED = auto()  # ... and has decided to change something; money that the change costs
    POLICY_IN_FORCE = auto()  # a decided change takes effect; time since the middle of what the review looked at
    EFFECT_SEEN = auto()  # the books have shown what a change did; profit off what was expected, share of turnover
    POLICY_SIMULATED = auto()  # a candidate was played ahead; time played
    RULE_FOLLOWED = auto()  # an operational rule was carried out as designed; 0
    RULE_SKIPPED = auto()  # ... was not; units that are not where it would have had them
    AUDITED = auto()  # what a house did has been looked at; decisions looked at
    DEVIATION_CORRECTED = auto()  # ... and a deviation has been set right; 1
    PARTNER_INTEGRATED = auto()  # a link to a partner is managed from now on; money a year
    PARTNER_MONITORED = auto()  # ... is monitored; money a year
    PARTNER_RELEASED = auto()  # ... is left to itself again; money a year that is saved
    DEVIATION_FOUND = auto()  # auditors have seen that a rule was not carried out as designed; 1
    TARGET_REACHED = auto()  # a KPI has come to its target; how much better it is, as a share of its scale
    TARGET_MISSED = auto()  # ... has not; how much worse it is
    LINKS_MANAGED = auto()  # a bucket of the company's books is over; links that were managed in it x its length
    LINKS_MONITORED = auto()  # ... links that were monitored x its length
