"""What lies in the folder of a run or a study, as data frames; and its figures, drawn again."""

from pathlib import Path

import pandas as pd
import yaml

from experiments.faults import Fault, Faults, InputError
from experiments.study.drawing import draw
from experiments.study.findings import Findings
from experiments.study.folder import known_folder
from experiments.study.reading import read_study

ALWAYS = ("points", "kpis", "summary")


def load(folder: Path | str) -> dict[str, pd.DataFrame]:
    """Every table of a folder by its name. Raises InputError where there is none."""
    return {name: _table(path) for name, path in tables_in(Path(folder)).items()}


def tables_in(folder: Path) -> dict[str, Path]:
    """The file of every table by its name, as Parquet where there is one. Raises InputError where there is none."""
    found = {path.stem: path for form in ("csv", "parquet") for path in sorted(folder.glob(f"*.{form}"))}
    if not found:
        raise InputError([Fault(str(folder), "holds no tables", "name the folder of a run or a study")])
    return found


def figures(folder: Path | str) -> list[Path]:
    """Draw a study's figures into its folder and answer the files. Raises InputError where no study lies there."""
    folder = Path(folder)
    _, said = known_folder(folder)
    if said["verb"] == "science":
        from experiments.science.drawing import redraw

        return redraw(folder, said)
    tables = load(folder)
    lacking = [name for name in ALWAYS if name not in tables]
    if lacking:
        raise InputError([Fault(str(folder), f"has no {', '.join(lacking)} yet", f"bullwhip resume {folder}")])
    study = read_study(said, tuple(Path(each) for each in said.get("config_dirs", ())), Faults())
    config = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))
    further = {name: table for name, table in tables.items() if name not in ALWAYS}
    points = tables["points"].assign(name=tables["points"]["name"].fillna(""))
    findings = Findings(
        study, points, tables["kpis"], tables["summary"], further, config["time_unit"], config["currency"]
    )
    for old in (folder / "figures").glob("*.png"):
        old.unlink()
    return draw(findings, folder / "figures")


def _table(path: Path) -> pd.DataFrame:
    from sim.saving import load_table

    try:
        return load_table(path) if path.suffix == ".parquet" else pd.read_csv(path)
    except (OSError, ValueError, pd.errors.ParserError) as error:
        raise InputError([Fault(str(path), f"cannot be read: {str(error).splitlines()[0]}")]) from error
