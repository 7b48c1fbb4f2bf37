"""The rope of drum-buffer-rope: work goes in no sooner than the bottleneck needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.errors import ModelError

if TYPE_CHECKING:
    from sim.processes.manufacturing_flow.making import Making
    from sim.processes.manufacturing_flow.release import DrumBufferRope
    from sim.processes.manufacturing_flow.station import Station
    from sim.processes.manufacturing_flow.work_ahead import WorkAhead


class Rope:
    """Lets a lot in when the bottleneck will come to it within the buffer, by the work that is under way to it.

    Raises ModelError where the bottleneck that is named is no work centre of the line.
    """

    def __init__(self, place: str, policy: DrumBufferRope, ahead: WorkAhead) -> None:
        self.policy = policy
        self.ahead = ahead
        named = {station.name: station for station in ahead.inside}
        if policy.drum is not None and policy.drum not in named:
            raise ModelError(
                f"{place}: the drum {policy.drum} is no work centre; there are {', '.join(named) or 'none'}"
            )
        self.named: Station | None = named[policy.drum] if policy.drum is not None else None

    def admits(self, making: Making) -> bool:
        """Whether a lot of a product may go in now; one that never comes to the bottleneck may."""
        drum = self.named or self.ahead.busiest(making)
        if all(operation.station is not drum for operation in making.operations):
            return True
        return self.ahead.inside[drum] / len(drum.machines) <= self.policy.buffer + 1e-9
