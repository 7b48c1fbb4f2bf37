"""What a house has chosen about transport."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.transport import CheapestMode, Mode, ModeChoice, Release, Rounds

CHEAPEST = CheapestMode()


@dataclass(frozen=True)
class Transport:
    """How goods travel from a house to its customers.

    modes: what there is to choose from, none for the lane's own carriage; choice: which mode carries a load;
    consolidation: when what waits at the dock leaves, None for at once; zones: 0 where every customer's goods wait by
    themselves, else in how many directions the customers are divided, whose goods wait together; rounds: whether one
    vehicle serves several customers; fleet: vehicles of the house, None for as many as are wanted; detour: kilometres
    on the road for a kilometre as the crow flies (Ballou, Rahardja and Sakai 2002), where the lane does not say how
    long it is. Raises ValueError where a number is out of range, or rounds or a fleet have no vehicle.
    """

    modes: tuple[Mode, ...] = ()
    choice: ModeChoice = CHEAPEST
    consolidation: Release | None = None
    zones: int = 0
    rounds: Rounds | None = None
    fleet: int | None = None
    detour: float = 1.2

    def __post_init__(self) -> None:
        object.__setattr__(self, "modes", tuple(self.modes))
        if self.zones < 0:
            raise ValueError(f"zones must not be negative, got {self.zones}")
        if self.fleet is not None and self.fleet < 1:
            raise ValueError(f"a fleet has at least one vehicle, got {self.fleet}")
        if self.detour < 1:
            raise ValueError(f"detour must be at least 1, got {self.detour}")
        if (self.rounds is not None or self.fleet is not None) and not self.vehicles:
            raise ValueError("rounds and a fleet need a mode that is paid by the vehicle, such as a truckload")
        if self.rounds is not None and not self.zones:
            raise ValueError("rounds need customers whose goods wait together: say zones=1, or more")

    @property
    def vehicles(self) -> tuple[Mode, ...]:
        """The modes that are paid by the vehicle."""
        return tuple(mode for mode in self.modes if mode.by_vehicle)
