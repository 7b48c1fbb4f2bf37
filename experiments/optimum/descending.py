"""From a good point to the best one near it."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product

from experiments.optimum.leaping import leap, mended
from experiments.optimum.search import Point, Search
from experiments.optimum.trial import Book, Trial

FIRST = 8
"""The first step is this part of the range."""
ALONG = 8
"""So many values of a parameter are tried along its whole range, where nothing near is better."""


def descend(search: Search, book: Book) -> None:
    """Look on all sides of the best trial, go to the best of them, halve the step where none is better.

    A pattern search (Torczon 1997). As all trials have the same chance, what they answer is one surface without noise,
    and small differences on it can be trusted. Where no side is better and there are constraints, it leaps as the
    slopes show: along a constraint, where one parameter must pay for another; at the finest step it also looks along
    two parameters at once. A parameter without effect, such as a level that no supplier can fill, is looked at along
    its whole range, as on a flat stretch nothing near tells that the way down is far; and so is each at last.
    """
    every = frozenset(range(len(search.parameters)))
    largest = reach = max(1, max(parameter.cells for parameter in search.parameters) // FIRST)
    before: Point | None = None
    looked: Point | None = None
    still: frozenset[int] = frozenset()
    while book.left:
        here = book.best()
        if _near(search, book, here, before, reach, every - still):
            before = here.point
            continue
        before = None
        idle = _idle(search, book, here, reach) - still
        still |= idle
        if _improved(search, book, here, _lines(search, here.point, idle)) or (
            reach == 1 and _improved(search, book, here, _lines(search, here.point, every))
        ):
            reach, still = largest, frozenset()
        elif reach > 1:
            reach //= 2
        elif still and here.point != looked:
            reach, still, looked = largest, frozenset(), here.point
        else:
            return


def _near(search: Search, book: Book, here: Trial, before: Point | None, reach: int, moving: frozenset[int]) -> bool:
    """Whether a better point is found no more than a step away, or one step more in the direction of the last."""
    ahead = [] if before is None else [_beyond(search, before, here.point)]
    low, high = (list(_sides(search, here.point, sign * reach)) for sign in (-1, 1))
    sides = [point for number in sorted(moving) for point in (low[number], high[number])]
    return (
        _improved(search, book, here, [*ahead, *sides])
        or _leapt(search, book, here, low, high)
        or (reach == 1 and _improved(search, book, here, _corners(search, here.point, moving)))
    )


def _idle(search: Search, book: Book, here: Trial, reach: int) -> frozenset[int]:
    """The parameters that change nothing, a step up or down."""
    ends = zip(*(_sides(search, here.point, sign * reach) for sign in (-1, 1)), strict=True)
    scores = [{book.by_point[point].score for point in pair if point in book.by_point} for pair in ends]
    return frozenset(number for number, found in enumerate(scores) if found == {here.score})


def _leapt(search: Search, book: Book, here: Trial, low: list[Point], high: list[Point]) -> bool:
    if not search.constraints or here.failed or not book.left:
        return False
    to = leap(search, book, here, low, high)
    if to is None or _improved(search, book, here, [to]):
        return to is not None
    gone = book.by_point.get(to)
    again = None if gone is None else mended(search, book, here, gone, low, high)
    return again is not None and _improved(search, book, here, [again])


def _improved(search: Search, book: Book, here: Trial, points: Iterable[Point]) -> bool:
    """Play the points by rounds; stop after the first round with one that is better."""
    waiting = iter(points)
    while round_ := [(point, "descent") for point in islice(waiting, search.round)]:
        book.play(round_)
        if book.best() is not here:
            return True
    return False


def _scaled(search: Search, reach: int) -> list[int]:
    """The step in cells of each parameter: the same part of every range, at least one cell."""
    widest = max(parameter.cells for parameter in search.parameters)
    return [max(1, round(reach * parameter.cells / widest)) for parameter in search.parameters]


def _sides(search: Search, point: Point, reach: int) -> Iterator[Point]:
    """The point that is a step up (down, where negative) of each parameter."""
    sign = 1 if reach > 0 else -1
    for number, cells in enumerate(_scaled(search, abs(reach))):
        yield _moved(search, point, {number: sign * cells})


def _corners(search: Search, point: Point, moving: frozenset[int]) -> Iterator[Point]:
    steps = _scaled(search, 1)
    for one, other in combinations(sorted(moving), 2):
        for sign, turn in product((-1, 1), repeat=2):
            yield _moved(search, point, {one: sign * steps[one], other: turn * steps[other]})


def _lines(search: Search, point: Point, numbers: frozenset[int]) -> Iterator[Point]:
    for number in sorted(numbers):
        parameter = search.parameters[number]
        for part in range(ALONG):
            share = (part + 0.5) / ALONG
            low, high = parameter.low, parameter.high
            value = low * (high / low) ** share if parameter.log else low + share * (high - low)
            yield (*point[:number], parameter.nearest(value), *point[number + 1 :])


def _moved(search: Search, point: Point, cells: dict[int, int]) -> Point:
    return tuple(
        parameter.moved(value, cells[number]) if number in cells else value
        for number, (parameter, value) in enumerate(zip(search.parameters, point, strict=True))
    )


def _beyond(search: Search, before: Point, here: Point) -> Point:
    """The same way once more."""
    return tuple(
        parameter.nearest(2 * now - then) for parameter, then, now in zip(search.parameters, before, here, strict=True)
    )
