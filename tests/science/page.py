"""The page docs/science.md: what is asked is read from the studies, what was found from a folder of results."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import join
from typing import Any

from experiments.faults import Faults
from experiments.science import Enquiry, Hypothesis, Observation
from experiments.science.answers import Answers, read_answers
from experiments.science.shelf import enquiries, names_meant
from experiments.science.telling import claimed, control_of, interval, of, read, said_number, summed, verdict_on
from experiments.tree import Tree

HOME = Path(__file__).parents[2]
PAGE = HOME / "docs" / "science.md"
PICTURES = "pictures/science"

HEAD = """# What-if questions

Twenty questions of supply chain management that others have answered, each asked of scenarios that anyone can run.
`bullwhip science` asks all of them, `bullwhip science w01 x03` some; every question is a file of
`configs/experiment/science`, and one of your own is another file (`--config-dir`).

A hypothesis has two arms that differ in one lever, played with the same chance: at least 30 pairs, twice as many while
nothing is shown, up to 240. *Confirmed*: the 99 % interval of the paired difference lies wholly on the expected side,
its mean exceeds the smallest effect, p adjusted for all predictions of the question (Holm) is below 0.01, and the
control holds: with the mechanism taken away nothing changes by more than 2 %, or, where it says so, something else must
happen. *Refuted*: the interval, or the control, lies wholly on the other side. *Assumed* marks what follows from a
coefficient of behaviour that was put in by hand: a test of the wiring, no finding. X7 explores and X8 is a band: they
have no verdict. An exact value agrees where it lies within three standard errors. `python -m tests.science FOLDER`
writes this page.

Nothing was set with an eye to the runs shown. Their seed is a date, 20261122, on which nothing was developed, and is in
every file. A smallest effect is half of what theory or the publication says, or more; where neither says how large, the
note says what it is a part of. Signs come from the sources, or from prices put in, as the note says.

How often may it err? An interval of 99 % is looked at four times at most (30, 60, 120, 240 pairs) and not widened for
it, so a change that does nothing is taken for one that does in at most 4 % of questions, with the expected sign in at
most 2 %; what passes at 30 pairs, as most does, has had one look. *Refuted* is not adjusted for the number of
predictions: one that is refuted by a hair among many is worth a second seed. The sign test stands beside it in
`verdicts.csv` and decides nothing. Three standard errors miss about one exact value in 370.
"""
UNPLAYED = "Not played yet."
REMARKS = {
    "W2": "Thirty runs of this seed miss the exact values of exponential smoothing by 3.6 standard errors; 120 "
    "of a seed made of the file's name agree with all four.",
    "X7": "All five arms whose demand carries over share their chance and lie above the exact values by three "
    "standard errors or a little more; of 120 runs of a seed made of the file's name all eight agree. "
    "Over 800 periods the ratio of two variances lies 0.5 % above its long run there.",
}
"""What is known of the runs that are shown."""


def asked() -> list[Enquiry]:
    """Every question that is shipped."""
    names = names_meant((), Tree(), Faults())
    return enquiries(names, {"settings": []}, (), Faults())


def static(enquiry: Enquiry) -> str:
    """What of a section follows from the study's file alone."""
    kind = {
        "confirmatory": "Hypotheses",
        "exploratory": "Explored, without a verdict",
        "band": "A band, without a verdict",
    }
    lines = [
        f"## {enquiry.id}. {enquiry.question}",
        "",
        f"`bullwhip science {enquiry.name.partition('_')[0]}`. {enquiry.source}. "
        f"Processes: {enquiry.processes}. {kind[enquiry.kind]}:",
        "",
    ]
    for number, hypothesis in enumerate(enquiry.hypotheses, 1):
        lines.append(f"{number}. {_hypothesis(hypothesis)}")
    for number, observation in enumerate(enquiry.observations, 1):
        lines.append(f"{number}. {_observation(observation)}")
    shared = join(enquiry.settings)
    return "\n".join([*lines, "", f"All arms: `{shared}`." if shared else "Arms share no settings."])


