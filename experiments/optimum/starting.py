"""The points that are known before a search begins: what the configuration has, and what an earlier study found."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from experiments.optimum.search import Search
from experiments.optimum.trial import Known
from experiments.written import resolved

if TYPE_CHECKING:
    import pandas as pd


def start(config: Mapping[str, Any], keys: Iterable[str]) -> Known | None:
    """What a configuration has at the keys; None where one of them has no number yet.

    A setting of one place that is not its own is that of its group: at.stage1.replenishment.S is replenishment.S.
    """
    plain = resolved(config)
    found = {key: _value(plain, key) for key in keys}
    numbers = {key: value for key, value in found.items() if isinstance(value, int | float)}
    return Known("start", numbers) if len(numbers) == len(found) else None


def earlier(search: Search, trials: "pd.DataFrame", count: int = 5) -> list[Known]:
    """The best trials of an earlier study's table with the same parameters: feasible first, then by the objective.

    Raises ValueError where a parameter has no column.
    """
    lacking = [key for key in search.keys if key not in trials]
    if lacking:
        raise ValueError(f"the earlier study did not look at {', '.join(lacking)}")
    objective = search.objectives[0]
    table = trials.copy()
    table["_cost"] = objective.sign * table[objective.response.label] if objective.response.label in table else 0.0
    table["_kept"] = table["feasible"].astype(bool) if "feasible" in table else True
    best = table.sort_values(["_kept", "_cost"], ascending=[False, True], kind="stable").head(count)
    return [Known("earlier", {key: float(row[key]) for key in search.keys}) for _, row in best.iterrows()]


def _value(config: Mapping[str, Any], key: str) -> Any:
    path = key.split(".")
    found = _at(config, path)
    if found is None and path[0] == "at":
        return _at(config, path[4:] if "product" in path[2:3] else path[2:])
    return found


def _at(config: Any, path: list[str]) -> Any:
    for name in path:
        if isinstance(config, list | tuple):
            config = config[int(name)] if name.isdigit() and int(name) < len(config) else None
        else:
            config = config.get(name) if isinstance(config, Mapping) else None
    return config
