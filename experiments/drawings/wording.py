"""How figures say numbers and names: 3.4 times, $2,694, the factory, 40 retailers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import floor, log10

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹"}


def number(value: float) -> str:
    """A number as people say it: three digits that count, thousands set apart."""
    if not value:
        return "0"
    size = abs(value)
    if size >= 99.5:
        return f"{value:,.0f}"
    places = max(0, 1 - floor(log10(size))) if size < 10 else 1
    text = f"{value:.{min(places, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def whole(value: float) -> str:
    """A number that is whole in the world, or nearly so, without a fraction; else as people say it."""
    return f"{round(value):,}" if abs(value - round(value)) < 1e-9 or abs(value) >= 10 else number(value)


def short(value: float) -> str:
    """A number in few signs: 950, 12k, 3.4M."""
    for size, sign in ((1e9, "B"), (1e6, "M"), (1e4, "k")):
        if abs(value) >= size:
            return f"{number(value / (1e3 if sign == 'k' else size))}{sign}"
    return number(value)


def times(ratio: float) -> str:
    """How many times as much: twice, 3.4 times, 17 times."""
    said = number(round(ratio)) if ratio >= 10 else f"{ratio:.1f}".removesuffix(".0")
    return "twice" if said == "2" else f"{said} times"


def money(amount: float, currency: str | None) -> str:
    """An amount with its currency, if it has one."""
    said = f"{amount:,.0f}" if abs(amount) >= 100 or amount == round(amount) else f"{amount:,.2f}"
    if currency is None:
        return said
    sign = SIGNS.get(currency.upper())
    return f"{sign}{said}" if sign else f"{said} {currency}"


def percent(share: float) -> str:
    """A share in whole per cent, never rounded to nothing or to everything."""
    if 0 < share < 0.01:
        return "less than 1 %"
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"


def plural(word: str) -> str:
    """More than one of a thing."""
    if word.isupper():
        return f"{word}s"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es" if not word.endswith("s") else word
    return f"{word}s"


def kind(role: str) -> str:
    """A role as a word: ReturnsCentre is a returns centre."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", role).lower()


def crowd(names: Iterable[str], role: str) -> str:
    """Several of a kind, by the name they share if there is one: 40 retailers, 3 warehouses."""
    known = list(names)
    stems = {re.sub(r"([\s_-]*\d+)+$", "", name) for name in known}
    stem = stems.pop() if len(stems) == 1 else ""
    word = stem if len(stem) > 2 else kind(role)
    return f"{len(known):,} {word if word.endswith('s') else plural(word)}"


def label(name: str) -> str:
    """A name as it is read: returns_centre is a returns centre, site_1_2 stays."""
    return re.sub(r"(?<=[A-Za-z])_(?=[A-Za-z])", " ", name)


def per(unit: str) -> str:
    """For each of a unit of time: a day, an hour."""
    return f"{'an' if unit[:1] in 'aeiou' or unit == 'hour' else 'a'} {unit}"


def spoken(name: str) -> str:
    """A house within a sentence: the factory, but stage4, DC1, the 40 retailers."""
    named = re.fullmatch(r"[a-z][a-z _-]*[a-z]|[\d,]+ .*", name)
    return f"the {name}" if named else name


def sentence(text: str) -> str:
    """The same with a capital at its head, unless it begins with a name such as stage4."""
    first = text.split(" ")[0].rstrip(":;,")
    return text if re.search(r"\d", first) and not first[0].isdigit() else text[:1].upper() + text[1:]


def verb(name: str, one: str, many: str) -> str:
    """The form of a verb that suits a house, or several together."""
    return many if re.match(r"[\d,]+ ", name) else one


def counted(amount: float, word: str) -> str:
    """So many of a thing: 1 day, 8 weeks."""
    return f"{number(amount)} {word if amount == 1 else plural(word)}"
