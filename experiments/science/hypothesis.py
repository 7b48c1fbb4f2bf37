"""A hypothesis: one lever, what it is expected to do, and where it must do nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from experiments.science.prediction import Prediction

Words = tuple[str, ...]


@dataclass(frozen=True)
class Hypothesis:
    """Two arms that differ in one lever, played with the same chance, and what is expected of the difference.

    base: words as typed after `bullwhip run`; change: words added for the second arm; control: words added to both that
    take the mechanism away, or `base` where it is absent from the base arm, of which theory says what it must be.
    assumed: a coefficient of behaviour that was put in by hand gives the direction: a test of the wiring, no finding.
    """

    says: str
    base: Words
    change: Words
    control: Words | Literal["base"] | None
    predictions: tuple[Prediction, ...]
    assumed: bool = False
    source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.predictions:
            raise ValueError("predicts nothing")
        if not self.change:
            raise ValueError("change is missing: the words that tell the second arm from the first")
        controlled = [prediction for prediction in self.predictions if prediction.controlled != "no"]
        if self.control is None and any(prediction.expected != "stays" for prediction in self.predictions):
            raise ValueError("control is missing: the words that take the mechanism away in both arms")
        if self.control is not None and not controlled:
            raise ValueError("control is read by no prediction: leave out controlled: no where it says something")
        if self.control == "base" and any("base" not in prediction.exact for prediction in controlled):
            raise ValueError("control is the base arm, of which every prediction read there must say exact.base")
        if isinstance(self.control, tuple) and self.words(True, 0) == self.words(True, 1):
            raise ValueError("control takes the lever away too: its two arms are the same")

    @property
    def control_arms(self) -> bool:
        """Whether the control is played, in arms of its own."""
        return isinstance(self.control, tuple)

    def words(self, controlled: bool, arm: int) -> Words:
        """What is typed for an arm."""
        control = self.control if controlled and isinstance(self.control, tuple) else ()
        return settled((*self.base, *(self.change if arm else ()), *control))


def settled(words: Iterable[str]) -> Words:
    """Each key once, the last word for it counts; what is chosen takes along what was set in the choice before."""
    last: dict[str, str] = {}
    for word in words:
        key = word.partition("=")[0].lstrip("+~")
        if "." not in key and last.get(key) != word:
            last = {other: said for other, said in last.items() if not other.startswith(f"{key}.")}
        last[key] = word
    return tuple(last.values())
