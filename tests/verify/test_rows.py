"""The cheap rows of the verification table, shortened, on every `make test`; `make verify` runs them all in full."""

import pytest

from tests.verify.catalogue import CATALOGUE
from tests.verify.expectation import Verdict
from tests.verify.row import SEED, Row, replicate, verdict

SHORT = [row for row in CATALOGUE if row.short is not None]


@pytest.mark.parametrize("row", SHORT, ids=[row.key.replace(" ", "_") for row in SHORT])
def test_row(row: Row) -> None:
    """Half-widths may be wide here, but what the interval says must hold."""
    assert row.short is not None
    runs = range(1 if row.deterministic else max(10, min(row.replications, 12)))
    values = replicate(row, SEED, runs, row.short)
    verdicts = row.judge(values, strict=False)
    if verdict(verdicts) is Verdict.AGAIN:
        values = replicate(row, row.seed_of_rerun, range(4 * len(runs)), row.short)
        verdicts = row.judge(values, strict=False)
    assert verdict(verdicts) is Verdict.PASS, {name: (str(row.expected[name]), values[name]) for name in row.expected}


def test_every_setting_has_its_own_name() -> None:
    assert len({row.key for row in CATALOGUE}) == len(CATALOGUE)
