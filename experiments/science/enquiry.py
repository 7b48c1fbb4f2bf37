"""An enquiry: a what-if question with its published answer, as hypotheses to test or observations to make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from experiments.inference import Rule
from experiments.science.hypothesis import Hypothesis, Words, settled
from experiments.science.look import Look
from experiments.science.observation import Observation
from experiments.study.point import Point
from sim.metrics import BY_NAME

Kind = Literal["confirmatory", "exploratory", "band"]
Place = tuple[int, bool, int]
"""Which hypothesis or observation, with the mechanism taken away or not, which arm."""
DETAILS = ("totals", "orders", "full")


@dataclass(frozen=True)
class Enquiry:
    """One file of `experiment/science`. confirmatory: hypotheses are tested; exploratory, band: observations are made,
    and no verdict is given. settings: words that all arms share; further: words typed, which win over all.
    """

    name: str
    question: str
    kind: Kind
    source: str
    hypotheses: tuple[Hypothesis, ...] = ()
    observations: tuple[Observation, ...] = ()
    settings: Words = ()
    further: Words = ()
    rule: Rule = field(default_factory=Rule)
    processes: str = ""

    def __post_init__(self) -> None:
        tested = self.kind == "confirmatory"
        if tested and (not self.hypotheses or self.observations):
            raise ValueError("a confirmatory study has hypotheses, and nothing else")
        if not tested and (not self.observations or self.hypotheses):
            raise ValueError(f"a study of kind {self.kind} has observations, and nothing else")
        if self.kind == "band" and any(each.band is None for each in self.observations):
            raise ValueError("band is missing: the bounds within which others have found it")

    @property
    def id(self) -> str:
        """W1 of w01_pos_sharing."""
        letters = self.name.partition("_")[0]
        return f"{letters[:1].upper()}{letters[1:].lstrip('0')}"

    @property
    def looks(self) -> Iterator[Look]:
        """Everything that is read of runs."""
        for hypothesis in self.hypotheses:
            yield from (prediction.look for prediction in hypothesis.predictions)
        for observation in self.observations:
            yield from observation.looks

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are read, each once."""
        return tuple(dict.fromkeys(look.measure for look in self.looks))

    @property
    def shared(self) -> Words:
        """Words of all arms; the least detailed record from which everything can be read."""
        needed = max((BY_NAME[measure].needs for measure in self.measures), key=DETAILS.index)
        return f"record={needed}", *self.settings

    def arms(self) -> Iterator[tuple[Place, str, Words]]:
        """Every arm: its place, its name, and all that is typed for it."""
        for number, hypothesis in enumerate(self.hypotheses):
            for controlled in (False, True) if hypothesis.control_arms else (False,):
                for arm, name in enumerate(("base", "change")):
                    place = f"{number + 1} {'control ' if controlled else ''}{name}"
                    words = (*self.shared, *hypothesis.words(controlled, arm), *self.further)
                    yield (number, controlled, arm), place, settled(words)
        for number, observation in enumerate(self.observations):
            for arm, (name, own) in enumerate(observation.arms.items()):
                yield (number, False, arm), name, settled((*self.shared, *own, *self.further))


def points_of(enquiry: Enquiry) -> tuple[list[Point], Mapping[Place, int]]:
    """What is to be played, each configuration once, and which point is which arm."""
    numbers: dict[Words, int] = {}
    points, places = list[Point](), dict[Place, int]()
    for place, name, words in enquiry.arms():
        if words not in numbers:
            numbers[words] = len(points)
            points.append(Point(len(points), name, {}, words))
        places[place] = numbers[words]
    return points, places