def page(found: Answers | None) -> str:
    """The whole page; without results what is asked alone."""
    questions = asked()
    parts = [HEAD]
    if found is not None:
        parts.append(f"{summed(questions, found)}.\n")
    parts.append("\n".join(_contents(questions, found)) + "\n")
    for enquiry in questions:
        parts.append(static(enquiry) + "\n")
        parts.append(UNPLAYED + "\n" if found is None else "\n".join(_found(enquiry, of(found, enquiry.name))) + "\n")
    return "\n".join(parts)


def write(folder: Path | None) -> None:
    """Into docs/science.md, with the figures of the folder."""
    found = None if folder is None else read_answers(folder)
    if folder is not None:
        (HOME / "docs" / PICTURES).mkdir(parents=True, exist_ok=True)
        for enquiry in asked():
            shutil.copyfile(
                folder / enquiry.name / "figures" / "answer.png", HOME / "docs" / PICTURES / f"{enquiry.name}.png"
            )
    PAGE.write_text(page(found), "utf-8", newline="\n")


def _hypothesis(one: Hypothesis) -> str:
    said = f"{one.says}{' (assumed)' if one.assumed else ''}. "
    said += f"Base `{join(one.base)}`, " if one.base else "Base as they are, "
    said += f"change `{join(one.change)}`"
    if one.control == "base":
        said += "; the base arm is the control"
    elif one.control is not None:
        said += f"; control `{join(one.control)}`"
    expected = ", ".join(
        f"{each.look.name} {each.expected} "
        f"({'within' if each.expected == 'stays' else 'by at least'} {said_number(each.smallest)})"
        for each in one.predictions
    )
    note = f" {one.note}" if one.note else ""
    source = f" {one.source}." if one.source else ""
    return f"{said}. Expected: {expected}.{note}{source}"


def _observation(one: Observation) -> str:
    arms = "; ".join(f"{name} `{join(words)}`" for name, words in one.arms.items())
    looks = ", ".join(look.name for look in one.looks)
    band = f" Band {one.band[0]:g} to {one.band[1]:g}." if one.band else ""
    return f"{one.says}: {looks}. {arms}.{band}" + (f" {one.note}" if one.note else "")


def _contents(questions: Iterable[Enquiry], found: Answers | None) -> Iterator[str]:
    yield "| | question | verdict |"
    yield "|---|---|---|"
    for each in questions:
        yield f"| {each.id} | {each.question} | {'' if found is None else verdict_on(each, of(found, each.name))} |"


def _found(enquiry: Enquiry, found: Answers) -> Iterator[str]:
    yield f"![{enquiry.question}]({PICTURES}/{enquiry.name}.png)"
    yield ""
    if enquiry.id in REMARKS:
        yield REMARKS[enquiry.id]
        yield ""
    if enquiry.hypotheses:
        yield "| prediction | base | change | difference (99 % interval) | pairs | control | verdict |"
        yield "|---|---|---|---|---|---|---|"
        for row in _rows(found.verdicts):
            verdict = f"{row.verdict} (assumed)" if row.assumed else row.verdict
            cells = [
                f"{row.part}. {read(row)} {claimed(row)}", said_number(row.base), said_number(row.change),
                interval(row.difference, row.lo, row.hi), str(row.pairs), control_of(row), verdict,
            ]  # fmt: skip
            yield f"| {' | '.join(cells)} |"
    known = [row for row in _rows(found.arms) if row.published == row.published or row.exact == row.exact]
    if enquiry.observations:
        known = _rows(found.arms)
    if known:
        yield ""
        yield "| | mean (99 % interval) | published | exact |"
        yield "|---|---|---|---|"
        for row in known:
            agrees = (
                ""
                if row.exact != row.exact
                else f"{said_number(row.exact)}{'' if row.agrees == 'yes' else ' (differs)'}"
            )
            mean = f"{said_number(row.mean)} ({said_number(row.lo)} to {said_number(row.hi)})"
            published = "" if row.published != row.published else said_number(row.published)
            yield f"| {row.part}. {row.prediction}, {row.arm} | {mean} | {published} | {agrees} |"


def _rows(table: Any) -> list[Any]:
    return list(table.itertuples(index=False))
