"""Search for the best parameters: first what is known, then everywhere, then near the best, then the best few again."""

from collections.abc import Callable, Sequence

from experiments.optimum.asking import Asker
from experiments.optimum.descending import descend
from experiments.optimum.final import finalists
from experiments.optimum.optimum import Optimum
from experiments.optimum.search import Search
from experiments.optimum.trial import Book, Evaluate, Known

EVERYWHERE = 0.25
"""This part of the trials looks everywhere, where there is one objective; the rest goes down from the best point."""


def optimise(
    search: Search,
    evaluate: Evaluate,
    first: Sequence[Known] = (),
    told: Callable[[Book], object] = lambda book: None,
) -> Optimum:
    """Play trials by rounds until the search is over, then the best few on new chance.

    first: points that are known before, as from theory; told: hears of every round. The answer depends on the search,
    on `first` and on what `evaluate` answers, on nothing else.
    """
    book = Book(search, evaluate, told)
    asker = Asker(search)
    asker.tell(book.play((search.nearest(known.values), known.origin) for known in first))
    share = EVERYWHERE if len(search.objectives) == 1 else 1.0
    while len(book.trials) < share * search.trials:
        points = asker.ask(min(search.round, book.left), book)
        played = book.play((point, "search") for point in points)
        if not played:
            break
        asker.tell(played)
    if len(search.objectives) == 1 and book.trials:
        descend(search, book)
    return Optimum(search, tuple(book.trials), tuple(finalists(search, book.trials, evaluate)))
