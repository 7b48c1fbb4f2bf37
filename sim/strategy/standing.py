"""Where a lever stands that nobody has moved yet, and whether its levels fit what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.choice import changed
from sim.policies.replenishment import RunOut
from sim.processes.demand_management.succession import instead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sim.agents.company import Company
    from sim.agents.warehouse import Warehouse
    from sim.strategy.levers import Lever


def standing(company: Company, lever: Lever, houses: Sequence[str]) -> str | None:
    """The level that would change nothing in the policies of its houses; None where none is seen to be that one."""
    names = lever.houses or houses
    own = {house.name: house for house in company.houses}
    if not all(name in own for name in names):
        return None
    held = [policy for name in names for policy in _held(own[name], lever)]
    return next((level for level, value in lever.levels.items() if held and _is(lever, value, held)), None)


def misfits(company: Company, lever: Lever, houses: Sequence[str]) -> Iterator[str]:
    """What is wrong with a level that changes fields of policies which have no such field, or do not take the value."""
    own = {house.name: house for house in company.houses}
    for level, value in lever.levels.items():
        for name in lever.houses or houses:
            try:
                for policy in _held(own[name], lever) if name in own else ():
                    begun = policy if lever.start is None else _changed(lever, policy, lever.levels[lever.start])
                    _changed(lever, begun, value)
            except (ValueError, TypeError) as error:
                yield f"lever {lever.name}, level {level}: {error}, at {name}"
                break


def _is(lever: Lever, value: Any, held: Sequence[Any]) -> bool:
    try:
        return all(_changed(lever, policy, value) == policy for policy in held)
    except (ValueError, TypeError):
        return False


def _changed(lever: Lever, policy: Any, value: Any) -> Any:
    return instead(policy, value) if lever.what == "forecasting" else changed(policy, value)


def _held(house: Warehouse, lever: Lever) -> list[Any]:
    """What a house goes by, product by product, where that is a policy of its own."""
    if lever.what == "allocation":
        return [house.orders.allocation]
    if lever.what not in ("replenishment", "forecasting", "sourcing"):
        return []
    desks: dict[Any, Any] = house.suppliers.desks if lever.what == "sourcing" else house.demand.desks
    return [
        getattr(desk, lever.what)
        for item, desk in desks.items()
        if (item.name in lever.products if lever.products else not isinstance(getattr(desk, lever.what), RunOut))
    ]
