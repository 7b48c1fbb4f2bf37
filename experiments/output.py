"""The folder of a run: made whole beside its place, and put there only when everything is written."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from experiments.faults import Fault, InputError


def place(out: Path | None, scenario: str, now: datetime) -> Path:
    """Where the results will lie. Raises InputError where something lies there already, or nothing can be written."""
    if out is None:
        return free(Path("results") / f"{scenario}-{now:%Y%m%d-%H%M%S}")
    if out.exists() and not out.is_dir():
        raise InputError([Fault("out", f"{out} is a file", "name a new or empty folder")])
    if out.exists() and any(out.iterdir()):
        raise InputError([Fault("out", f"{out} is not empty; results are never mixed", "name a new or empty folder")])
    return out


@contextmanager
def written(out: Path) -> Iterator[Path]:
    """A folder to write into that becomes `out` at the end, or vanishes if anything goes wrong."""
    above = [folder for folder in out.absolute().parents if not folder.exists()]
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise InputError([Fault("out", f"{out} cannot be written: {error.strerror}", "name another folder")]) from error
    try:
        yield making
        making.chmod(0o755)
        if out.exists():
            out.rmdir()
        making.rename(out)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        for folder in above:
            folder.rmdir()
        raise


def free(folder: Path) -> Path:
    """The folder, or with -2, -3, ... where two runs began within a second."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free
