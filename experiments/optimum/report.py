"""What a planner reads of a search: the answer, how sure it is, against what, and what is undecided."""

from collections.abc import Iterator

from experiments.optimum.final import Finalist, verdict
from experiments.optimum.front import front
from experiments.optimum.optimum import Optimum
from experiments.optimum.response import Objective
from experiments.optimum.theory.known import Theory
from experiments.statistics import Interval, paired_interval


def optimum_report(found: Optimum, theory: Theory | None = None) -> str:
    """The lines under the tables of a search. theory: the solution that was tried first, if there is one."""
    if not found.final:
        return "no trial could be played: see the faults of the points"
    return "\n".join(_one(found, theory) if found.best is not None else _several(found))


def _one(found: Optimum, theory: Theory | None) -> Iterator[str]:
    best = found.best
    assert best is not None
    yield f"best of {_runs(found)}"
    width = max(map(len, found.search.keys))
    for key, value in found.settings(best).items():
        yield f"  {key:<{width}}  {value:.6g}"
    yield from _responses(found, best)
    yield from _references(found, best, theory)
    yield from _rivals(found)
    yield from _undecided(found, best)


def _several(found: Optimum) -> Iterator[str]:
    objectives = found.search.objectives
    named = " and ".join(objective.response.label for objective in objectives)
    yield f"{len(found.front)} of {_runs(found)} cannot be bettered in {named} at once"
    for objective in objectives:
        if found.front:
            ends = sorted(found.front, key=lambda each: objective.sign * each.sample[objective.response].mean())
            values = ", ".join(f"{key} {value:.5g}" for key, value in found.settings(ends[0]).items())
            said = "; ".join(f"{each.response.label} {_said(found, ends[0], each)}" for each in objectives)
            yield f"  {objective.direction.removesuffix('er')}est {objective.response.label}: {values}: {said}"
    for each in found.final:
        if each.trial.origin in ("start", "theory") and each not in found.front:
            better = front([each.score[1], *(other.score[1] for other in found.front)])
            beaten = "is bettered in all of them" if 0 not in better else "breaks a constraint"
            yield f"  {each.trial.origin} {beaten}"


def _runs(found: Optimum) -> str:
    again = f"the best {len(found.final)} played {found.search.final.replications} times more"
    return f"{len(found.played)} trials ({found.runs:,} runs: each {found.search.replications} times, {again})"


def _said(found: Optimum, each: Finalist, objective: Objective) -> str:
    interval = each.interval(objective.response, found.search.confidence)
    return f"{interval.mean:.5g} ({interval.low:.5g} to {interval.high:.5g})"


def _responses(found: Optimum, best: Finalist) -> Iterator[str]:
    share = f"{found.search.confidence:.0%} interval"
    width = max(len(each.label) for each in found.search.responses)
    for response in found.search.responses:
        interval = best.interval(response, found.search.confidence)
        yield f"  {response.label:<{width}}  {interval.mean:.5g}   {share} {interval.low:.5g} to {interval.high:.5g}"


def _references(found: Optimum, best: Finalist, theory: Theory | None) -> Iterator[str]:
    """The best against theory and against what the configuration had, paired by replication."""
    objective = found.search.objectives[0]
    for each in found.final:
        origin = each.trial.origin
        if origin not in ("start", "theory"):
            continue
        whose = "where the search started" if origin == "start" else "theory"
        if origin == "theory" and theory is not None:
            whose = f"theory ({theory.source}{_moved(found, theory)})"
        if each is best:
            yield f"  it is {whose}"
            continue
        values = each.sample[objective.response]
        gap = paired_interval(values, best.sample[objective.response], found.search.confidence)
        kept = "" if each.feasible else ", which breaks a constraint"
        yield f"  {whose}{kept} has {objective.response.label} {values.mean():.5g}: {_against(gap)}"


def _moved(found: Optimum, theory: Theory) -> str:
    """Whether theory's levels had to be rounded, or lie out of the range that is searched."""
    values = found.search.settings(found.search.nearest(theory.values))
    far = [key for key, value in values.items() if abs(value - theory.values[key]) > 1e-9]
    return f", at the nearest allowed {', '.join(far)}" if far else ""


def _against(gap: Interval) -> str:
    if gap.low == gap.high == 0:
        return "the same"
    more = f"{abs(gap.mean):.4g} {'more' if gap.mean > 0 else 'less'} than the best"
    sure = "" if gap.low > 0 or gap.high < 0 else ", which may be chance"
    return f"{more} ({gap.low:.4g} to {gap.high:.4g}){sure}"


def _rivals(found: Optimum) -> Iterator[str]:
    """Which of the others may be as good, and what that may cost."""
    pairs = zip(found.final, found.differences, strict=True)
    rivals = [each.trial.number for each, gap in pairs if gap is not None and each.feasible and gap.low <= 0]
    if rivals:
        those = f"trial{'s' if len(rivals) > 1 else ''} {', '.join(map(str, sorted(rivals)))}"
        yield f"  undecided: {those} may be as good; choosing between them is worth at most {found.stake:.3g}"
    elif len(found.final) > 1:
        yield f"  of the {len(found.final)} played again none other that keeps the constraints is as good"


def _undecided(found: Optimum, best: Finalist) -> Iterator[str]:
    for number, constraint in enumerate(found.search.constraints):
        sure = verdict(found.search, best.sample, number)
        if sure == "broken":
            yield f"  {constraint} is not kept: nothing better was found"
        elif sure == "undecided":
            yield f"  undecided: whether {constraint} is kept; more replications would tell"
        else:
            yield f"  {constraint} is kept"
    for parameter, value in zip(found.search.parameters, best.trial.point, strict=True):
        for end, side in ((parameter.low, "low"), (parameter.high, "high")):
            if value == end:
                yield f"  {parameter.key} is at its {side} end: the best may lie beyond, try a wider range"
