"""Decisions with a date: `decisions=[{time: 26w, agent: stage1, what: replenishment, value: s_S}]`.

value: a file of the group `what`, fields of it that change, or a number for `what: branch`, which switches all random
numbers to another branch.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from omegaconf import DictConfig, ListConfig, OmegaConf

from experiments.faults import Faults, suggest
from experiments.places import Choice, content
from experiments.tree import Tree
from experiments.units import span
from experiments.words import check_choice

if TYPE_CHECKING:
    from sim.decision import Decision

GROUPS = (
    "allocation",
    "customer_relationship",
    "customer_service",
    "demand_management",
    "forecasting",
    "manufacturing_flow",
    "order_fulfilment",
    "product_development",
    "replenishment",
    "returns_management",
    "sourcing",
    "strategy",
    "supplier_relationship",
)
"""What a house can be told to change while it runs."""
FIELDS = ("time", "agent", "what", "product", "value", "who", "why")


def furnish(config: DictConfig, tree: Tree, faults: Faults) -> None:
    """Put what each chosen file says in place of its name; what cannot be decided is noted."""
    if not isinstance(config.decisions, ListConfig):
        faults.add("decisions", f"must be a list, got {config.decisions!r}", "decisions=[{time: 10, ...}]")
        config.decisions = []
    for number, decision in enumerate(config.decisions):
        place = f"decisions[{number}]"
        if not isinstance(decision, Mapping | DictConfig):
            faults.add(place, f"must be a mapping, got {decision!r}", "say time, agent, what and value")
            continue
        for field in decision:
            if field not in FIELDS:
                faults.add(f"{place}.{field}", "a decision has no such field", suggest(str(field), FIELDS))
        what, value = decision.get("what"), decision.get("value")
        if what not in (*GROUPS, "branch"):
            faults.add(f"{place}.what", f"nobody decides about {what!r}", suggest(str(what), (*GROUPS, "branch")))
        elif what != "branch" and isinstance(value, str) and check_choice(what, value, tree, faults, f"{place}.value"):
            chosen = content(config, Choice(("decisions",), what, value), tree, faults)
            OmegaConf.update(config.decisions[number], "value", chosen, force_add=True)
        elif value is None:
            faults.add(f"{place}.value", "says nothing", f"value: a file of {what}, or fields of it")


def decided(built: Any, unit: str, faults: Faults, horizon: float | None = None) -> tuple["Decision", ...]:
    """The decisions as the simulation takes them, from what was built of the configuration; all before the horizon."""
    from sim.decision import Decision

    decisions = []
    for number, said in enumerate(built if isinstance(built, tuple) else ()):
        if not isinstance(said, Mapping):
            continue
        place = f"decisions[{number}]"
        try:
            time = span(said.get("time"), unit)
        except (ValueError, TypeError) as error:
            faults.add(f"{place}.time", str(error))
            continue
        if horizon is not None and time >= horizon:
            late = f"comes when all is over, got {time:g}, horizon={horizon:g} {unit}s"
            faults.add(f"{place}.time", late, "decide earlier, or say a longer horizon")
        try:
            branch = {"value": _branch(said.get("value"))} if said.get("what") == "branch" else {}
            known = {name: value for name, value in said.items() if name in FIELDS}
            decisions.append(Decision(**{**known, "time": time, **branch}))
        except (ValueError, TypeError) as error:
            faults.add(place, str(error))
    return tuple(decisions)


def _branch(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"a branch is a whole number of at least 0, got {value!r}")
    return value
