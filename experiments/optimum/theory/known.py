"""What theory says of a configuration, where its assumptions hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from experiments.optimum.theory import serial, setting, single
from experiments.optimum.theory.law import Lattice, lattice
from experiments.optimum.theory.setting import Config
from experiments.written import resolved
from sim.distributions import Poisson

SHOP = "shop"


@dataclass(frozen=True)
class Theory:
    """A solution: whose it is, the parameters that it gives, and what it costs a period, goods on the way included.

    The cost is that of holding, backlog and ordering; goods themselves are thought to cost nothing.
    """

    source: str
    values: Mapping[str, float]
    cost: float


def theory_for(config: Config, keys: Iterable[str]) -> Theory | None:
    """Theory's values of the parameters with these keys, for a composed configuration.

    None where no theory here gives all of them, or an assumption fails: independent demand of a known law, customers
    that wait, lead times that do not vary, reviews every period (or always), nothing that fails.
    """
    wanted = set(keys)
    solve = {"newsvendor": _shop, "serial": _chain}.get(setting.name(config.get("scenario")))
    if solve is None:
        return None
    plain = resolved(config)
    if not setting.undisturbed(plain):
        return None
    found = solve(plain, wanted)
    return found if found is not None and set(found.values) == wanted else None


def _demand(config: Config, review: float | None, delay: Any, transit: Any) -> tuple[Lattice, Lattice] | None:
    """The demand of a unit of time, and of the lead time; with periodic review that must be whole periods."""
    if not isinstance(delay, int | float) or not isinstance(transit, int | float) or delay + transit <= 0:
        return None
    lead = delay + transit
    demand = config["scenario"]["demand"]
    if review is None:
        rate = setting.arrival_rate(demand)
        return None if rate is None else (lattice(Poisson(rate)), lattice(Poisson(rate * lead)))
    law = setting.period_law(demand)
    if law is None or review != 1 or lead % 1 or not law.sd > 0:
        return None
    period = lattice(law)
    return period, period.over(round(lead))


def _shop(config: Config, keys: set[str]) -> Theory | None:
    scenario = config["scenario"]
    review, costs = scenario.get("review", 1.0), scenario.get("costs") or {}
    lead = _demand(config, review, scenario.get("order_delay", 0), scenario.get("transit", 1.0))
    h, p, K = (float(costs.get(key, 0.0)) for key in ("holding", "backlog", "ordering"))
    if lead is None or not (h > 0 and p > 0) or setting.elsewhere(config, SHOP) or costs.get("handling"):
        return None
    period, protection = lead
    policy = setting.chosen(config, SHOP, "replenishment")
    place = f"at.{SHOP}." if any(key.startswith("at.") for key in keys) else ""
    kind = setting.name(policy)
    if kind == "ReorderUpTo" and K > 0 and period.whole and review is not None:
        best = single.reorder_up_to(single.Renewals(period, protection, K, h, p))
        values = {f"{place}replenishment.s": best.s, f"{place}replenishment.S": best.S}
        return Theory("Zheng and Federgruen (1991): the best (s, S)", values, best.cost)
    if K > 0:
        return None
    level = single.base_stock(protection, h, p)
    source = "critical fractile of the demand over the lead time (newsvendor)"
    if kind == "BaseStock":
        return Theory(source, {f"{place}replenishment.S": level.S}, level.cost)
    forecast = setting.chosen(config, SHOP, "forecasting")
    if kind == "OrderUpTo" and setting.name(forecast) == "Fixed" and forecast.get("sd", 0.0) > 0 and review is not None:
        periods = scenario.get("order_delay", 0) + scenario.get("transit", 1.0)
        z = (level.S - periods * forecast["mean"]) / (sqrt(periods) * forecast["sd"])
        return Theory(source, {f"{place}replenishment.z": z}, level.cost)
    return None


def _chain(config: Config, keys: set[str]) -> Theory | None:
    scenario = config["scenario"]
    count, review = scenario.get("echelons", 4), scenario.get("review", 1.0)
    lists = {key: setting.stages(scenario.get(key, 0.0), count) for key in ("order_delay", "transit", "costs", "rules")}
    delays, transits, costs, rules = lists.values()
    if delays is None or transits is None or costs is None or rules is None:
        return None
    if count > 1 and (any(delays) or any(cost.get("backlog") for cost in costs[1:])):
        return None
    if any(cost.get(key) for cost in costs for key in ("ordering", "handling")):
        return None
    leads = [_demand(config, review, delay, transit) for delay, transit in zip(delays, transits, strict=True)]
    houses = [f"stage{number}" for number in range(1, count + 1)]
    kinds = {setting.name(setting.chosen(config, house, "replenishment")) for house in houses}
    if None in leads or any(setting.elsewhere(config, house) for house in houses) or len(kinds) != 1:
        return None
    kind = kinds.pop()
    try:
        chain = serial.Chain(
            tuple(lead[1] for lead in leads if lead), tuple(cost["holding"] for cost in costs), costs[0]["backlog"]
        )
    except (ValueError, KeyError):
        return None
    levels, cost = serial.clark_scarf(chain)
    if kind == "BaseStock":
        levels = serial.local(levels)
    elif kind != "EchelonBaseStock":
        return None
    first = "replenishment.S" if "replenishment.S" in keys else "at.stage1.replenishment.S"
    names = [first, *(f"at.{house}.replenishment.S" for house in houses[1:])]
    return Theory("Clark and Scarf (1960): the best echelon base stocks", dict(zip(names, levels, strict=True)), cost)
