"""The verbs of studies as the command line asks for them: their report, and where the rest lies."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.study.findings import Findings

if TYPE_CHECKING:
    from experiments.science.answers import Answers


def study(asked: Namespace) -> str:
    """Do what the command line asks of a study and answer what is to be printed. Raises InputError."""
    match asked.verb:
        case "query":
            from experiments.querying import query

            return query(asked.folder, asked.sql).to_string(index=False)
        case "figures":
            from experiments.loading import figures

            return "\n".join(map(str, figures(asked.folder)))
        case "resume":
            from experiments.resuming import resume

            return _said(resume(asked.folder, progress=True))
        case "science":
            from experiments.science.conducting import science

            return _said(science(asked.settings, asked.config_dir, progress=True))
        case "compare" if asked.settings and not any("=" in word for word in asked.settings):
            from experiments.confronting import confront

            return confront([Path(word) for word in asked.settings]).report
    return _said(_verb(asked.verb)(asked.settings, asked.config_dir, progress=True))


def _verb(name: str) -> Callable[..., Findings]:
    if name == "sweep":
        from experiments.sweeping import sweep

        return sweep
    if name == "compare":
        from experiments.comparing import compare

        return compare
    if name == "risk":
        from experiments.stressing import risk

        return risk
    from experiments.optimising import optimise

    return optimise


def _said(findings: "Findings | Answers") -> str:
    if findings.out is None:
        return findings.report
    figures = findings.out / "figures"
    return f"{findings.report}\nresults: {findings.out}" + (f", figures: {figures}" if figures.exists() else "")
