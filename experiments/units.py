"""Spans of time as people say them, in the time unit of a scenario."""

import re

PER_UNIT: dict[str, dict[str, float]] = {
    "minute": {"min": 1, "h": 60, "d": 1440, "w": 10080, "mo": 43800, "y": 525600},
    "hour": {"min": 1 / 60, "h": 1, "d": 24, "w": 168, "mo": 730, "y": 8760},
    "day": {"min": 1 / 1440, "h": 1 / 24, "d": 1, "w": 7, "mo": 365 / 12, "y": 365},
    "week": {"min": 1 / 10080, "h": 1 / 168, "d": 1 / 7, "w": 1, "mo": 52 / 12, "y": 52},
    "month": {"min": 1 / 43800, "h": 1 / 730, "d": 12 / 365, "w": 12 / 52, "mo": 1, "y": 12},
}
"""How many of each time unit make one of each suffix; a year is 365 days, 52 weeks or 12 months."""

SPOKEN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(min|h|d|w|mo|y)\s*")


def span(said: object, unit: str) -> float:
    """A number as it is, or `26w`, `2y`, `90d`, `12h`, `6mo`, `30min`, in the given unit. Else ValueError."""
    if isinstance(said, int | float) and not isinstance(said, bool):
        return float(said)
    match = SPOKEN.fullmatch(str(said))
    if match is None:
        raise ValueError(f"must be a number of {unit}s or a span such as 26w, 2y, 90d, 12h, 6mo or 30min, got {said!r}")
    return float(match[1]) * PER_UNIT[unit][match[2]]
