"""All rows, in the order of the table."""

from tests.verify.row import Row
from tests.verify.rows import (
    batching,
    beer_game,
    bullwhip,
    calendars,
    containers,
    continuous_review,
    contracts,
    conversions,
    coverage,
    customers,
    development,
    diffusion,
    dispatch,
    disruption,
    flexibility,
    intervals,
    inventory,
    location,
    lots,
    multi_echelon,
    postponement,
    queues,
    rationing,
    returns,
    returns_bullwhip,
    selection,
    service_desk,
    sharing,
    statistics,
)


def place(row: Row) -> tuple[str, int]:
    """B1 before B2, B9 before G1."""
    return row.id[0], int(row.id[1:])


ROWS = (
    *bullwhip.ROWS,
    *batching.ROWS,
    *calendars.ROWS,
    *beer_game.ROWS,
    *lots.ROWS,
    *inventory.ROWS,
    *continuous_review.ROWS,
    *contracts.ROWS,
    *multi_echelon.ROWS,
    *location.ROWS,
    *queues.ROWS,
    *dispatch.ROWS,
    *flexibility.ROWS,
    *postponement.ROWS,
    *service_desk.ROWS,
    *returns.ROWS,
    *containers.ROWS,
    *returns_bullwhip.ROWS,
    *customers.ROWS,
    *diffusion.ROWS,
    *development.ROWS,
    *rationing.ROWS,
    *disruption.ROWS,
    *sharing.ROWS,
    *conversions.ROWS,
    *statistics.ROWS,
    *coverage.ROWS,
    *intervals.ROWS,
    *selection.ROWS,
)

CATALOGUE = tuple(sorted(ROWS, key=place))
