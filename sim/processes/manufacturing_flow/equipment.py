"""What the plan of a factory asks for beside machines and queues: furnished once, when the factory is built."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.processes.manufacturing_flow.end_inspection import EndOfLine
from sim.processes.manufacturing_flow.operation import Operation
from sim.processes.manufacturing_flow.release import DrumBufferRope
from sim.processes.manufacturing_flow.rope import Rope
from sim.processes.manufacturing_flow.ruled_station import FIRST_COME, RuledStation
from sim.processes.manufacturing_flow.subcontracting import Subcontractor
from sim.processes.manufacturing_flow.work_ahead import WorkAhead

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.learning import Learning
    from sim.processes.manufacturing_flow.plan import ManufacturingPlan
    from sim.processes.manufacturing_flow.production import Production
    from sim.processes.manufacturing_flow.routing import Step
    from sim.processes.manufacturing_flow.station import Station
    from sim.product import Product

BUILT = ("hours", "overtime", "subcontracting", "maintenance", "quality", "learning")
"""What is furnished when a factory is built and cannot change while its line runs."""
UNITS = 1000.0
"""Of more units than these in one lot, learning is taken at the one in the middle."""


class LearningOperation(Operation):
    """A step of a product that takes less time the more of the product has been through it."""

    __slots__ = ("learning", "made")

    def __init__(self, site: Agent, station: Station, product: Product, step: Step, learning: Learning) -> None:
        super().__init__(site, station, product, step)
        self.learning = learning
        self.made = 0.0

    def work(self, quantity: float) -> float:
        """Time to work on a lot, unit by unit as practised."""
        made, learning = self.made, self.learning
        self.made += quantity
        if quantity > UNITS:
            return super().work(quantity) * learning(made + (quantity - 1.0) / 2)
        units = max(1, ceil(quantity - 1e-9))
        return super().work(quantity) * sum([learning(made + unit) for unit in range(units)]) / units


def operation(site: Agent, station: Station, product: Product, step: Step, learning: Learning | None) -> Operation:
    """A step of a product at its work centre."""
    if learning is None:
        return Operation(site, station, product, step)
    return LearningOperation(site, station, product, step, learning)


def equip(room: Production) -> None:
    """Furnish what the plan asks for. Raises ModelError where it names a bottleneck that is not there."""
    plan, line, release = room.plan, room.line, room.plan.release
    roped = isinstance(release, DrumBufferRope)
    if roped or plan.overtime is not None or plan.subcontracting is not None:
        room.ahead = line.ahead = WorkAhead(line.stations.values(), room.makings)
        if isinstance(release, DrumBufferRope):
            room.rope = Rope(room.site.name, release, room.ahead)
        if plan.subcontracting is not None:
            room.outside = Subcontractor(room, plan.subcontracting)
    if plan.quality is not None or any(step.defects for way in room.routings.values() for step in way.steps):
        line.end = EndOfLine(room, plan.quality)


def changed_rules(room: Production, plan: ManufacturingPlan) -> None:
    """Go on by the rules of another plan. Raises ModelError for what cannot change while the line runs."""
    old, here = room.plan, room.site.name
    if fixed := [name for name in BUILT if getattr(old, name) != getattr(plan, name)]:
        raise ModelError(f"{here}: {fixed[0]} cannot change while the line runs")
    if isinstance(plan.release, DrumBufferRope) != (room.rope is not None):
        raise ModelError(f"{here}: a rope can be neither tied nor cut while the line runs; its buffer may change")
    if room.rope is not None and isinstance(plan.release, DrumBufferRope):
        room.rope = Rope(here, plan.release, room.rope.ahead)
    if plan.dispatch != old.dispatch:
        stations = room.line.stations.values()
        if old.dispatch is None or plan.dispatch is None:
            raise ModelError(f"{here}: choose a rule of dispatch from the start, first come say, to change it later")
        for station in stations:
            if isinstance(station, RuledStation):
                station.rule = plan.dispatch or FIRST_COME
