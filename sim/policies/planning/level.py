"""Make the same every period, and let stock take the swings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sim.policies.planning.chase import following, within
from sim.policies.planning.master_plan import MasterPlan, carried
from sim.policies.planning.outlook import Outlook, Resource


@dataclass(frozen=True)
class LevelPlan:
    """A constant rate over all periods that are not frozen: stock is built in slack periods and used up in busy ones.

    covering: the least rate at which nothing is ever owed; otherwise the mean of what is needed, and busy periods that
    come first are owed. What capacity cannot make is made by others, then owed (Chopra and Meindl 2016, ch. 8).
    """

    covering: bool = False

    def __call__(self, outlooks: Sequence[Outlook], resources: Sequence[Resource]) -> MasterPlan:
        rates = {outlook.product: self.rate(outlook) for outlook in outlooks}
        quantities = [within(outlooks, resources, rates, period) for period in range(len(outlooks[0].demand))]
        made = {o.product: [row[number] for row in quantities] for number, o in enumerate(outlooks)}
        others = {
            o.product: [
                0.0 if period < len(o.fixed) else min(o.subcontract, max(0.0, rates[o.product] - units))
                for period, units in enumerate(made[o.product])
            ]
            for o in outlooks
        }
        return carried(outlooks, resources, made, others, following(outlooks, resources, made))

    def rate(self, outlook: Outlook) -> float:
        """Units a period from the end of the frozen periods on."""
        frozen, periods = len(outlook.fixed), len(outlook.demand)
        if frozen == periods:
            return 0.0
        ending = max(0.0, (outlook.ending or 0.0) - outlook.safety)
        needs = list(accumulate((*outlook.demand[:-1], outlook.demand[-1] + ending)))
        given = outlook.opening - outlook.safety + sum(outlook.fixed)
        first = frozen if self.covering else periods - 1
        return max(0.0, max((needs[last] - given) / (last + 1 - frozen) for last in range(first, periods)))
