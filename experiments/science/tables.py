"""The tables of an enquiry: what every arm came to, and the verdict on every prediction."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from experiments.inference import Rule, Verdict
from experiments.measuring import in_words
from experiments.science.enquiry import Enquiry, Place
from experiments.science.hypothesis import Hypothesis
from experiments.science.look import Look
from experiments.science.prediction import Prediction
from experiments.statistics import mean_interval
from sim.metrics import BY_NAME

WORDS = {"pass": "confirmed", "fail": "refuted", "inconclusive": "inconclusive"}
STANDARD_ERRORS = 3.0
"""Within so many of them a mean agrees with what theory says it is."""
ARMS = ("study", "part", "prediction", "unit", "arm", "mean", "lo", "hi", "n", "published", "exact", "agrees")
VERDICTS = (
    "study", "part", "says", "assumed", "prediction", "unit", "expected", "smallest", "base", "change", "difference",
    "lo", "hi", "pairs", "p", "p_adjusted", "with_sign", "without_ties", "sign_p", "controlled", "control",
    "control_lo", "control_hi", "control_outcome", "verdict",
)  # fmt: skip
Values = Callable[[Look, Place], list[float]]


def arms_table(enquiry: Enquiry, values: Values) -> pd.DataFrame:
    """Every arm of every prediction: its mean with its interval, what was published, and whether theory agrees."""
    return pd.DataFrame(list(_rows(enquiry, values)), columns=list(ARMS))


def verdicts_table(enquiry: Enquiry, verdicts: Sequence[Verdict], arms: pd.DataFrame) -> pd.DataFrame:
    """One row a prediction; none where only observations are made."""
    asked = [
        (number, hypothesis, prediction)
        for number, hypothesis in enumerate(enquiry.hypotheses)
        for prediction in hypothesis.predictions
    ]
    means: Any = arms.set_index(["part", "prediction", "arm"])["mean"] if len(arms) else {}
    rows = []
    for (number, hypothesis, prediction), verdict in zip(asked, verdicts, strict=True):
        part, name = number + 1, prediction.look.name
        both = [float(means[part, name, arm]) for arm in ("base", "change")]
        rows.append(_row(enquiry, part, hypothesis, prediction, verdict, both))
    return pd.DataFrame(rows, columns=list(VERDICTS))


def verdict_of(outcomes: Sequence[str]) -> str:
    """What a family of outcomes comes to: it is as good as its worst."""
    return next((worst for worst in ("refuted", "inconclusive") if worst in outcomes), "confirmed")


def unit_of(look: Look) -> str:
    """The unit in which it is read."""
    return look.unit or BY_NAME[look.measure].unit


def _row(
    enquiry: Enquiry, part: int, hypothesis: Hypothesis, prediction: Prediction, verdict: Verdict, both: list[float]
) -> tuple[Any, ...]:
    nothing = float("nan")
    difference, control = verdict.difference, verdict.control
    held = (nothing,) * 3 if control is None else (control.mean, control.low, control.high)
    controlled = "" if control is None else prediction.controlled
    outcome = "" if verdict.control_outcome is None else WORDS[verdict.control_outcome]
    return (
        enquiry.name, part, hypothesis.says, hypothesis.assumed, prediction.look.name, unit_of(prediction.look),
        prediction.expected, prediction.smallest, *both, difference.mean, difference.low, difference.high,
        difference.n, verdict.p, verdict.p_adjusted, verdict.with_sign, verdict.without_ties, verdict.sign_p,
        controlled, *held, outcome, WORDS[verdict.outcome],
    )  # fmt: skip


def _rows(enquiry: Enquiry, values: Values) -> Iterator[tuple[Any, ...]]:
    rule = enquiry.rule
    for number, hypothesis in enumerate(enquiry.hypotheses):
        for prediction in hypothesis.predictions:
            head = (enquiry.name, number + 1, prediction.look.name, in_words(unit_of(prediction.look), {}))
            for controlled in (False, True) if hypothesis.control_arms else (False,):
                if controlled and prediction.controlled == "no":
                    continue
                for arm, name in enumerate(("base", "change")):
                    known = {} if controlled else prediction.published
                    theory = {} if controlled else prediction.exact
                    found = values(prediction.look, (number, controlled, arm))
                    label = f"{'control ' if controlled else ''}{name}"
                    yield (*head, label, *_told(found, known.get(name), theory.get(name), rule))
    for number, observation in enumerate(enquiry.observations):
        for look in observation.looks:
            head = (enquiry.name, number + 1, look.name, unit_of(look))
            for arm, name in enumerate(observation.arms):
                found = values(look, (number, False, arm))
                told = _told(found, observation.published.get(name), observation.exact.get(name), rule)
                yield (*head, name, *told)


def _told(values: list[float], published: float | None, exact: float | None, rule: Rule) -> tuple[Any, ...]:
    """Mean, bounds, number, what was published, what theory says, and whether it agrees within standard errors."""
    known = [value for value in values if value == value]
    nothing = float("nan")
    if not known:
        return nothing, nothing, nothing, 0, published, exact, ""
    found = mean_interval(known, rule.confidence)
    agrees = ""
    if exact is not None:
        apart, rounding = abs(found.mean - exact), 1e-9 * max(1.0, abs(exact))
        agrees = "yes" if apart <= max(STANDARD_ERRORS * found.standard_error, rounding) else "no"
    return found.mean, found.low, found.high, found.n, published, exact, agrees
