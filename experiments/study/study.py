"""What a study asks: of which configurations, measured how, with how many runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from experiments.crew.engine import Engine
from experiments.designs import Design, Factor
from experiments.study.expected import Expected
from experiments.study.outcome import Taken

Verb = Literal["sweep", "compare", "risk", "optimise", "science"]
VERBS: tuple[Verb, ...] = ("sweep", "compare", "risk", "optimise", "science")


@dataclass(frozen=True)
class Study:
    """A question with all that is needed to answer it.

    settings: words that all points share; factors and design, or arms, say what differs; baseline: the arm that others
    are compared with; fixed: factors of the study's file to which one value was given; said: everything as it was
    written, from which the study can be taken up again.
    """

    name: str
    verb: Verb
    question: str
    settings: tuple[str, ...]
    factors: tuple[Factor, ...]
    design: Design | None
    arms: Mapping[str, tuple[str, ...]]
    baseline: str
    taken: Taken
    measures: tuple[str, ...]
    confidence: float
    engine: Engine
    config_dirs: tuple[Path, ...]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()
    until: Any = None
    select: Any = None
    thresholds: Mapping[str, Any] = field(default_factory=dict)
    search: Any = None
    said: Mapping[str, Any] = field(default_factory=dict)
