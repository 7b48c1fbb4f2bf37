"""The verb resume: complete a study that was interrupted, with the same bytes as if it had not been."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.faults import Fault, Faults, InputError
from experiments.study.findings import Findings
from experiments.study.folder import known_folder
from experiments.study.reading import read_study

if TYPE_CHECKING:
    from experiments.science.answers import Answers


def resume(folder: Path | str, *, progress: bool = False) -> "Findings | Answers":
    """Play what is left. Raises InputError where no study was begun, it is complete, or it is another by now."""
    lies, said = known_folder(Path(folder))
    if said["verb"] == "science":
        from experiments.science.conducting import resumed

        return resumed(Path(folder), progress=progress)
    if lies.complete:
        raise InputError([Fault(str(folder), "is complete", f"look at it: bullwhip query {folder} ...")])
    faults = Faults()
    dirs = tuple(Path(each) for each in said.get("config_dirs", ()))
    study = read_study(said, dirs, faults)
    return _conducted(study.verb)(study, lies, progress=progress)


def _conducted(verb: str) -> Callable[..., Findings]:
    if verb == "sweep":
        from experiments.sweeping import swept

        return swept
    if verb == "compare":
        from experiments.comparing import compared

        return compared
    if verb == "risk":
        from experiments.stressing import stressed

        return stressed
    from experiments.optimising import optimised

    return optimised
