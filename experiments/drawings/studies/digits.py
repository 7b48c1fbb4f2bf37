"""Numbers as figures write them: of any size, in per cent, on an axis."""

from __future__ import annotations

from math import ceil, floor, log10

from experiments.drawings.wording import number, short


def plain(value: float) -> str:
    """A number of any size in few signs, with a real minus."""
    size = abs(value)
    if size >= 1e13 or 0 < size < 1e-4:
        return f"{value:.2e}".replace("-", "−", 1 if value < 0 else 0)
    return (short(value) if size >= 1e7 else number(value)).replace("-", "−")


def percentage(value: float) -> str:
    """Per cent to a tenth; finer near nothing and near everything, which are said only of themselves."""
    rest = min(abs(value), abs(100 - value))
    if rest < 1e-9 or value > 1000:
        return f"{value:,.0f}"
    places = 1 if rest >= 0.05 else min(6, -floor(log10(rest)))
    return f"{value:.{places}f}".replace("-", "−")


def tick(value: float, largest: float = 0.0, step: float = 0.0) -> str:
    """A number on an axis whose largest and whose step are given: 0.5, 1,200, but 5k beside 40k; 99.99995 if so."""
    most = max(abs(value), abs(largest))
    digits = max(6, 1 + ceil(log10(most / step))) if step > 0 and most > 0 else 6
    value = 0.0 if abs(value) < 1e-9 * most else value
    for size, sign in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "k")):
        if size <= most < 1e15:
            return f"{value / (1e3 if sign == 'k' else size):.{digits}g}{sign if value else ''}".replace("-", "−")
    return (f"{value:,.{digits}g}" if 1e3 <= most < 1e15 else f"{value:.{digits}g}").replace("-", "−")
