"""Problems with known answers, to be searched without a simulation; all trials have the same chance."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from experiments.optimum import Evaluate, Response, Sample

COST, SERVICE = Response("total cost"), Response("fill rate")


def noisy(*answers: tuple[Response, Callable[[Mapping[str, float]], float]], sd: float = 0.02) -> Evaluate:
    """Every replication has a chance of its own that lifts or lowers all points alike, and each point a little more."""

    def evaluate(points: Sequence[Mapping[str, float]], replications: int) -> list[Sample]:
        common = 1 + np.random.default_rng(5).normal(0, sd, replications)
        found = []
        for point in points:
            own = np.random.default_rng([abs(hash(tuple(point.values()))) % 2**32]).normal(0, sd / 100, replications)
            found.append({response: answer(point) * (common + own) for response, answer in answers})
        return found

    return evaluate
