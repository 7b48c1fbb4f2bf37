"""What is read of a run: a measure of the catalogue at one place."""

from dataclasses import dataclass

from experiments.study.outcome import Outcome

ALL = "all"


@dataclass(frozen=True)
class Look:
    """A measure at a place; `less`: another house whose value is taken from it; `per`: what it is divided by, so that
    it reads in the unit in which it was published.
    """

    measure: str
    agent: str = "chain"
    product: str = ALL
    segment: str = ALL
    less: str = ""
    per: float = 1.0
    unit: str = ""

    def __post_init__(self) -> None:
        if not self.per > 0:
            raise ValueError(f"per must be above 0, got {self.per}")

    @property
    def name(self) -> str:
        """The measure, and where it is taken if not of the whole."""
        named = dict.fromkeys((self.agent, self.product, self.segment))
        places = [place for place in named if place not in ("chain", ALL)]
        where = f"{self.measure} of {', '.join(places)}" if places else self.measure
        return f"{where} less that of {self.less}" if self.less else where

    def __call__(self, outcome: Outcome) -> float:
        """Its value in a run; nan where the run has none."""
        value = outcome.value(self.measure, self.agent, self.product, self.segment)
        if self.less:
            value -= outcome.value(self.measure, self.less, self.product, self.segment)
        return value / self.per
