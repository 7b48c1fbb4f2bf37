"""A way to plan."""

from collections.abc import Sequence
from typing import Protocol

from sim.policies.planning.master_plan import MasterPlan
from sim.policies.planning.outlook import Outlook, Resource


class PlanningStrategy(Protocol):
    """Answers with what is to be made of each product in each period, within what the resources can do."""

    def __call__(self, outlooks: Sequence[Outlook], resources: Sequence[Resource]) -> MasterPlan: ...
