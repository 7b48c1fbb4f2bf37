"""What hangs in the gallery of scenarios: read from gallery.yaml, told as blocks of the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.docs.pages import HOME

PAGE = "docs/gallery.md"
PICTURES = HOME / "docs" / "pictures" / "gallery"
HEAD = """# Gallery

Every scenario with a command and one figure of it, the most telling one. Runs are short, so that all of them together
take a few minutes; for results worth a decision leave out `horizon` and say more `replications`. A study of two or
more arms shows differences to the first, with 95 % intervals that hold together. `bullwhip show scenario=NAME` tells
what can be set. [Planners](for_planners.md), [teachers](for_teachers.md) and [analysts](for_analysts.md) have pages of
their own.

"""


@dataclass(frozen=True)
class Exhibit:
    """A scenario in the gallery.

    says: what it is about; look: what its picture shows; words: what is typed after it; figure: the file that is shown.
    """

    scenario: str
    says: str
    look: str
    words: str
    figure: str
    verb: str = "run"

    @property
    def command(self) -> str:
        return " ".join(f"bullwhip {self.verb} scenario={self.scenario} {self.words} out={self.scenario}".split())

    @property
    def drawn(self) -> str:
        """The figure, without its ending, in the folder where the command was typed."""
        return f"{self.scenario}/figures/{self.figure}"

    @property
    def picture(self) -> Path:
        return PICTURES / f"{self.scenario}.png"

    def told(self) -> str:
        """Its part of the page."""
        return (
            f"### `{self.scenario}`\n\n{self.says} {self.look}\n\n<!-- long -->\n```bash\n{self.command}\n```\n\n"
            f"![{self.scenario}: {self.look}](pictures/gallery/{self.scenario}.png)\n"
        )


def parts() -> dict[str, list[Exhibit]]:
    """The exhibits by the part of the gallery where they hang."""
    read: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("gallery.yaml").read_text(encoding="utf-8"))
    return {part["part"]: [Exhibit(**room) for room in part["rooms"]] for part in read}


def exhibits() -> list[Exhibit]:
    return [exhibit for rooms in parts().values() for exhibit in rooms]


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(
        f"## {part}\n\n" + "\n".join(exhibit.told() for exhibit in rooms) for part, rooms in parts().items()
    )
