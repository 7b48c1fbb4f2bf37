"""Which arm is best: by which measure, by which procedure, and under which constraints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.faults import Faults, suggest
from experiments.study.scope import check_numbers, check_whole

if TYPE_CHECKING:
    from experiments.inference import Constraint, Procedure

METHODS = ("ocba", "kn", "subset")
OWN = {
    "ocba": ("probability", "at_least", "at_most", "round"),
    "kn": ("worthwhile", "probability", "at_least", "at_most", "round"),
    "subset": ("probability", "replications"),
}
"""What each procedure may be told besides measure, method and constraints."""


@dataclass(frozen=True)
class Select:
    """The measure to choose by, the procedure, and what an arm must keep to."""

    measure: str
    procedure: "Procedure"
    constraints: tuple["Constraint", ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """Everything that has to be measured, the objective first."""
        return (self.measure, *(constraint.measure for constraint in self.constraints))

    def check(self, arms: int, faults: Faults) -> None:
        """Note a procedure that cannot even begin with so many arms."""
        from experiments.inference import Ocba

        if isinstance(self.procedure, Ocba) and arms * self.procedure.at_least > self.procedure.at_most:
            wrong = f"is {self.procedure.at_most} runs in all, and {arms} arms ask for {self.procedure.at_least} each"
            faults.add("select.at_most", wrong, f"at_most: {10 * arms * self.procedure.at_least}, for instance")


def selection_of(said: Any, faults: Faults, replications: int = 20) -> Select | None:
    """The choice {measure: total cost, method: ocba, constraints: [fill rate >= 0.95]}; what is wrong is noted.

    replications: of each arm, where nothing else is said and the procedure wants a fixed number.
    """
    from sim.metrics import BY_NAME

    if said is None:
        return None
    if not isinstance(said, Mapping):
        faults.add("select", f"must say by which measure, got {said!r}", "select: {measure: total cost, method: ocba}")
        return None
    before = len(faults.found)
    method, measure = said.get("method", "ocba"), said.get("measure", "total cost")
    if not isinstance(method, str) or method not in METHODS:
        faults.add("select.method", f"there is no {method!r}", suggest(str(method), METHODS))
        return None
    known = ("measure", "method", "constraints", *OWN[method])
    for name in said:
        if name not in known:
            faults.add(f"select.{name}", f"{method} has no such setting", suggest(str(name), known))
    constraints = _constraints(said.get("constraints") or (), faults)
    for name in (measure, *(constraint.measure for constraint in constraints)):
        if not isinstance(name, str) or name not in BY_NAME:
            faults.add("select", f"no measure is called {name!r}", suggest(str(name), BY_NAME))
        elif name == measure and BY_NAME[name].direction == "none":
            faults.add("select.measure", f"{name} is neither better low nor high", "choose by another measure")
    check_whole(said, ("at_least", "at_most", "round", "replications"), "select.", faults)
    check_numbers(said, ("probability", "worthwhile"), "select.", faults)
    if method == "kn" and "worthwhile" not in said:
        faults.add(
            "select.worthwhile", "kn needs the smallest difference that matters", "worthwhile: 100, for instance"
        )
    if len(faults.found) > before:
        return None
    try:
        return Select(measure, _procedure(method, said, replications), constraints)
    except (ValueError, TypeError) as error:
        faults.add("select", str(error))
        return None


def _procedure(method: str, said: Mapping[str, Any], replications: int) -> "Procedure":
    from experiments.inference import Equal, KimNelson, Ocba

    own = {name: said[name] for name in OWN[method] if name in said}
    if method == "ocba":
        return Ocba(**own)
    if method == "kn":
        return KimNelson(own.pop("worthwhile"), **own)
    return Equal(**{"replications": replications, **own})


def _constraints(said: Any, faults: Faults) -> tuple["Constraint", ...]:
    from experiments.inference import Constraint

    found = []
    for text in said if isinstance(said, list | tuple) else [said]:
        try:
            found.append(Constraint.of(str(text)))
        except ValueError as error:
            faults.add("select.constraints", str(error))
    return tuple(found)
