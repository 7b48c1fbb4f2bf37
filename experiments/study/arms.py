"""The arms of a study: those written, those typed as levels, and the references."""

from collections.abc import Mapping, Sequence
from typing import Any

from experiments.designs import Factor, Factorial, Levels
from experiments.faults import Faults, suggest
from experiments.quoting import spoken
from experiments.study.scope import check_arms

REFERENCES: dict[str, tuple[str, ...]] = {
    "do_nothing": ("replenishment=orders", "replenishment.quantities=[]"),
    "textbook": ("replenishment=order_up_to",),
}
"""Arms to measure others by: nobody ever orders; everybody follows order-up-to with the forecast of the scenario."""


def arms_of(said: Mapping[str, Any], factors: Sequence[Factor], faults: Faults) -> dict[str, tuple[str, ...]]:
    """The arms by name: those written, or every combination of the levels typed, and the references."""
    arms: dict[str, tuple[str, ...]] = {}
    for name, words in (said.get("arms") or {}).items():
        if isinstance(words, list | tuple) and all(isinstance(word, str) for word in words):
            arms[str(name)] = tuple(words)
        elif words is None:
            arms[str(name)] = ()
        else:
            faults.add(f"arms.{name}", f"must be a list of words, got {words!r}", "[replenishment=s_S]")
    if arms and factors:
        faults.add("factors", "are beside the arms of the study", "vary them with sweep, or write arms for them")
    elif factors and all(isinstance(factor, Levels) for factor in factors):
        for settings in Factorial()(list(factors)):
            arms[", ".join(map(_name, settings.values()))] = tuple(f"{key}={spoken(v)}" for key, v in settings.items())
    elif factors:
        faults.add("factors", "a range has no arms", "list the levels: demand.sd=10,20")
    references = names_of(said, "references", faults)
    if references and not arms and not factors:
        arms["as_is"] = ()
    for name in references:
        if name in REFERENCES:
            arms.setdefault(name, REFERENCES[name])
        else:
            faults.add("references", f"there is no {name!r}", suggest(name, REFERENCES))
    check_arms(arms, faults)
    return _chosen(said, arms, faults)


def _chosen(said: Mapping[str, Any], arms: dict[str, tuple[str, ...]], faults: Faults) -> dict[str, tuple[str, ...]]:
    only = names_of(said, "only", faults)
    for name in only:
        if name not in arms:
            faults.add("arms", f"there is no {name!r}", suggest(name, arms))
    if said["verb"] == "compare" and len(only or arms) < 2 and not faults.found:
        faults.add("arms", "there are no two configurations to compare", "replenishment=base_stock,s_S, for instance")
    return {name: words for name, words in arms.items() if name in only} if only else arms


def baseline_of(said: Mapping[str, Any], arms: Mapping[str, Any], faults: Faults) -> str:
    name = said.get("baseline")
    if name is not None and arms and str(name) not in arms:
        faults.add("baseline", f"there is no arm {name!r}", suggest(str(name), arms))
    return str(name) if name is not None else next(iter(arms), "")


def names_of(said: Mapping[str, Any], key: str, faults: Faults) -> list[str]:
    value = said.get(key)
    listed = [value] if isinstance(value, str) else list(value or [])
    if not all(isinstance(name, str) for name in listed):
        faults.add(key, f"must be a list of names, got {value!r}")
        return []
    return listed


def _name(level: Any) -> str:
    return level if isinstance(level, str) else spoken(level)
