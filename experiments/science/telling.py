"""What is said of enquiries: a line a question, a row a prediction, and how many are confirmed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from experiments.science.answers import Answers
from experiments.science.enquiry import Enquiry
from experiments.science.tables import verdict_of
from experiments.study.wording import columns

HEAD = ("", "expected", "base", "change", "difference (99 % interval)", "pairs", "control", "verdict")


def told(enquiries: Sequence[Enquiry], answers: Answers) -> str:
    """The report of several enquiries."""
    blocks = ["\n".join(_block(enquiry, of(answers, enquiry.name))) for enquiry in enquiries]
    return "\n\n".join([*blocks, summed(enquiries, answers)])


def summed(enquiries: Sequence[Enquiry], answers: Answers) -> str:
    """How many were confirmed, refuted or left open; and how often theory agrees."""
    counts = Counter(verdict_on(enquiry, of(answers, enquiry.name)) for enquiry in enquiries)
    order = ("confirmed", "confirmed (assumed)", "refuted", "inconclusive", "no verdict")
    parts = [f"{counts[name]} {name}" for name in order if counts[name]]
    parts += [f"{count} {name}" for name, count in counts.items() if name not in order]
    agrees = answers.arms["agrees"]
    theory = f"; {(agrees == 'yes').sum()} of {(agrees != '').sum()} exact values agree" if (agrees != "").any() else ""
    return f"{len(enquiries)} {'question' if len(enquiries) == 1 else 'questions'}: {', '.join(parts)}{theory}"


def of(answers: Answers, name: str) -> Answers:
    """The answers to one enquiry."""
    verdicts, arms = (table[table["study"] == name] for table in (answers.verdicts, answers.arms))
    return Answers(verdicts, arms)


def verdict_on(enquiry: Enquiry, answers: Answers) -> str:
    """As good as the worst of its predictions; assumed where all of its hypotheses are."""
    if enquiry.kind != "confirmatory":
        return "no verdict"
    verdict = verdict_of(list(answers.verdicts["verdict"]))
    return f"{verdict} (assumed)" if all(each.assumed for each in enquiry.hypotheses) else verdict


def said_number(value: Any) -> str:
    """A number in four digits that count."""
    if value != value or value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 1e4 else f"{value:.4g}"


def interval(mean: Any, low: Any, high: Any) -> str:
    """A difference with its sign and its bounds."""
    return f"{mean:+.3g} ({low:+.3g} to {high:+.3g})"


def read(row: Any) -> str:
    """What is read, and in which unit where it has one."""
    return row.prediction if row.unit in ("ratio", "share") else f"{row.prediction} ({row.unit})"


def claimed(row: Any) -> str:
    """What is expected of it, and by how much at least, or at most where it stays."""
    return f"{row.expected} {'within' if row.expected == 'stays' else 'by'} {said_number(row.smallest)}"


def control_of(row: Any) -> str:
    """What the control came to, in a word and a number."""
    if not row.control_outcome:
        return "none"
    word = {"confirmed": "holds", "refuted": "fails"}.get(row.control_outcome, row.control_outcome)
    must = "" if row.controlled == "stays" else f"{row.controlled}, "
    return f"{must}{word}: {row.control:+.2g}"


def _block(enquiry: Enquiry, answers: Answers) -> Iterator[str]:
    yield f"{enquiry.id} {verdict_on(enquiry, answers)}: {enquiry.question} [{enquiry.name}]"
    if enquiry.kind != "confirmatory":
        yield from columns([("", "mean (99 % interval)", "published", "exact"), *map(_observed, _rows(answers.arms))])
        return
    parts = [rows for _, rows in answers.verdicts.groupby("part", sort=True)]
    cells = [HEAD]
    for rows in parts:
        for row in _rows(rows):
            verdict = f"{row.verdict} (assumed)" if row.assumed else row.verdict
            cells.append(
                (
                    f"{row.part}. {read(row)}", claimed(row), said_number(row.base), said_number(row.change),
                    interval(row.difference, row.lo, row.hi), str(row.pairs), control_of(row), verdict,
                )
            )  # fmt: skip
    yield from columns(cells)
    for row in _rows(answers.arms[answers.arms["agrees"] == "no"]):
        yield f"  {row.prediction}, {row.arm}: {said_number(row.mean)}, where theory says {said_number(row.exact)}"


def _observed(row: Any) -> tuple[str, str, str, str]:
    found = f"{said_number(row.mean)} ({said_number(row.lo)} to {said_number(row.hi)})"
    return f"{row.part}. {row.prediction}, {row.arm}", found, said_number(row.published), said_number(row.exact)


def _rows(table: pd.DataFrame) -> list[Any]:
    return list(table.itertuples(index=False))
