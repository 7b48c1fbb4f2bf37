"""What a planner reads of safety stock: the levels to set, what they hold, and the service they are shown to give."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from experiments.drawings.wording import number
from experiments.statistics import Interval
from experiments.stocking.shelves import Shelf
from experiments.stocking.target import Target
from experiments.study.wording import columns

MOST = 30
"""So many stocks are listed; all are in safety_stock.csv."""


def stock_report(
    table: pd.DataFrame,
    target: Target,
    runs: tuple[int, int],
    chain: Mapping[str, tuple[float, Interval]],
    left: Sequence[Shelf] = (),
    confidence: float = 0.95,
) -> str:
    """The lines under the name of the study. runs: passes, and replications of each; chain: by measure, the mean
    before and the paired difference; left: stocks that have no level to move.
    """
    return "\n".join([*_stocks(table, target, runs, confidence), "", *_told(table, target, chain, left)])


def _stocks(table: pd.DataFrame, target: Target, runs: tuple[int, int], confidence: float) -> Iterator[str]:
    passes, replications = runs
    yield (
        f"levels after {passes} {'passes' if passes > 1 else 'pass'} of {replications} replications, confirmed by "
        f"{target.confirming} with new chance ({confidence:.0%} intervals)"
    )
    heads = ("level", "before", "after", "safety stock before", "after", f"{target.service} before", "after", "target")
    cells = [["", *heads]]
    stocks = [own for _, own in table.groupby(["agent", "product"], sort=False)]
    for own in stocks[:MOST]:
        row = own.to_dict("records")[0]
        levels = ", ".join(str(key).rpartition(".")[2] for key in own["parameter"])
        moved = [", ".join(map(number, own[when])) for when in ("before", "after")]
        held = [number(row[name]) for name in ("safety_stock_before", "safety_stock_after")]
        known = f"{_share(row['service'])} ({100 * row['lo']:.1f} to {100 * row['hi']:.1f})"
        name = f"{row['agent']} {row['product']}"
        cells.append([name, levels, *moved, *held, _share(row["service_before"]), known, _share(row["target"])])
    yield from columns(cells)
    if len(stocks) > MOST:
        yield f"  ... and {len(stocks) - MOST:,} more stocks: see safety_stock.csv"


def _told(
    table: pd.DataFrame, target: Target, chain: Mapping[str, tuple[float, Interval]], left: Sequence[Shelf]
) -> Iterator[str]:
    stocks = table.drop_duplicates(["agent", "product"])
    before, after = (float(stocks[f"safety_stock_{when}"].sum()) for when in ("before", "after"))
    change = f" ({after / before - 1:+.0%})" if before > 0 else ""
    yield f"Safety stock together: {number(before)} before, {number(after)} after{change}."
    short = stocks[stocks["verdict"] == "below"]
    if len(short):
        names = ", ".join(f"{row.agent} {row.product}" for row in short.head(5).itertuples())
        more = f" and {len(short) - 5} more" if len(short) > 5 else ""
        yield f"Below target with new chance: {names}{more}; play more passes or replications."
    else:
        yield f"With new chance no stock is shown to serve less than its target ({target.service})."
    for measure, (mean, gap) in chain.items():
        yield f"  {measure} of the chain: {number(mean)} before, {number(mean + gap.mean)} after: {_change(gap)}"
    if left:
        named = ", ".join(f"{shelf.house} {shelf.product} ({shelf.policy})" for shelf in left[:5])
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        yield f"Left as they are, as they have no level of their own: {named}{more}."
    if len(table):
        yield f"Their keys are in safety_stock.csv: {table['parameter'].iloc[0]}={table['after'].iloc[0]:.6g}"


def _change(gap: Interval) -> str:
    """A paired difference with its interval."""
    if gap.low == gap.high == 0:
        return "the same"
    more, (low, high) = gap.mean > 0, (gap.low, gap.high) if gap.mean > 0 else (-gap.high, -gap.low)
    sure = "" if low > 0 else ", which may be chance"
    return f"{number(abs(gap.mean))} {'more' if more else 'less'} ({number(low)} to {number(high)}){sure}"


def _share(value: float) -> str:
    return f"{100 * value:.1f} %"
