"""Values as words of the command line, so that Hydra's grammar reads them back as they were."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PLAIN = re.compile(r"[\w.+-]+")


def spoken(value: Any) -> str:
    """A value in the grammar: null, true, 3.5, a text in quotes where it needs them, [a,b], {k:v}."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            return str(value)
        case Mapping():
            return "{" + ",".join(f"{key}:{spoken(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ",".join(map(spoken, value)) + "]"
        case Path():
            return quoted(str(value))
    text = str(value)
    return text if PLAIN.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """A text in quotes."""
    return "'" + re.sub(r"(\\*)'", r"\1\1\\'", re.sub(r"(\\+)$", r"\1\1", text)) + "'"
