"""How figures name the points of a study, its factors and their levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

Level = float | str


def factor_name(key: str) -> str:
    """A factor as it is read: demand.sd is demand sd, scenario.transit is transit; rules for orders are of orders."""
    name = key.removeprefix("scenario.").removeprefix("at.").replace("demand_management.", "order.")
    return clipped(" ".join(option_name(part) for part in name.split(".")), 44)


def option_name(word: str) -> str:
    """A choice as it is read: order_up_to is order up to; s_S keeps the textbook's letters."""
    return word if any(len(part) <= 1 for part in word.split("_")) else word.replace("_", " ")


def level_name(value: Any) -> str:
    """A level as it is read: 10, 0.5, order up to, yes, none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value != value:
        return "none"
    if isinstance(value, Real):
        text = f"{float(value):,.6g}" if abs(float(value)) >= 1e4 else f"{float(value):.6g}"
        return text if len(text) <= 5 or float(value).is_integer() else f"{float(value):.3g}"
    if isinstance(value, list | tuple):
        return ", ".join(level_name(part) for part in value)
    return option_name(str(value))


def levels_of(points: DataFrame, factor: str) -> list[Level]:
    """The level of each point: numbers where all are numbers, else names."""
    values = points[factor].tolist()
    if all(isinstance(value, Real) and not isinstance(value, bool) and value == value for value in values):
        return [float(value) for value in values]
    return [level_name(value) for value in values]


def distinct(levels: Sequence[Level]) -> list[Level]:
    """Each level once: numbers in their order, names in the order in which they come."""
    found = list(dict.fromkeys(levels))
    return sorted(found, key=float) if all(isinstance(level, float) for level in found) else found


def varied(points: DataFrame, factors: Sequence[str] = ()) -> tuple[str, ...]:
    """The factors that take more than one level; without a list, of all columns."""
    known = factors or [name for name in points.columns if name not in ("point", "name")]
    return tuple(name for name in known if name in points and len(set(levels_of(points, name))) > 1)


def centre(points: DataFrame, factors: Sequence[str]) -> int | None:
    """The place of the point from which every other differs in one factor only; None if there is none."""
    columns = [levels_of(points, factor) for factor in factors]
    rows = list(zip(*columns, strict=True))
    usual = tuple(Counter(column).most_common(1)[0][0] for column in columns)
    if len(rows) < 2 or usual not in rows:
        return None
    lone = all(sum(a != b for a, b in zip(row, usual, strict=True)) <= 1 for row in rows)
    return rows.index(usual) if lone else None


def short_names(factors: Sequence[str]) -> list[str]:
    """The last word of each key; the house before it, or all of the key, where the last word does not tell it apart."""
    parts = [factor.split(".") for factor in factors]
    ways = [
        [option_name(own[-1]) for own in parts],
        [option_name(own[-1]) if own[0] != "at" else f"{own[1]} {option_name(own[-1])}" for own in parts],
    ]
    return next((way for way in ways if len(set(way)) == len(way)), [factor_name(factor) for factor in factors])


def point_names(points: DataFrame, factors: Sequence[str] = ()) -> dict[int, str]:
    """What each point is called: its own name, or the levels of the factors that vary.

    In a one-at-a-time design only the factor that differs from the centre is told. A choice such as a policy is known
    without the name of its group.
    """
    told = varied(points, factors)
    heads = short_names(told)
    columns = [[level_name(value) for value in points[factor].tolist()] for factor in told]
    choices = ["." not in key and all(isinstance(one, str) and one != "none" for one in points[key]) for key in told]
    own = points["name"].fillna("").astype(str).tolist() if "name" in points else [""] * len(points)
    middle = centre(points, told) if len(told) > 1 and not any(own) else None
    names = {}
    for place, point in enumerate(points["point"].tolist()):
        pairs = [
            column[place] if plain else f"{head} {column[place]}"
            for head, column, plain in zip(heads, columns, choices, strict=True)
            if middle is None or column[place] != column[middle]
        ]
        said = ", ".join(pairs) or ("centre" if place == middle else f"point {point}" if len(points) > 1 else "as is")
        names[int(point)] = option_name(own[place]) or said
    return names


def clipped(name: str, most: int) -> str:
    """A name in at most so many signs; what is left out is left out of the middle."""
    if len(name) <= most:
        return name
    tail = (most - 1) // 2
    return f"{name[: most - 1 - tail].rstrip()}…{name[len(name) - tail :].lstrip()}"


def quoted(name: str, most: int = 64) -> str:
    """An arm within a sentence."""
    return f"“{clipped(name, most)}”"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a sentence: a, b and c; of many, how many more there are."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
