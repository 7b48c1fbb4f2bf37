"""The figure of an enquiry, from its tables."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from experiments.faults import Fault, Faults, InputError
from experiments.science.answers import Answers, read_answers
from experiments.science.enquiry import Enquiry
from experiments.science.shelf import enquiries
from experiments.science.telling import verdict_on


def draw(enquiry: Enquiry, answers: Answers, folder: Path) -> list[Path]:
    """Draw it into the folder and answer the file."""
    from matplotlib import rc_context

    from experiments.drawings.science import sheet_of
    from experiments.drawings.style import RUNNING, save

    folder.mkdir(parents=True, exist_ok=True)
    with rc_context(RUNNING):
        seen = [(each.says, each.band) for each in enquiry.observations]
        figure = sheet_of(
            enquiry.id, enquiry.question, verdict_on(enquiry, answers), answers.verdicts, answers.arms, seen,
            f"{enquiry.name}, {enquiry.source}",
        )  # fmt: skip
        return [save(figure, folder / "answer.png")]


def redraw(folder: Path, said: Mapping[str, Any]) -> list[Path]:
    """Draw the figures of a folder of questions, or of one of them, again. InputError where one is not yet answered."""
    dirs = tuple(Path(each) for each in said.get("config_dirs", ()))
    drawn = []
    for enquiry in enquiries(said["studies"], said, dirs, Faults()):
        own = folder if "part_of" in said else folder / enquiry.name
        if not (own / "verdicts.csv").exists():
            raise InputError([Fault(str(own), "is not answered yet", f"bullwhip resume {folder}")])
        drawn += draw(enquiry, read_answers(own), own / "figures")
    return drawn
