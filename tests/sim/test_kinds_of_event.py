"""Events are told apart by number and by word, whichever process they belong to."""

from sim.happenings import EVENTS, Happening, word
from sim.happenings.kinds import PROCESSES


def test_no_two_kinds_share_a_number_or_a_word() -> None:
    kinds = [kind for process in PROCESSES for kind in process]
    assert len({kind.value for kind in kinds}) == len(kinds) == len(EVENTS)


def test_every_list_of_kinds_is_known() -> None:
    assert set(Happening.__subclasses__()) == set(PROCESSES)


def test_a_kind_fits_its_column() -> None:
    assert all(0 < kind.value < 2**16 and EVENTS[word(kind)] is kind for kind in EVENTS.values())
