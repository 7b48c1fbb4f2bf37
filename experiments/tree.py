"""The Hydra tree on disk: which groups there are and which alternatives each offers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hydra
import yaml
from hydra.errors import HydraException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from experiments.faults import Fault, Faults, InputError
from experiments.search import searching

SHIPPED = Path(__file__).resolve().parent.parent / "configs"
"""The tree that comes with the package: beside it on disk, never imported, as a user may have a `configs` too."""


WHOLE = ("scenario", "preset")
"""Groups of which one alternative is chosen, for a run as a whole."""
STUDIES = "experiment"
"""The folder of studies: what is asked of runs, and no part of one."""


@dataclass(frozen=True)
class Tree:
    """The user's own folders, whose files win over those of the same name, and after them what is shipped."""

    own: Sequence[Path] = ()
    folders: tuple[Path, ...] = field(init=False)

    def __post_init__(self) -> None:
        absent = [folder for folder in self.own if not folder.is_dir()]
        keys = [str(file) for folder in self.own if (file := folder / "config.yaml").exists()]
        faults = [Fault("--config-dir", f"there is no folder {folder}") for folder in absent]
        faults += [Fault(file, "would stand in for the keys of every run", "set them in a scenario") for file in keys]
        if faults:
            raise InputError(faults)
        object.__setattr__(self, "folders", (*(folder.resolve() for folder in self.own), SHIPPED))

    def groups(self) -> list[str]:
        """The choices a run is made of: demand, replenishment, scenario, ..."""
        found = {path.name for folder in self.folders for path in folder.iterdir() if any(path.glob("*.yaml"))}
        return sorted(found - {STUDIES})

    def ways(self) -> list[str]:
        """The groups that say how houses go about things: all but the scenario and the preset."""
        return [group for group in self.groups() if group not in WHOLE]

    def options(self, group: str) -> list[str]:
        """The alternatives of a group, by their file names."""
        return sorted({path.stem for folder in self.folders for path in (folder / group).glob("*.yaml")})

    def file(self, group: str, option: str) -> Path:
        """Where an alternative is written down."""
        return next(path for folder in self.folders if (path := folder / group / f"{option}.yaml").exists())

    def written(self, group: str, option: str) -> dict[str, Any]:
        """What the file of an alternative says, nothing where it is broken: that is told on composing."""
        try:
            said = yaml.safe_load(self.file(group, option).read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            return {}
        return said if isinstance(said, dict) else {}

    def compose(self, name: str, words: Sequence[str], faults: Faults) -> DictConfig:
        """Hydra's composition of a file of this tree, its own node `hydra` with it; free for keys to be added."""
        try:
            with searching(self.folders[:-1], SHIPPED):
                config = hydra.compose(name, list(words), return_hydra_config=True)
        except yaml.YAMLError as error:
            raise InputError([*faults.found, _broken(error)]) from error
        except (HydraException, OmegaConfBaseException, UnicodeDecodeError, OSError) as error:
            raise InputError([*faults.found, Fault("configuration", str(error).splitlines()[0])]) from error
        OmegaConf.set_struct(config, False)
        return config


def _broken(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    place = f"{mark.name}, line {mark.line + 1}, column {mark.column + 1}" if mark else "configuration"
    wrong = f"is not YAML: {getattr(error, 'problem', None) or error}"
    return Fault(place, wrong, "mind indentation, colons and quotes")
