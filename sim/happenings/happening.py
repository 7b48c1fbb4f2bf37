"""What happens in the processes besides messages and postings."""

from enum import IntEnum


class Happening(IntEnum):
    """A kind of event in the table of events; each says what its value is. There is a list of them for each process."""


def word(what: Happening) -> str:
    """The kind of an event in words."""
    return what.name.lower().replace("_", " ")
