"""The verb optimise: which parameters serve best, how sure that is, and how it compares with theory."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from experiments.faults import Fault, InputError
from experiments.loading import load
from experiments.optimum import Known, Optimum, Response, Search
from experiments.optimum import optimise as search_for
from experiments.optimum.report import optimum_report
from experiments.optimum.starting import earlier, start
from experiments.optimum.theory.known import Theory, theory_for
from experiments.stocking.estimating import estimated
from experiments.study.campaign import Campaign
from experiments.study.conducting import conduct, opened
from experiments.study.findings import Findings
from experiments.study.folder import Folder
from experiments.study.outcome import Outcome
from experiments.study.study import Study
from experiments.written import resolved


def optimise(
    typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False
) -> Findings:
    """Search for the best parameters. Raises InputError, before anything is played or written."""
    study, folder = opened(typed, "optimise", config_dirs, write=write)
    return optimised(study, folder, progress=progress)


def optimised(study: Study, folder: Folder | None, *, progress: bool = False) -> Findings:
    """Conduct a search, from the start or from where it was interrupted: its decisions are taken again the same way.

    Where a service is asked for, what stocks need for it is estimated instead.
    """
    if study.taken.target is not None:
        return estimated(study, folder, progress=progress)
    told: list[str] = []

    def play(under_way: Campaign) -> Mapping[str, pd.DataFrame]:
        optimum, theory = _searched(under_way)
        told.append(optimum_report(optimum, theory))
        return {"trials": optimum.trials, "finalists": optimum.finalists}

    def tell(findings: Findings) -> str:
        head = f"{study.name}: {study.question}" if study.question else study.name
        return f"{head}\n{told[0]}"

    return conduct(study, folder, play, tell, progress=progress)


def _searched(under_way: Campaign) -> tuple[Optimum, Theory | None]:
    search: Search = under_way.study.search
    config = resolved(under_way.recipes[0].config)
    theory = theory_for(config, search.keys)
    begin = start(config, search.keys)
    first = [begin] if begin else []
    first += [Known("theory", theory.values)] if theory else []
    first += _earlier(under_way.study, search)
    numbers: dict[tuple[float, ...], int] = {}

    def evaluate(points: Sequence[Mapping[str, float]], replications: int) -> list[dict[Response, np.ndarray]]:
        grown = under_way.grow([point for point in points if tuple(point.values()) not in numbers])
        numbers.update({tuple(point.settings.values()): point.number for point in grown})
        asked = {numbers[tuple(point.values())]: range(replications) for point in points}
        found: dict[int, list[Outcome]] = {number: [] for number in asked}
        for outcome in under_way.play(asked):
            found[outcome.point].append(outcome)
        return [_sample(found[numbers[tuple(point.values())]], search.responses) for point in points]

    return search_for(search, evaluate, first), theory


def _earlier(study: Study, search: Search) -> list[Known]:
    """The best trials of another study's folder, if one is named: start=results/before."""
    folder = study.said.get("start")
    if folder is None:
        return []
    tables = load(str(folder))
    try:
        return earlier(search, tables["trials"])
    except (KeyError, ValueError) as error:
        wrong = "holds no trials" if isinstance(error, KeyError) else str(error)
        raise InputError([Fault("start", f"{folder}: {wrong}", "name the folder of such a study")]) from error


def _sample(outcomes: Sequence[Outcome], responses: Sequence[Response]) -> dict[Response, np.ndarray]:
    return {
        response: np.array([outcome.value(response.measure, response.agent, response.product) for outcome in outcomes])
        for response in responses
    }
