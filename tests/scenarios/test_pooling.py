"""Risk pooling: Eppen (1979), row I9."""

from functools import partial

import numpy as np
import pytest

from scenarios.pooling import pooling
from sim.errors import ModelError
from sim.policies.replenishment import OrderUpTo
from sim.simulate import simulate
from sim.stock import Costs

eppen = partial(pooling, replenishment=OrderUpTo(1.2815516), stock=125, costs=Costs(holding=1, backlog=9))


@pytest.mark.parametrize(
    ("locations", "pooled", "correlation", "expected"),
    [
        (4, False, 0.0, 140.399),
        (4, True, 0.0, 70.199),
        (9, True, 0.0, 105.299),
        (4, True, 0.5, 110.995),
        (4, True, -0.25, 35.100),
    ],
)
def test_I9_cost(locations, pooled, correlation, expected):
    scenario = partial(eppen, locations=locations, pooled=pooled, correlation=correlation)
    result = simulate(scenario, horizon=3000, warmup=10, seed=1, record="totals")
    assert sum(entry.amount for entry in result.facts.money) / 2990 == pytest.approx(expected, rel=0.08)


@pytest.mark.parametrize("correlation", [-0.3, 0.0, 0.7])
def test_locations_are_correlated_as_said(correlation):
    levels = simulate(partial(eppen, correlation=correlation), horizon=3000, seed=1).levels
    demand = [levels.loc[levels["agent"] == f"shop{n}", "demanded"].diff().to_numpy()[1:] for n in (1, 2, 3, 4)]
    measured = np.corrcoef(demand)
    assert measured[np.triu_indices(4, 1)] == pytest.approx(correlation, abs=0.05)
    assert np.std(demand, axis=1) == pytest.approx([20] * 4, rel=0.05)


@pytest.mark.parametrize(("locations", "correlation"), [(4, -0.5), (2, 1.5), (0, 0.0)])
def test_impossible_correlations(locations, correlation):
    with pytest.raises(ModelError, match="cannot be correlated"):
        simulate(partial(eppen, locations=locations, correlation=correlation), horizon=1, seed=1)
