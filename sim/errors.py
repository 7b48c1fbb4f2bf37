"""What is wrong with a model, said all at once."""

from collections.abc import Iterable


class ModelError(ValueError):
    """A supply chain that cannot be played: every problem found, one sentence each."""

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems: tuple[str, ...] = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))
