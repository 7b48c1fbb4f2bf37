"""A study from what is said of it, checked: names of measures, arms, design, and who does the work."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

from experiments.crew.engine import Engine
from experiments.designs import Factor, Factorial, Listed, Screened, design_of, factors_of
from experiments.faults import Faults, suggest
from experiments.quoting import spoken
from experiments.stocking.target import target_of
from experiments.study.arms import arms_of, baseline_of, names_of
from experiments.study.expected import expected_of
from experiments.study.outcome import Taken
from experiments.study.point import Point
from experiments.study.scope import check_varied, check_whole, shaped
from experiments.study.selecting import Select, selection_of
from experiments.study.study import Study, Verb
from experiments.study.until import until_of
from experiments.tree import Tree

REPLICATIONS = 20


def read_study(said: Mapping[str, Any], config_dirs: Sequence[Path], faults: Faults) -> Study:
    """The study that is asked for. Raises InputError with everything that is wrong with it."""
    tree = Tree(tuple(config_dirs))
    whole, said = said, shaped(said, faults)
    verb: Verb = said["verb"]
    factors = factors_of(said.get("factors") or {}, tree, faults)
    design = _design(said, factors, faults)
    if isinstance(design, Listed):
        for factor in factors:
            faults.add(factor.key, f"varies beside the points of {design.table}", "add it to them as a column")
        factors = [*design.factors()]
    check_varied([factor.key for factor in factors], faults)
    if verb == "sweep" and design is None and not factors and not faults.found:
        faults.add("factors", "nothing varies", "give a key several values: demand.sd=10,20")
    arms = arms_of(said, factors, faults) if verb in ("compare", "risk") else {}
    target = target_of(said, faults)
    search = _search(said, faults) if verb == "optimise" and said.get("target") is None else None
    until, select = until_of(said.get("until"), faults), _select(said, faults)
    expected = expected_of(said.get("expected"), [*said.get("fixed", {}), *(each.key for each in factors)], faults)
    stages = design if isinstance(design, Screened) else None
    if stages is not None and (verb != "sweep" or until is not None):
        wrong = "goes with sweep, and says itself how often its stages are played"
        faults.add("design.screened", wrong, "leave out until")
    names, measures = _measures(said, (search, until, select, stages, *expected), faults)
    study = Study(
        name=str(said["name"]),
        verb=verb,
        question=str(said.get("question") or ""),
        settings=_settings(said, faults),
        factors=() if arms else tuple(factors),
        design=None if arms else design,
        arms=arms,
        baseline=baseline_of(said, arms, faults),
        taken=Taken(names, said.get("places") == "chain", verb == "risk", target),
        measures=measures,
        confidence=_share(said, "confidence", 0.95, faults),
        engine=engine_of(said, faults),
        config_dirs=tuple(config_dirs),
        fixed=said.get("fixed", {}),
        expected=expected,
        until=until,
        select=select,
        thresholds=_thresholds(said, faults),
        search=search,
        said=whole,
    )
    if select is not None:
        select.check(len(arms), faults)
    if said.get("places") not in (None, "all", "chain"):
        faults.add("places", f"must be all or chain, got {said['places']!r}")
    faults.settle()
    return study


def points_of(study: Study) -> list[Point]:
    """Where the study is played: its arms, or the points of its design. Raises InputError for an empty design."""
    if study.arms:
        return [Point(number, name, {}, words) for number, (name, words) in enumerate(study.arms.items())]
    if study.design is None:
        return [Point(0)]
    return [Point(number, "", settings) for number, settings in enumerate(study.design(study.factors))]


def _design(said: Mapping[str, Any], factors: Sequence[Factor], faults: Faults) -> Any:
    if said.get("points") is not None:
        return design_of({"csv": said["points"]}, faults)
    if said.get("design") is not None:
        return design_of(said["design"], faults)
    return Factorial() if factors else None


def _select(said: Mapping[str, Any], faults: Faults) -> Select | None:
    fixed = said.get("replications")
    return selection_of(said.get("select"), faults, fixed if isinstance(fixed, int) else REPLICATIONS)


def _search(said: Mapping[str, Any], faults: Faults) -> Any:
    if find_spec("optuna") is None:
        faults.add("optimise", "needs Optuna, which is not installed", "pip install 'bullwhip[optimise]'")
        return None
    from experiments.optimum.reading import read_search

    before = len(faults.found)
    last: Any = said.get("final") or {}
    check_whole(said, ("trials", "round"), "", faults)
    check_whole(last, ("top", "replications"), "final.", faults)
    check_varied(said.get("parameters") or (), faults)
    if "seed" in (said.get("parameters") or ()):
        faults.add("parameters.seed", "is chance, and no search may choose it", "leave it out")
    if len(faults.found) > before:
        return None
    seeds = [word.partition("=")[2] for word in said["settings"] if word.startswith("seed=")]
    return read_search(said, int(seeds[-1]) if seeds and seeds[-1].isdigit() else 1, faults)


def _measures(
    said: Mapping[str, Any], deciding: Iterable[Any], faults: Faults
) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """What every run is measured by (None: by everything), and what the study is about; the triple is always there, and
    whatever a search, a rule or a theory looks at.
    """
    from sim.metrics import BY_NAME, HEADLINES

    triple = [measure for _, measure in HEADLINES]
    wanted = names_of(said, "measures", faults)
    for name in wanted:
        if name not in BY_NAME:
            faults.add("measures", f"no measure is called {name!r}", suggest(name, BY_NAME))
    wanted += [name for each in deciding if each is not None for name in _looked_at(each)]
    named = tuple(dict.fromkeys([*triple, *wanted]))
    few = said["verb"] == "optimise" or said.get("measures") is not None
    return (named if few else None), named


def _looked_at(each: Any) -> list[str]:
    """The measures of a search, a stopping rule, a selection or a theory."""
    if hasattr(each, "responses"):
        return [response.measure for response in each.responses]
    return list(each.measures) if hasattr(each, "measures") else [each.measure]


def _settings(said: Mapping[str, Any], faults: Faults) -> tuple[str, ...]:
    """The words that all points share: totals are enough for most studies, and some replications are needed by all."""
    replications = said.get("replications")
    own = [] if replications is None else [f"replications={spoken(replications)}"]
    detail = "full" if said["verb"] == "risk" or said.get("target") is not None else "totals"
    return (f"record={detail}", f"replications={REPLICATIONS}", *said["settings"], *own)


def engine_of(said: Mapping[str, Any], faults: Faults) -> Engine:
    """Who does the work, by engine, engine.address and workers; what is wrong with them is noted."""
    written = said.get("engine") or {}
    parts: dict[str, Any] = {"name": written} if isinstance(written, str) else {str(k): v for k, v in written.items()}
    unknown = set(parts) - {"name", "address"}
    for name in sorted(unknown):
        faults.add(f"engine.{name}", "there is no such setting", suggest(name, ("name", "address")))
    if "address" in parts:
        parts.setdefault("name", "dask")
    workers = said.get("workers")
    if workers is not None and (not isinstance(workers, int) or isinstance(workers, bool) or workers < 1):
        faults.add("workers", f"must be a whole number of at least 1, got {workers!r}")
        workers = None
    names = get_args(Engine.__annotations__["name"])
    if parts.get("name", "processes") not in names:
        faults.add("engine", f"there is no {parts['name']!r}", suggest(str(parts["name"]), names))
        return Engine()
    if not isinstance(parts.get("address"), str | None):
        faults.add("engine.address", f"must be an address, got {parts.pop('address')!r}", "tcp://host:8786")
    kept: dict[str, Any] = {key: value for key, value in parts.items() if key not in unknown}
    return Engine(**{**kept, **({"workers": workers} if workers else {})})


def _thresholds(said: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    found = {"failure": 0.9, "recovery": 0.95, **(said.get("thresholds") or {})}
    for name, value in found.items():
        if name == "usual":
            if not isinstance(value, bool):
                faults.add("thresholds.usual", f"must be true or false, got {value!r}")
        elif name == "over":
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                faults.add("thresholds.over", f"must be a whole number of at least 1, got {value!r}")
        elif name not in ("failure", "recovery"):
            known = ("failure", "recovery", "usual", "over")
            faults.add(f"thresholds.{name}", "there is no such threshold", suggest(name, known))
        elif isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            faults.add(f"thresholds.{name}", f"must lie in 0..1, got {value!r}")
    return found


def _share(said: Mapping[str, Any], key: str, otherwise: float, faults: Faults) -> float:
    value = said.get(key, otherwise)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        faults.add(key, f"must lie in 0..1, got {value!r}")
        return otherwise
    return float(value)
