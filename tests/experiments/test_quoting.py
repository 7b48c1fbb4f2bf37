from pathlib import Path
from typing import Any

import pytest
from hydra.core.override_parser.overrides_parser import OverridesParser

from experiments.quoting import quoted, spoken


@pytest.mark.parametrize(
    "value",
    [None, True, False, 3, -2.5, "s_S", "26w", "a b", "it's", "x=(1)", "a,b", "", "back\\", "quote\\'", "C:\\new",
     [1, "a b"], {"a": 1.5, "b": ["c d"]}],
)  # fmt: skip
def test_what_is_spoken_is_read_back(value: Any) -> None:
    assert OverridesParser.create().parse_override(f"key={spoken(value)}").value() == value


def test_paths_are_texts() -> None:
    assert OverridesParser.create().parse_override(f"key={spoken(Path('a b/c'))}").value() == str(Path("a b/c"))
    assert quoted("a") == "'a'"
