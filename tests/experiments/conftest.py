"""A user's folder beside the project: a module of its own and configurations of its own."""

from pathlib import Path

import pytest

MODULE = '''
from dataclasses import dataclass
from os import system

CALLED = []


@dataclass(frozen=True)
class Half:
    """Order half of what was demanded."""

    share: float = 0.5

    def __post_init__(self):
        CALLED.append(self.share)
        if not 0 <= self.share <= 1:
            raise ValueError(f"share must lie in 0..1, got {self.share}")

    def __call__(self, view):
        return self.share * view.observed
'''


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of a user with a policy of their own."""
    (tmp_path / "half_policies.py").write_text(MODULE)
    folder = tmp_path / "mine" / "replenishment"
    folder.mkdir(parents=True)
    (folder / "half.yaml").write_text("# Half of it.\n_target_: half_policies.Half\nshare: 0.5\n")
    (tmp_path / "sim").mkdir()
    (tmp_path / "sim" / "__init__.py").write_text("raise ImportError('not the simulator')\n")
    (tmp_path / "configs").mkdir()
    (tmp_path / "configs" / "config.yaml").write_text("seed: 13\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path
