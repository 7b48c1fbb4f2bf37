"""Reading an enquiry from its file; everything that is wrong with it is noted, with the place where it stands."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from experiments.faults import Faults, suggest
from experiments.inference import Rule
from experiments.science.enquiry import Enquiry
from experiments.science.hypothesis import Hypothesis, Words
from experiments.science.look import Look
from experiments.science.observation import Observation
from experiments.science.prediction import Prediction
from sim.metrics import BY_NAME

T = TypeVar("T")
FIELDS = ("verb", "question", "kind", "source", "processes", "settings", "until", "hypotheses", "observations")
LOOK = ("measure", "agent", "product", "segment", "less", "per", "unit")
PREDICTION = (*LOOK, "expected", "smallest", "controlled", "margin", "exact", "published")
HYPOTHESIS = ("says", "base", "change", "control", "predictions", "assumed", "source", "note")
OBSERVATION = ("says", "arms", "looks", "published", "exact", "band", "note")


def read_enquiry(name: str, said: Mapping[str, Any], typed: Mapping[str, Any], faults: Faults) -> Enquiry | None:
    """The enquiry of a file, with the words and the rule that were typed; None where it cannot be read."""
    before = len(faults.found)
    _known(said, FIELDS, name, faults)
    if said.get("kind") not in ("confirmatory", "exploratory", "band"):
        faults.add(f"{name}: kind", f"must be confirmatory, exploratory or band, got {said.get('kind')!r}")
    for key in ("question", "source"):
        if not isinstance(said.get(key), str) or not said[key]:
            faults.add(f"{name}: {key}", "is missing", "say what is asked, and who answered it")
    hypotheses = _each(said.get("hypotheses"), f"{name}: hypotheses", _hypothesis, faults)
    observations = _each(said.get("observations"), f"{name}: observations", _observation, faults)
    settings = _words(said.get("settings"), f"{name}: settings", faults) or ()
    rule = _rule({**_mapping(said, "until"), **_mapping(typed, "until")}, f"{name}: until", faults)
    if len(faults.found) > before:
        return None
    return _made(
        lambda: Enquiry(
            name, said["question"], said["kind"], said["source"], hypotheses, observations, settings,
            tuple(typed["settings"]), rule or Rule(), str(said.get("processes") or ""),
        ),
        name,
        faults,
    )  # fmt: skip


def _hypothesis(said: Mapping[str, Any], place: str, faults: Faults) -> Hypothesis | None:
    _known(said, HYPOTHESIS, place, faults)
    predictions = _each(said.get("predictions"), f"{place}.predictions", _prediction, faults)
    control = said.get("control")
    words = {key: _words(said.get(key), f"{place}.{key}", faults) or () for key in ("base", "change")}
    against: Any = "base" if control == "base" else _words(control, f"{place}.control", faults)
    if len(predictions) < len(said.get("predictions") or ()):
        return None
    own = {key: said[key] for key in ("assumed", "source", "note") if key in said}
    return _made(
        lambda: Hypothesis(str(said.get("says") or ""), words["base"], words["change"], against, predictions, **own),
        place,
        faults,
    )


def _prediction(said: Mapping[str, Any], place: str, faults: Faults) -> Prediction | None:
    _known(said, PREDICTION, place, faults)
    if "expected" not in said:
        faults.add(f"{place}.expected", "is missing", "say rises, falls or stays")
        return None
    look = _look({key: value for key, value in said.items() if key in LOOK}, place, faults)
    own = {key: value for key, value in said.items() if key in PREDICTION[len(LOOK) :]}
    return None if look is None else _made(lambda: Prediction(look, **own), place, faults)


def _look(said: Mapping[str, Any], place: str, faults: Faults) -> Look | None:
    _known(said, LOOK, place, faults)
    measure = said.get("measure")
    if not isinstance(measure, str) or measure not in BY_NAME:
        faults.add(f"{place}.measure", f"no measure is called {measure!r}", suggest(str(measure), BY_NAME))
        return None
    return _made(lambda: Look(**said), place, faults)


def _observation(said: Mapping[str, Any], place: str, faults: Faults) -> Observation | None:
    _known(said, OBSERVATION, place, faults)
    arms = {
        str(name): _words(words, f"{place}.arms.{name}", faults) or () for name, words in _mapping(said, "arms").items()
    }
    looks = _each(said.get("looks"), f"{place}.looks", _look, faults)
    band: Any = said.get("band")
    numbers = {key: _mapping(said, key) for key in ("published", "exact")}
    return _made(
        lambda: Observation(
            str(said.get("says") or ""), arms, looks, **numbers,
            band=None if band is None else (float(band[0]), float(band[1])), note=str(said.get("note") or ""),
        ),
        place,
        faults,
    )  # fmt: skip


def _rule(said: Mapping[str, Any], place: str, faults: Faults) -> Rule | None:
    _known(said, ("at_least", "at_most", "confidence", "equivalence"), place, faults)
    return _made(lambda: Rule(**said), place, faults)


def _each(said: Any, place: str, read: Callable[[Any, str, Faults], T | None], faults: Faults) -> tuple[T, ...]:
    """The entries of a list that can be read."""
    if said is None:
        return ()
    if not isinstance(said, Sequence) or isinstance(said, str) or not all(isinstance(one, Mapping) for one in said):
        faults.add(place, f"must be a list of mappings, got {said!r}")
        return ()
    found = [read(one, f"{place}[{number}]", faults) for number, one in enumerate(said)]
    return tuple(one for one in found if one is not None)


def _words(said: Any, place: str, faults: Faults) -> Words | None:
    if said is None:
        return None
    if isinstance(said, list) and all(isinstance(word, str) and ("=" in word or word[:1] == "~") for word in said):
        return tuple(said)
    faults.add(place, f"must be a list of words, got {said!r}", "[scenario=serial, horizon=1000]")
    return None


def _mapping(said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = said.get(key)
    return value if isinstance(value, Mapping) else {}


def _known(said: Mapping[str, Any], fields: Sequence[str], place: str, faults: Faults) -> None:
    for key in said:
        if key not in fields:
            faults.add(f"{place}.{key}", "there is no such key", suggest(str(key), fields))


def _made(make: Callable[[], T], place: str, faults: Faults) -> T | None:
    """What is made of what was read, or what it says is wrong."""
    if any(fault.place.startswith(place) for fault in faults.found):
        return None
    try:
        return make()
    except (ValueError, TypeError, KeyError, IndexError) as error:
        faults.add(place, str(error))
        return None
