"""Load a product's own plant, and then the next that has time left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.policies.loading.protocol import Machine

CRUMB = 1e-9


@dataclass(frozen=True)
class OwnPlantFirst:
    """Product by product, the first plant that can make it and has time; one does not make room for another."""

    def __call__(
        self, wanted: Mapping[str, float], homes: Mapping[str, Sequence[str]], plants: Sequence[Machine]
    ) -> dict[tuple[str, str], float]:
        left = {plant.name: plant.hours for plant in plants}
        times = {plant.name: plant.times for plant in plants}
        loads: dict[tuple[str, str], float] = {}
        for product, units in wanted.items():
            for plant in homes[product]:
                time = times[plant][product]
                made = min(units, left[plant] / time) if time else units
                if made > CRUMB:
                    loads[product, plant] = made
                    left[plant] -= made * time
                    units -= made
        return loads
