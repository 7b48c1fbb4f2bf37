"""All rows, in the order of the table."""

from tests.verify.row import Row
from tests.verify.rows import (
    batching,
    beer_game,
    bullwhip,
    continuous_review,
    conversions,
    coverage,
    intervals,
    inventory,
    lots,
    multi_echelon,
    queues,
    returns,
    selection,
    statistics,
)


def place(row: Row) -> tuple[str, int]:
    """B1 before B2, B9 before G1."""
    return row.id[0], int(row.id[1:])


ROWS = (
    *bullwhip.ROWS,
    *batching.ROWS,
    *beer_game.ROWS,
    *lots.ROWS,
    *inventory.ROWS,
    *continuous_review.ROWS,
    *multi_echelon.ROWS,
    *queues.ROWS,
    *returns.ROWS,
    *conversions.ROWS,
    *statistics.ROWS,
    *coverage.ROWS,
    *intervals.ROWS,
    *selection.ROWS,
)

CATALOGUE = tuple(sorted(ROWS, key=place))
