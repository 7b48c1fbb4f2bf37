"""The cheapest mixture of rate, overtime, subcontracting, stock and backlog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sim.policies.planning.master_plan import MasterPlan, carried
from sim.policies.planning.outlook import Outlook, Resource
from sim.policies.planning.programme import Programme
from sim.policies.planning.shortage import InfeasiblePlanError


@dataclass(frozen=True)
class Mixed:
    """A linear programme over all periods and products at once, solved by HiGHS.

    Least wages, overtime, making, subcontracting, holding, backlog and changes of the rate (Holt, Modigliani, Muth and
    Simon 1960; as a linear programme Hanssmann and Hess 1960; Chopra and Meindl 2016, ch. 8).
    Raises InfeasiblePlanError where units must not be owed and no plan delivers them.
    """

    def __call__(self, outlooks: Sequence[Outlook], resources: Sequence[Resource]) -> MasterPlan:
        programme = Programme(outlooks, resources)
        solution = programme.solve()
        if solution is None:
            raise self._short(outlooks, resources)
        made, others, employed = solution.made, solution.subcontracted, solution.employed
        return carried(outlooks, resources, made, others, employed)

    def _short(self, outlooks: Sequence[Outlook], resources: Sequence[Resource]) -> InfeasiblePlanError:
        """The same with hours that are not there at a price, and nothing else at a cost."""
        free = [replace(o, making=0.0, subcontracting=0.0, holding=0.0, backlog=o.backlog and 0.0) for o in outlooks]
        idle = [replace(r, wage=0.0, premium=0.0, raising=0.0, lowering=0.0) for r in resources]
        solution = Programme(free, idle, elastic=True).solve()
        short = {} if solution is None else {name: sum(hours) for name, hours in solution.missing.items()}
        short = {name: hours for name, hours in short.items() if hours > 1e-6}
        if solution is None:
            return InfeasiblePlanError({}, {})
        last = {name: max(t for t, hours in enumerate(solution.missing[name]) if hours > 1e-9) for name in short}
        return InfeasiblePlanError(short, last)
