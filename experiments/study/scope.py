"""What may be said of a study: which keys its verb has, of which shape, and which settings hold for all its points."""

from collections.abc import Iterable, Mapping
from typing import Any

from experiments.faults import Faults

ARMS = ("compare", "risk")
VERBS_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("arms", "references", "only"), ARMS),
    **dict.fromkeys(("factors", "design", "points", "until"), ("sweep", *ARMS)),
    **dict.fromkeys(("parameters", "objectives", "constraints", "trials", "start", "final", "round"), ("optimise",)),
    "select": ("compare",),
}
"""Keys that mean nothing to the other verbs: a study that says them there would not answer what it asks."""
LISTS = ("measures", "references", "only", "expected")
MAPPINGS = ("factors", "arms", "thresholds", "parameters", "final")
OF_ALL = ("replications", "workers", "out", "figures", "log")
"""Settings of the study as a whole, in which its points cannot differ."""


def shaped(said: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """What is said, without that which has another shape than its key asks for, or belongs to another verb; it is
    noted.
    """
    kept = dict(said)
    verb = str(said.get("verb"))
    for key, verbs in VERBS_OF.items():
        if said.get(key) and verb not in verbs and said.get("target") is None:
            faults.add(key, f"{verb} does not know it", f"leave it out, or ask bullwhip {' or '.join(verbs)}")
            kept.pop(key)
    for key in LISTS:
        if not isinstance(kept.get(key), list | tuple | str | None):
            faults.add(key, f"must be a list, got {kept.pop(key)!r}", f"{key}: [...]")
    for key in MAPPINGS:
        if not isinstance(kept.get(key), Mapping | None):
            faults.add(key, f"must be a mapping, got {kept.pop(key)!r}", f"{key}: {{...: ...}}")
    if not isinstance(kept.get("engine"), Mapping | str | None):
        faults.add("engine", f"must be processes or dask, got {kept.pop('engine')!r}")
    if not isinstance(kept.get("out"), str | int | float | None):
        faults.add("out", f"must be the name of a folder, got {kept.pop('out')!r}")
    if kept.get("until") is not None and kept.get("select") is not None:
        faults.add("until", "cannot be said beside select, which decides itself how often arms are played", "keep one")
    return kept


def check_varied(keys: Iterable[str], faults: Faults) -> None:
    """Note the factors and parameters that cannot vary; a search may not choose its chance either."""
    for key in keys:
        if key.lstrip("+~") in OF_ALL:
            faults.add(key, "is the same for all points of a study and cannot vary", f"say one value: {key}=...")


def check_arms(arms: Mapping[str, Iterable[str]], faults: Faults) -> None:
    """Note the words of arms that only the whole study can say."""
    for name, words in arms.items():
        for word in words:
            key = word.partition("=")[0].lstrip("+~")
            if key in OF_ALL:
                faults.add(f"arms.{name}", f"{word}: {key} is the same for all arms", f"say {key} for the whole study")


def check_whole(said: Mapping[str, Any], keys: Iterable[str], place: str, faults: Faults) -> None:
    """Note what is not a whole number of at least 1."""
    for key in keys:
        value = said.get(key, 1)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            faults.add(f"{place}{key}", f"must be a whole number of at least 1, got {value!r}")


def check_numbers(said: Mapping[str, Any], keys: Iterable[str], place: str, faults: Faults) -> None:
    """Note what is not a number."""
    for key in keys:
        value = said.get(key, 1)
        if isinstance(value, bool) or not isinstance(value, int | float):
            faults.add(f"{place}{key}", f"must be a number, got {value!r}")
