"""The study file of a search: parameters, objectives, constraints, how long."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from experiments.faults import Faults, suggest
from experiments.optimum.parameter import Parameter
from experiments.optimum.response import Constraint, Objective, Order, Response, constraint, response
from experiments.optimum.search import Final, Search
from sim.metrics import BY_NAME

ONE, SEVERAL = 5, 20
"""How many of the best are played again: of one objective, and of a front."""
NUMBERS = ("trials", "round", "replications", "confidence")
FRONT = 3
"""More objectives than this make a front that nobody can look at."""


def read_search(study: Mapping[str, Any], seed: int, faults: Faults) -> Search | None:
    """The search that a study describes, with every fault in it named; None where there is one.

    Keys: parameters (key: {low, high, whole, log, step}), objectives and constraints (texts), trials, round,
    replications, final ({top, replications}), confidence.
    """
    before = len(faults.found)
    parameters = _parameters(study.get("parameters"), faults)
    objectives = [found for text in _listed(study, "objectives", faults) if (found := _objective(text, faults))]
    rules = [rule for text in _listed(study, "constraints", faults) if (rule := _constraint(text, faults))]
    numbers = {key: study[key] for key in NUMBERS if key in study}
    if not objectives and not _named(faults, before, "objectives"):
        faults.add("objectives", "say what is to be best", "objectives: [total cost]")
    if len(objectives) > FRONT:
        faults.add("objectives", f"{len(objectives)} are too many", "keep three at most, make constraints of the rest")
    final = study.get("final") or {}
    try:
        last = Final(**{"top": ONE if len(objectives) == 1 else SEVERAL, **final})
        if len(faults.found) > before:
            return None
        return Search(
            parameters=tuple(parameters),
            objectives=tuple(objectives),
            constraints=tuple(rule for rule in rules if isinstance(rule, Constraint)),
            orders=tuple(rule for rule in rules if isinstance(rule, Order)),
            final=last,
            seed=seed,
            **numbers,
        )
    except (TypeError, ValueError) as error:
        faults.add("study", str(error))
        return None


def _parameters(written: Any, faults: Faults) -> list[Parameter]:
    if not isinstance(written, Mapping) or not written:
        faults.add("parameters", "say what is to be chosen", "parameters: {replenishment.S: {low: 5, high: 40}}")
        return []
    known = {field.name for field in fields(Parameter)} - {"key"}
    found = []
    for key, bounds in written.items():
        place = f"parameters.{key}"
        if not isinstance(bounds, Mapping) or not {"low", "high"} <= set(bounds):
            faults.add(place, "needs a low and a high", "write {low: 5, high: 40}")
        elif wrong := set(bounds) - known:
            faults.add(place, f"{', '.join(sorted(wrong))} says nothing", f"choose from {', '.join(sorted(known))}")
        else:
            try:
                found.append(Parameter(str(key), **bounds))
            except (TypeError, ValueError) as error:
                faults.add(place, str(error))
    return found


def _listed(study: Mapping[str, Any], key: str, faults: Faults) -> list[Any]:
    written = study.get(key) or []
    if isinstance(written, list | tuple):
        return list(written)
    faults.add(key, f"must be a list, got {written!r}")
    return []


def _objective(text: Any, faults: Faults) -> Objective | None:
    """`total cost`, `fill rate of stage1`, or {measure: units owed, direction: lower} where a measure has none."""
    direction = text.get("direction") if isinstance(text, Mapping) else None
    wanted = response(str(text.get("measure", "") if isinstance(text, Mapping) else text))
    if not _measured(wanted, "objectives", faults):
        return None
    direction = direction or BY_NAME[wanted.measure].direction
    if direction not in ("lower", "higher"):
        remedy = f"write {{measure: {wanted.label}, direction: lower}}, or higher"
        faults.add("objectives", f"{wanted.measure} is neither better low nor high", remedy)
        return None
    return Objective(wanted, direction)


def _constraint(text: Any, faults: Faults) -> Constraint | Order | None:
    try:
        rule = constraint(str(text))
    except ValueError as error:
        faults.add("constraints", str(error))
        return None
    return rule if isinstance(rule, Order) or _measured(rule.response, "constraints", faults) else None


def _measured(wanted: Response, place: str, faults: Faults) -> bool:
    if wanted.measure in BY_NAME:
        return True
    faults.add(place, f"no measure is called {wanted.measure!r}", suggest(wanted.measure, BY_NAME))
    return False


def _named(faults: Faults, before: int, place: str) -> bool:
    return any(fault.place == place for fault in faults.found[before:])
