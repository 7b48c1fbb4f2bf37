"""What a company has traded with a supplier, in money."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
import simpy

from sim.agents.supplier_ties import SellerTie
from sim.product import Product

PART = Product("part", cost=2.0)


@dataclass(frozen=True, eq=False)
class House:
    """A house that buys."""

    sellers: Any
    suppliers: Any
    stocks: Any


def test_what_was_ordered_is_shared_as_sourcing_was_then() -> None:
    """A hundred parts at 2 by halves, then fifty more of far alone: 100 and 200 of money, not 0 and 300."""
    sellers: list[Any] = [SimpleNamespace(name=name, list_price=lambda _: 2.0) for name in ("near", "far")]
    lanes = {seller.name: SimpleNamespace(seller=seller) for seller in sellers}
    shares = {"near": 0.5, "far": 0.5}
    stock = SimpleNamespace(ordered=100.0)
    desk = SimpleNamespace(lanes=list(lanes.values()))
    suppliers = SimpleNamespace(desks={PART: desk}, part=lambda lane, _: shares[lane.seller.name])
    house = House(lanes, suppliers, {PART: stock})
    company: Any = SimpleNamespace(env=simpy.Environment(), houses=[house])
    ties = [SellerTie(company, seller) for seller in sellers]
    assert [tie.count() for tie in ties] == pytest.approx([100.0, 100.0])
    stock.ordered = 150.0
    shares.update(near=0.0, far=1.0)
    assert [tie.count() for tie in ties] == pytest.approx([100.0, 200.0])
    assert [tie.count() for tie in ties] == pytest.approx([100.0, 200.0])
