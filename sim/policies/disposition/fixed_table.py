"""Each grade goes its own fixed way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from sim.cause import GRADES
from sim.policies.disposition.options import FATES, Fate, Prospect


@dataclass(frozen=True)
class FixedTable:
    """Deal the goods of each grade out to fates by fixed shares, which add to one.

    A fate that is not open here is left out, and its share goes to landfill. Raises ValueError where the shares of a
    grade do not add to one, a grade is missing, or a fate is unknown.
    """

    shares: Mapping[str, Mapping[Fate, float]]

    def __post_init__(self) -> None:
        for grade in self.shares:
            if grade not in GRADES:
                raise ValueError(f"disposition: grades are A, B, C and D, got {grade!r}")
        for grade in GRADES:
            own = self.shares.get(grade)
            if own is None:
                raise ValueError(f"disposition: say what becomes of grade {grade}")
            for fate, share in own.items():
                if fate not in FATES:
                    raise ValueError(f"disposition of {grade}: there are {', '.join(FATES)}, not {fate!r}")
                if share < 0:
                    raise ValueError(f"disposition of {grade}: the share of {fate} must not be negative, got {share}")
            if abs(fsum(own.values()) - 1) > 1e-9:
                raise ValueError(
                    f"disposition of {grade}: shares must add to one, got "
                    f"{' + '.join(f'{fate} {share:g}' for fate, share in own.items())} = {fsum(own.values()):g}"
                )

    def __call__(self, prospects: Sequence[Prospect], grade: str, chance: float) -> Fate:
        open_to = {prospect.fate for prospect in prospects}
        for fate, share in self.shares[grade].items():
            if chance < share:
                return fate if fate in open_to else "landfill"
            chance -= share
        return "landfill"
