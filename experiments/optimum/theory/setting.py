"""What a plain configuration says, as far as theory asks for it."""

from collections.abc import Mapping, Sequence
from typing import Any

import sim.distributions
from sim.distributions import Distribution, distribution

Config = Mapping[str, Any]
"""A composed configuration as plain mappings, lists and numbers."""

LAWS = {"NormalDemand": ("Normal", "mean", "sd", "low"), "PoissonDemand": ("Poisson", "mean")}
LAWS["NegativeBinomialDemand"] = ("NegativeBinomial", "mean", "sd")
ALONE = {"minimum": 0.0, "multiple": 0.0, "cap": float("inf")}
"""Order rules that demand nothing."""


def name(node: Any) -> str:
    """The class or function that a part of the configuration builds."""
    return str(node.get("_target_", "")).rpartition(".")[2] if isinstance(node, Mapping) else ""


def period_law(demand: Config) -> Distribution | None:
    """The law of a period's demand, where each period draws anew from it."""
    kind = name(demand)
    if demand.get("every", 1.0) != 1.0:
        return None
    if kind in LAWS:
        law, *fields = LAWS[kind]
        return built({"_target_": f"sim.distributions.{law}", **{key: demand[key] for key in fields if key in demand}})
    return built(demand["quantity"]) if kind == "Drawn" else None


def arrival_rate(demand: Config) -> float | None:
    """Units a unit of time, where customers come at random (a Poisson process) for one unit each."""
    gap = demand.get("gap")
    if name(demand) != "Arrivals" or name(gap) != "Exponential" or demand.get("size", 1.0) != 1.0:
        return None
    return 1 / float(gap["mean"])  # type: ignore[index]


def built(node: Any) -> Distribution | None:
    """A distribution of ours from its configuration, or from a number."""
    if isinstance(node, int | float):
        return distribution(float(node))
    kind = getattr(sim.distributions, name(node), None)
    if kind is None or not str(node["_target_"]).startswith("sim.distributions."):
        return None
    made: Distribution = kind(**{key: value for key, value in node.items() if key != "_target_"})
    return made


def undisturbed(config: Config) -> bool:
    """Whether nothing fails, nothing is changed on the way, everybody waits, and orders may be of any size."""
    scenario = config["scenario"]
    patience, rules = scenario.get("patience") or {}, scenario.get("rules") or {}
    waits = patience.get("backorder", 1.0) == 1.0 and patience.get("longest", float("inf")) == float("inf")
    free = all(rules.get(key, value) == value for key, value in ALONE.items()) if isinstance(rules, Mapping) else False
    whole = not patience.get("complete", False) and not config.get("allow_negative", False)
    return waits and free and whole and config.get("disruption") is None and not config.get("decisions")


def stages(value: Any, count: int) -> list[Any] | None:
    """A value of each stage: listed, or the same for all; None where the list has another length."""
    if not isinstance(value, Sequence):
        return [value] * count
    return list(value) if len(value) == count else None


def chosen(config: Config, house: str, group: str) -> Config:
    """What a house does in one respect: its own choice where it has one, with the fields that are its own."""
    common = config["scenario"].get(group) or config.get(group) or {}
    own = (config.get("at") or {}).get(house, {}).get(group) or {}
    return own if "_target_" in own else {**common, **own}


def elsewhere(config: Config, house: str, known: Sequence[str] = ("replenishment", "forecasting")) -> bool:
    """Whether a house has settings of its own that theory does not know of."""
    return any(group not in known for group in (config.get("at") or {}).get(house, {}))
