from pathlib import Path

import pytest

from experiments.faults import InputError
from experiments.study.journal import NAME, Journal
from experiments.study.outcome import Outcome

KEYS = (("fill rate", "chain", "all", "all"), ("total cost", "chain", "all", "all"))
FIRST = Outcome(0, 0, KEYS, (0.1 + 0.2, float("nan")))
SECOND = Outcome(1, 3, KEYS, (1e-300, 2.0), {"service": (1.0, float("nan"))})


def noted(folder: Path, *outcomes: Outcome) -> bytes:
    journal = Journal(folder, "digest")
    for outcome in outcomes:
        journal.add(outcome)
    journal.close()
    return (folder / NAME).read_bytes()


def test_what_was_noted_is_there_again_to_the_last_bit(tmp_path: Path) -> None:
    noted(tmp_path, FIRST, SECOND)
    again = Journal(tmp_path, "digest")
    again.close()
    assert str(again.done[0, 0]) == str(FIRST)
    assert again.done[1, 3].values == SECOND.values
    assert str(again.done[1, 3].histories["service"]) == "[1.0, nan]"


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_cut_short_is_played_again_and_the_rest_stands(tmp_path: Path, cut: int) -> None:
    whole = noted(tmp_path, FIRST, SECOND)
    (tmp_path / NAME).write_bytes(whole[:-cut])
    journal = Journal(tmp_path, "digest")
    assert list(journal.done) == [(0, 0)]
    journal.add(SECOND)
    journal.close()
    assert (tmp_path / NAME).read_bytes() == whole


def test_a_failed_run_is_not_noted(tmp_path: Path) -> None:
    before = noted(tmp_path, FIRST)
    assert noted(tmp_path, Outcome(2, 0, fault="s must not exceed S")) == before


def test_a_journal_of_another_configuration_is_refused(tmp_path: Path) -> None:
    noted(tmp_path, FIRST)
    with pytest.raises(InputError, match="another configuration"):
        Journal(tmp_path, "other")
