"""The yardstick measures the same model."""

import pytest

from tests.benchmarks.bare_chain import bare_chain
from tests.benchmarks.chain import STAGES, WEEKS, demand, recorded_chain


def test_the_bare_loop_orders_what_the_simulator_orders() -> None:
    weeks = demand()
    facts = recorded_chain(weeks)
    ordered = [stock.ordered for stock in facts.stocks if stock.agent.startswith("stage")]
    assert ordered == pytest.approx(bare_chain(weeks, WEEKS, stages=STAGES), rel=1e-12)
