"""Which factor matters most for what, in a sentence that says where it is too close to tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from experiments.drawings.studies.naming import factor_name, listed
from experiments.drawings.studies.quantity import Quantity


@dataclass(frozen=True)
class Answer:
    """question: volatility, say; first: the factors that may matter most, nobody if none is shown to matter; said: the
    sentence.
    """

    question: str
    measure: str
    first: tuple[str, ...]
    said: str


def answers(
    strength: pd.DataFrame, effects: pd.DataFrame | None, ranks: pd.DataFrame | None, known: Mapping[str, Quantity]
) -> list[Answer]:
    """The answer to each question of the tables of both stages; known: each measure with its unit.

    The crossing decides, as its runs are paired: factors are level with the first where the interval of the difference
    in size holds zero. Where it has no values or shows no effect, the screening alone speaks, by overlap of intervals.
    """
    found = []
    for question, rows in strength.groupby("question", sort=False):
        measure = str(rows["measure"].iloc[0])
        own = None if ranks is None else ranks[ranks["measure"] == measure]
        head = f"{str(question).capitalize()} ({measure})"
        if own is None or not len(own) or not bool(own["shown"].iloc[0]):
            found.append(_screened(str(question), head, rows, known[measure], own is not None and len(own) > 0))
        else:
            assert effects is not None
            found.append(_crossed(str(question), head, rows, own, effects, known[measure]))
    return found


def _crossed(
    question: str, head: str, strength: pd.DataFrame, ranks: pd.DataFrame, effects: pd.DataFrame, quantity: Quantity
) -> Answer:
    rows = [row for _, row in ranks.iterrows()]
    first = rows[0]
    level = [row for row in rows[1:] if row["level"] and row["shown"]]
    name, steps = factor_name(first["factor"]), dict(zip(strength["factor"], strength["levels"], strict=True))
    said = (
        f"{head}: {name} matters most"
        if not level
        else f"{head}: {_named([first, *level])} matter most, too close to tell apart"
    )
    said += f"; {_moved(first, steps, quantity, not level)}"
    said += "".join(f", {_moved(row, steps, quantity, False)}" for row in level)
    quiet = [factor_name(row["factor"]) for row in rows if not row["shown"]]
    said += f". No effect is shown of {listed(quiet, 9)}" if quiet else ""
    said += f".{_together(effects[effects['measure'] == quantity.measure], steps, quantity)}"
    near = [row["factor"] for row in _near(strength)]
    if not {row["factor"] for row in (first, *level)} & set(near):
        said += (
            f" Over the whole design, by the screening, {listed([factor_name(key) for key in near], 9)} moves it most."
        )
    return Answer(question, quantity.measure, tuple(row["factor"] for row in (first, *level)), said)


def _moved(row: Any, steps: Mapping[str, str], quantity: Quantity, alone: bool) -> str:
    """What a factor does, as it goes from its first level to its second."""
    low, high = (quantity.change(row[end]) for end in ("lo", "hi"))
    interval = f"{low.removesuffix(' points')} to {high}"
    who = "" if alone else f"{factor_name(row['factor'])}, "
    return f"{who}{steps[row['factor']]}, changes it by {quantity.change(row['effect'])} ({interval})"


def _together(effects: pd.DataFrame, steps: Mapping[str, str], quantity: Quantity) -> str:
    """The largest interaction that is shown: what the stronger of the two does at either level of the other."""
    alone: Any = effects[effects["with"].fillna("") == ""].set_index("factor")["effect"]
    pairs = effects[(effects["with"].fillna("") != "") & effects["shown"]]
    if not len(pairs):
        return " No interaction is shown: the effects add up."
    rows: Any = pairs.loc
    row = rows[pairs["effect"].abs().idxmax()]
    one, other = sorted((str(row["factor"]), str(row["with"])), key=lambda key: -abs(alone[key]))
    ends = [quantity.change(alone[one] + sign * row["effect"]) for sign in (-1, 1)]
    low, high = steps[other].split(" → ")
    told = f"{ends[0]} where {factor_name(other)} is {low}, by {ends[1]} where it is {high}"
    return f" What {factor_name(one)} does depends on {factor_name(other)}: it changes it by {told}."


def _screened(question: str, head: str, strength: pd.DataFrame, quantity: Quantity, crossed: bool) -> Answer:
    near = _near(strength)
    first = near[0]
    why = "the crossing shows no effect; by the screening alone, " if crossed else "by the screening alone, "
    said = f"{head}: {why}{_named(near)} "
    said += "moves" if len(near) == 1 else "move"
    said += f" it most ({quantity.change(first['mu_star']).lstrip('+')} on average)"
    said += ", too few points to tell which." if len(near) > 1 else "."
    return Answer(question, quantity.measure, () if crossed else tuple(row["factor"] for row in near), said)


def _near(strength: pd.DataFrame) -> list[Any]:
    """The factors that the screening cannot tell from the strongest of one measure, the strongest first."""
    rows = [row for _, row in strength.sort_values("mu_star", ascending=False, kind="stable").iterrows()]
    first = rows[0]
    return [row for row in rows if row is first or row["mu_star"] >= first["lo"] or row["hi"] >= first["mu_star"]]


def _named(rows: list[Any]) -> str:
    return listed([factor_name(row["factor"]) for row in rows], 9)
