"""The keys of every run, checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any, Literal

from experiments.faults import Faults, suggest
from experiments.units import PER_UNIT, span
from experiments.written import AbsentError, followed

Record = Literal["full", "orders", "totals"]


@dataclass(frozen=True)
class Settings:
    """How long, how often and how closely a scenario is played, and where its results go."""

    scenario: str
    time_unit: str
    start_date: datetime | None
    currency: str | None
    horizon: float
    warmup: float | Literal["mser5"]
    period: float
    bucket: int
    seed: int
    replications: int
    record: Record
    workers: int
    allow_negative: bool
    detail: Literal["groups", "agents"]
    log: Literal["messages"] | None
    figures: bool
    out: Path | None
    shown: tuple[str, ...] = ()
    by_house: tuple[str, ...] = ()


KEYS = tuple(field.name for field in fields(Settings) if field.name != "scenario")


def read_settings(config: Mapping[str, Any], scenario: str, faults: Faults) -> Settings | None:
    """The settings of a configuration; what is wrong with each is noted, and None answered."""
    before = len(faults.found)
    config = {key: _said(config, key, faults) for key in KEYS}
    unit = _one_of(config, "time_unit", list(PER_UNIT), faults) or "day"
    horizon = _read(config, "horizon", lambda said: _positive(span(said, unit)), faults)
    warmup = _read(config, "warmup", lambda said: said if said == "mser5" else _warmup(said, unit), faults)
    if isinstance(warmup, float) and horizon is not None and warmup >= horizon:
        got = f"got warmup={warmup:g}, horizon={horizon:g} {unit}s"
        faults.add("warmup", f"must end before the horizon, {got}", "say warmup=0, or a longer horizon")
    if config["detail"] == "agents" and config["record"] == "totals":
        faults.add("detail", "agents one by one need their order lines", "say record=orders or record=full")
    if config["log"] == "messages" and config["workers"] != 1:
        faults.add("log", "messages are printed as they come, by one process", "say workers=1")
    found: Mapping[str, Any] = {
        "scenario": scenario,
        "time_unit": unit,
        "start_date": _read(config, "start_date", _date, faults),
        "currency": _read(config, "currency", lambda said: None if said is None else str(said), faults),
        "horizon": horizon,
        "warmup": warmup,
        "period": _read(config, "period", lambda said: _positive(span(said, unit)), faults),
        "bucket": _read(config, "bucket", lambda said: _whole(said, 1), faults),
        "seed": _read(config, "seed", lambda said: _whole(said, 0), faults),
        "replications": _read(config, "replications", lambda said: _whole(said, 1), faults),
        "record": _one_of(config, "record", ["full", "orders", "totals"], faults),
        "workers": _read(config, "workers", lambda said: _whole(said, 1), faults),
        "allow_negative": _one_of(config, "allow_negative", [False, True], faults),
        "detail": _one_of(config, "detail", ["groups", "agents"], faults),
        "log": _one_of(config, "log", [None, "messages"], faults),
        "figures": _one_of(config, "figures", [True, False], faults),
        "out": _read(config, "out", lambda said: None if said is None else Path(str(said)), faults),
        "shown": _measures("shown", config["shown"], faults),
        "by_house": _measures("by_house", config["by_house"], faults),
    }
    return Settings(**found) if len(faults.found) == before else None


def _said(config: Mapping[str, Any], key: str, faults: Faults) -> Any:
    try:
        return followed(config, config[key], key)[0]
    except AbsentError as error:
        faults.add(key, str(error), "name a key that exists")
        return None


def _read(config: Mapping[str, Any], key: str, read: Callable[[Any], Any], faults: Faults) -> Any:
    try:
        return read(config[key])
    except (ValueError, TypeError) as error:
        faults.add(key, str(error))
        return None


def _one_of(config: Mapping[str, Any], key: str, options: list[Any], faults: Faults) -> Any:
    said = config[key]
    if any(said is option or (isinstance(said, str) and said == option) for option in options):
        return said
    words = [{None: "null", True: "true", False: "false"}.get(option, option) for option in options]
    faults.add(key, f"must be {' or '.join(words)}, got {said!r}")
    return None


def _measures(key: str, said: Any, faults: Faults) -> tuple[str, ...]:
    """Names of measures, each in the catalogue."""
    if not isinstance(said, list | tuple):
        faults.add(key, f"must be a list of measures, got {said!r}", f"{key}: [contribution]")
    if not said or not isinstance(said, list | tuple):
        return ()
    from sim.metrics import BY_NAME

    for name in said:
        if name not in BY_NAME:
            faults.add(key, f"no measure is called {name!r}", suggest(str(name), BY_NAME))
    return tuple(str(name) for name in said)


def _whole(said: Any, least: int) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < least:
        raise ValueError(f"must be a whole number of at least {least}, got {said!r}")
    return said


def _positive(number: float) -> float:
    if not (isfinite(number) and number > 0):
        raise ValueError(f"must be positive, got {number:g}")
    return number


def _warmup(said: Any, unit: str) -> float:
    if isinstance(said, str) and said.isalpha():
        raise ValueError(f"must be a span of time or mser5, got {said!r}")
    number = span(said, unit)
    if not (isfinite(number) and number >= 0):
        raise ValueError(f"must not be negative, got {number:g}")
    return number


def _date(said: Any) -> datetime | None:
    if said is None or isinstance(said, datetime):
        return said
    if isinstance(said, date):
        return datetime(said.year, said.month, said.day)
    try:
        return datetime.fromisoformat(str(said))
    except ValueError:
        raise ValueError(f"must be a date such as 1997-01-31, got {said!r}") from None
