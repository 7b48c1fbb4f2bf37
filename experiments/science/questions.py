"""The questions of an enquiry, as the protocol answers them: each prediction, and what its control must do."""

from collections.abc import Callable
from dataclasses import replace

from experiments.faults import Fault, InputError, suggest
from experiments.inference import Question, Verdict
from experiments.science.enquiry import Enquiry, Place
from experiments.science.hypothesis import Hypothesis
from experiments.science.look import Look
from experiments.science.prediction import SIGNS, Prediction

Values = Callable[[Look, Place, range], list[float]]
"""What is read of some replications of an arm, played if they have not been."""


def questions_of(enquiry: Enquiry, values: Values) -> list[Question]:
    """One a prediction, and after all of them one for each control that must move: its own p is in the family too."""
    asked, moved = list[Question](), list[Question]()
    for number, hypothesis in enumerate(enquiry.hypotheses):
        for prediction in hypothesis.predictions:
            asked.append(_question(enquiry, number, prediction, values))
            if moves(hypothesis, prediction):
                play = _player(values, prediction.look, number, True)
                moved.append(Question(prediction.look.name, play, SIGNS[prediction.controlled]))
    return asked + moved


def joined(enquiry: Enquiry, answers: list[Verdict]) -> list[Verdict]:
    """A verdict a prediction; a control that must move and does not is as bad as one that moves and must not."""
    predictions = [(each, one) for each in enquiry.hypotheses for one in each.predictions]
    controls = iter(answers[len(predictions) :])
    found = []
    for (hypothesis, prediction), verdict in zip(predictions, answers, strict=False):
        if moves(hypothesis, prediction):
            control = next(controls)
            worst = [one for one in ("fail", "inconclusive") if one in (verdict.outcome, control.outcome)]
            outcome = verdict.outcome if not worst else "fail" if worst[0] == "fail" else "inconclusive"
            verdict = replace(verdict, outcome=outcome, control=control.difference, control_outcome=control.outcome)
        found.append(verdict)
    return found


def moves(hypothesis: Hypothesis, prediction: Prediction) -> bool:
    """Whether the control of a prediction is one that must move."""
    return hypothesis.control_arms and prediction.controlled in ("rises", "falls")


def check_values(enquiry: Enquiry, values: Values, there: Callable[[Place, str], set[str]]) -> None:
    """InputError for what no first replication of an arm has a value of: a misspelt house, or nothing that happens."""
    faults: dict[str, Fault] = {}
    looks: list[tuple[int, Look]] = [
        *((number, each.look) for number, one in enumerate(enquiry.hypotheses) for each in one.predictions),
        *((number, look) for number, one in enumerate(enquiry.observations) for look in one.looks),
    ]
    for place, name, _ in enquiry.arms():
        for number, look in looks:
            if number == place[0] and not place[1] and look.name not in faults:
                found = values(look, place, range(enquiry.rule.at_least))
                if all(value != value for value in found):
                    lacking = f"{look.name!r} has no value in arm {name}"
                    near = suggest(look.agent, there(place, look.measure) - {look.agent})
                    faults[look.name] = Fault(enquiry.name, lacking, near)
    if faults:
        raise InputError(faults.values())


def _question(enquiry: Enquiry, number: int, prediction: Prediction, values: Values) -> Question:
    hypothesis, look = enquiry.hypotheses[number], prediction.look
    play = _player(values, look, number, False)
    if hypothesis.control is None or prediction.controlled != "stays":
        return Question(look.name, play, prediction.sign, prediction.smallest)
    if hypothesis.control == "base":
        theory = prediction.exact["base"]

        def against(arm: int, replications: range) -> list[float]:
            return values(look, (number, False, 0), replications) if arm else [theory] * len(replications)

        return Question(look.name, play, prediction.sign, prediction.smallest, against, prediction.margin)
    bases = values(look, (number, True, 0), range(enquiry.rule.at_least))
    margin = prediction.within(bases, enquiry.rule)
    return Question(look.name, play, prediction.sign, prediction.smallest, _player(values, look, number, True), margin)


def _player(values: Values, look: Look, number: int, controlled: bool) -> Callable[[int, range], list[float]]:
    return lambda arm, replications: values(look, (number, controlled, arm), replications)
