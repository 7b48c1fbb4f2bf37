"""A design as a study says it: factorial, or {latin_hypercube: {points: 64}}."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from experiments.designs.crossed import Factorial, OneAtATime
from experiments.designs.design import Design
from experiments.designs.filling import LatinHypercube, SobolSequence
from experiments.designs.listed import read_points
from experiments.designs.screened import Screened
from experiments.designs.screening import Morris, Saltelli
from experiments.faults import Faults, suggest

DESIGNS: dict[str, Any] = {
    "factorial": Factorial,
    "one_at_a_time": OneAtATime,
    "latin_hypercube": LatinHypercube,
    "sobol": SobolSequence,
    "morris": Morris,
    "saltelli": Saltelli,
    "screened": Screened,
}


def design_of(said: Any, faults: Faults, folder: Path = Path()) -> Design | None:
    """The design of a name, or {name: its settings}; {csv: FILE} is looked for in `folder`.

    What is wrong is noted, and None answered.
    """
    name, settings = (said, {}) if isinstance(said, str) else _parts(said)
    if name == "csv":
        if isinstance(settings, str | Path):
            return read_points(folder / settings, faults)
        faults.add("design.csv", f"must be the name of a file, got {settings!r}", "design: {csv: points.csv}")
        return None
    if name not in DESIGNS:
        known = [*DESIGNS, "csv"]
        faults.add("design", f"there is no {said!r}", suggest(name, known))
        return None
    kind, place, before = DESIGNS[name], f"design.{name}", len(faults.found)
    if not isinstance(settings, Mapping):
        faults.add(place, f"must be a mapping of its settings, got {settings!r}", f"design: {{{name}: {{...: ...}}}}")
        return None
    known = [field.name for field in fields(kind)]
    for word in settings:
        if word not in known:
            faults.add(f"{place}.{word}", "there is no such setting", suggest(str(word), known))
    for field in fields(kind):
        if field.default is MISSING and field.default_factory is MISSING and field.name not in settings:
            faults.add(place, f"does not say its {field.name}", f"design: {{{name}: {{{field.name}: 64}}}}")
    try:
        return kind(**settings) if len(faults.found) == before else None
    except ValueError as error:
        faults.add(place, str(error))
        return None


def _parts(said: Any) -> tuple[str, Any]:
    """A mapping of one name to its settings."""
    if isinstance(said, Mapping) and len(said) == 1:
        [(name, settings)] = said.items()
        return str(name), {} if settings is None else settings
    return "", {}
