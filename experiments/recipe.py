"""A run that is ready to be played: checked settings, and a configuration that can be built here or elsewhere."""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from experiments import safety
from experiments.building import Builder
from experiments.composing import Composition, compose
from experiments.deciding import decided
from experiments.faults import Fault, Faults, InputError
from experiments.fitting import Choice, fitted_houses
from experiments.presets import blamed
from experiments.settings import Record, Settings, read_settings
from experiments.written import written

if TYPE_CHECKING:
    from sim.branching import Future
    from sim.decision import Decision
    from sim.result import Result
    from sim.simulation import Simulation

T = TypeVar("T")


@dataclass(frozen=True)
class Model:
    """What a configuration builds: the scenario with its numbers, and settings of single places.

    disruptions: what goes wrong; decisions: what changes at a date; calendar: start date and currency, of a scenario
    whose own tables say them; fitted: houses of which only the scenario's file speaks.
    """

    scenario: Callable[..., None]
    at: dict[str, Any]
    disruptions: tuple[Any, ...]
    decisions: tuple["Decision", ...]
    calendar: Mapping[str, Any]
    fitted: frozenset[str]

    def furnish(self, sim: "Simulation") -> None:
        """Build the street; numbers that the scenario has for houses which are not on it this time are put aside."""
        self.scenario(sim)
        sim.choices.forget(self.fitted.difference(sim.agents))


def build(
    config: Mapping[str, Any], allowed: Iterable[str], faults: Faults | None = None, horizon: float | None = None
) -> Model:
    """Build everything once. Raises InputError with all that is wrong, `faults` found before among it."""
    faults = faults or Faults()
    builder = Builder(config, allowed, faults)
    scenario, at, disruption, calendar = (builder(key) for key in ("scenario", "at", "disruption", "calendar"))
    decisions = decided(builder("decisions"), str(config["time_unit"]), faults, horizon)
    builder.check_changes()
    faults.settle()
    several = disruption if isinstance(disruption, tuple) else (disruption,)
    disruptions = several if disruption is not None else ()
    return Model(scenario, at, disruptions, decisions, calendar or {}, frozenset(fitted_houses(config)))


@dataclass(frozen=True)
class Recipe:
    """A configuration with its settings; it travels to worker processes, the objects built from it do not."""

    config: Mapping[str, Any]
    allowed: tuple[str, ...]
    settings: Settings

    def ready(self) -> "Ready":
        """Built, to be played here. Raises InputError where that cannot be done."""
        safety.admit(self.allowed[len(safety.OURS) :])
        return Ready(build(self.config, self.allowed), self.settings)


@dataclass(frozen=True)
class Ready:
    """A recipe that is built: any replication of it can be played, any number of times."""

    model: Model
    settings: Settings

    def play(
        self,
        replication: int,
        warmup: float,
        record: Record | None = None,
        horizon: float | None = None,
        look: "Callable[[Simulation], object] | None" = None,
    ) -> "Result":
        """One replication, as long as the settings say or another horizon; look: shown the street once it is furnished.

        Raises InputError where the model cannot be played.
        """
        from sim.simulate import simulate

        def furnish(sim: "Simulation") -> None:
            self.model.furnish(sim)
            if look is not None:
                look(sim)

        return self._told(partial(simulate, furnish), replication, warmup, record, horizon)

    def branch(
        self,
        futures: "Sequence[Future]",
        moment: float,
        *,
        replication: int = 0,
        warmup: float = 0.0,
        record: Record | None = None,
        by: Literal["fork", "replay"] | None = None,
    ) -> "list[Result]":
        """One replication as it is up to a moment, and from there each of several futures to the horizon.

        Raises InputError where the model cannot be played, or not from that moment.
        """
        from sim.branching import branch

        play = partial(branch, self.model.furnish, futures, moment=moment, by=by)
        return self._told(play, replication, warmup, record)

    def _told(
        self,
        play: Callable[..., T],
        replication: int,
        warmup: float,
        record: Record | None,
        horizon: float | None = None,
    ) -> T:
        """Play by the settings; what is wrong with the model is wrong with what was asked."""
        model, settings = self.model, self.settings
        try:
            return play(
                horizon=horizon or settings.horizon,
                seed=settings.seed,
                replication=replication,
                warmup=warmup,
                record=record or settings.record,
                period=settings.period,
                bucket=settings.bucket,
                at=model.at,
                disruptions=model.disruptions,
                decisions=model.decisions,
                allow_negative=settings.allow_negative,
                listen=print if settings.log == "messages" else None,
            )
        except ValueError as error:
            problems = getattr(error, "problems", None) or [str(error)]
            raise InputError(Fault("", problem) for problem in problems) from error
        except TypeError as error:
            if "keyword argument" not in str(error) or not model.at:
                raise
            raise InputError([Fault("at", f"changes a field that is not there: {error}")]) from error


def packed(recipe: Recipe) -> bytes:
    """A recipe as it travels."""
    return pickle.dumps(recipe, protocol=pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=4)
def built(recipe: bytes) -> Ready:
    """A recipe that has come to where it is played; built once for all its replications."""
    arrived: Recipe = pickle.loads(recipe)
    return arrived.ready()


def prepare(typed: Sequence[str], config_dirs: Iterable[Path] = ()) -> tuple[Recipe, Mapping[str, Choice]]:
    """Compose, check and build once, so that every fault is known before anything is played or written."""
    faults = Faults()
    composition: Composition = compose(typed, config_dirs, faults)
    config = written(composition.config)
    return checked(config, composition.choices, composition.allowed, faults, composition.made), composition.choices


def checked(
    config: Mapping[str, Any],
    choices: Mapping[str, Choice],
    allowed: tuple[str, ...],
    faults: Faults,
    made: Mapping[str, Choice] | None = None,
) -> Recipe:
    """The recipe of a configuration that is safe to build; made: what its preset has chosen.

    Raises InputError with all that is wrong with it.
    """
    settings = read_settings(config, str(choices["scenario"]), faults)
    for way in choices:
        node = config.get(way)
        if isinstance(node, dict) and "_target_" not in node:
            faults.add(way, "does not say what to build: no _target_", "name a class: _target_: module.Class")
    horizon = None if settings is None else settings.horizon
    try:
        model = build(config, allowed, faults, horizon)
    except InputError as error:
        raise blamed(error, choices, made or {}) from error
    assert settings is not None
    return Recipe(config, allowed, replace(settings, **model.calendar))
