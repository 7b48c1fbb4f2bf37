"""The verb show: what would be run, with its network, without running it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from omegaconf import OmegaConf

from experiments.drawings.network_text import furnished, network_text
from experiments.faults import Fault, InputError
from experiments.recipe import build, prepare


def show(typed: Sequence[str], config_dirs: Iterable[Path] = ()) -> str:
    """The resolved configuration and the network as text. Raises InputError as a run would."""
    from sim.simulation import Simulation

    recipe, _ = prepare(typed, config_dirs)
    model = build(recipe.config, recipe.allowed)
    sim = Simulation(seed=recipe.settings.seed, at=model.at)
    try:
        model.furnish(sim)
    except ValueError as error:
        raise InputError(Fault("", problem) for problem in getattr(error, "problems", [str(error)])) from error
    config = {key: value for key, value in recipe.config.items() if key != "fitted"}
    return f"{OmegaConf.to_yaml(OmegaConf.create(config))}\n{network_text(*furnished(sim), recipe.settings.time_unit)}"
