"""What is agreed with whom: the terms of a class, of key accounts, of one account, and how far they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import floor

from sim.policies.agreement import Terms

Whom = int | str
"""A class, the key accounts, the accounts that lose money, or an account by its name."""
KEY, LOSS = "key", "loss"


def by_whom(agreements: Mapping[Whom, Terms]) -> dict[Whom, Terms]:
    """The same, classes by number where they were written as text. Raises ValueError for a class named twice."""
    numbered: dict[Whom, Terms] = {}
    for whom, terms in agreements.items():
        plain = int(whom) if isinstance(whom, str) and whom.isdigit() else whom
        if plain in numbered:
            raise ValueError(f"agreements.{plain} is said twice; say it once")
        numbered[plain] = terms
    return numbered


def agreed(
    agreements: Mapping[Whom, Terms],
    common: Terms,
    differentiation: float,
    account: str,
    segment: int,
    key: bool,
    loss: bool = False,
) -> Terms:
    """The terms of an account: its own, else those of key accounts, else of those that lose money, else of its class,
    else the common ones.
    """
    own = agreements.get(account)
    if own is None and key:
        own = agreements.get(KEY)
    if own is None and loss:
        own = agreements.get(LOSS)
    if own is None:
        own = agreements.get(segment, common)
    return between(common, own, differentiation)


def between(common: Terms, own: Terms, share: float) -> Terms:
    """Terms that lie so far from the common to one's own: numbers in proportion, yes or no from one half on."""
    if share >= 1 or own == common:
        return own

    def number(one: float, other: float) -> float:
        return one + share * (other - one)

    def time(one: float | None, other: float | None) -> float | None:
        if one is None or other is None:
            return other if share >= 0.5 else one
        return number(one, other)

    return Terms(
        lead_time=time(common.lead_time, own.lead_time),
        priority=floor(number(common.priority, own.priority) + 0.5),
        reserve=number(common.reserve, own.reserve),
        notice=own.notice if share >= 0.5 else common.notice,
        minimum=number(common.minimum, own.minimum),
        discount=number(common.discount, own.discount),
        returns_window=time(common.returns_window, own.returns_window),
        gain_sharing=number(common.gain_sharing, own.gain_sharing),
    )


def levels(terms: Sequence[Terms]) -> dict[int, float]:
    """The critical level of each priority: the most that any class before it reserves."""
    reserves: dict[int, float] = {}
    for each in terms:
        reserves[each.priority] = max(each.reserve, reserves.get(each.priority, 0.0))
    found, kept = {}, 0.0
    for priority in sorted(reserves):
        found[priority] = kept
        kept = max(kept, reserves[priority])
    return found


def contradictions(agreements: Mapping[Whom, Terms], common: Terms, classes: int, keyed: bool) -> list[str]:
    """What cannot hold at once, or is never reached, each with its remedy."""
    return [
        *_unreached(agreements, classes, keyed),
        *_turned(agreements, classes),
        *_idle([*agreements.values(), common]),
    ]


def _unreached(agreements: Mapping[Whom, Terms], classes: int, keyed: bool) -> Iterator[str]:
    for whom in agreements:
        if isinstance(whom, int) and not 1 <= whom <= classes:
            made = f"classes 1 to {classes}" if classes > 1 else "class 1 alone"
            yield (
                f"agreements.{whom}: no rule reaches class {whom}, the segmentation makes {made}; "
                "leave the agreement out, or add a share or threshold to segmentation.cut"
            )
        if whom == KEY and not keyed:
            yield "agreements.key: no account is ever key; set key_count or key_share"


def _turned(agreements: Mapping[Whom, Terms], classes: int) -> Iterator[str]:
    """A better class must not be served after a worse one, nor be promised its goods later."""
    ladder: list[tuple[str, Terms]] = [(KEY, agreements[KEY])] if KEY in agreements else []
    numbered = {whom: terms for whom, terms in agreements.items() if isinstance(whom, int) and whom <= classes}
    ladder += [(f"class {number}", numbered[number]) for number in sorted(numbered)]
    for (one, better), (other, worse) in combinations(ladder, 2):
        if better.priority > worse.priority:
            yield (
                f"agreements contradict each other: {one} has priority {better.priority}, after {other} with "
                f"{worse.priority}; give {one} priority {worse.priority} or less"
            )
        if better.lead_time is not None and worse.lead_time is not None and better.lead_time > worse.lead_time:
            yield (
                f"agreements contradict each other: {one} is promised its goods in {better.lead_time:g}, later than "
                f"{other} in {worse.lead_time:g}; give {one} a lead_time of {worse.lead_time:g} or less"
            )


def _idle(terms: list[Terms]) -> Iterator[str]:
    """Stock reserved from nobody."""
    last = max(each.priority for each in terms)
    kept = [each for each in terms if each.reserve > 0 and each.priority >= last]
    if kept:
        yield (
            f"agreements contradict each other: {kept[0].reserve:g} units are reserved for priority {last}, but nobody "
            f"comes after it; give others, or the common terms, priority {last + 1}"
        )
