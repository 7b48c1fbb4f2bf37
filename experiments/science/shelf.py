"""The files of enquiries: which there are, and which of them a name means."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from experiments.faults import Faults, suggest
from experiments.science.enquiry import Enquiry
from experiments.science.reading import read_enquiry
from experiments.study.asking import loaded
from experiments.tree import STUDIES, Tree

SCIENCE = f"{STUDIES}/science"
"""The folder of enquiries within that of studies."""


def names_meant(wanted: Sequence[str], tree: Tree, faults: Faults) -> list[str]:
    """The enquiries named, whole or by their beginning (w01); all when nothing is named. A name of none is noted."""
    known, found = tree.options(SCIENCE), list[str]()
    for name in wanted:
        own = [each for each in known if each == name.lower() or each.startswith(f"{name.lower()}_")]
        if not own:
            faults.add(name, "there is no such question", suggest(name, known) or "bullwhip list studies")
        found += own
    return list(dict.fromkeys(found)) if wanted else known


def enquiries(
    names: Sequence[str], typed: Mapping[str, Any], config_dirs: Sequence[Path], faults: Faults
) -> list[Enquiry]:
    """The enquiries of these names, with the words that were typed. Raises InputError with all that is wrong."""
    tree = Tree(tuple(config_dirs))
    read = [read_enquiry(name, loaded(tree.file(SCIENCE, name)), typed, faults) for name in names]
    faults.settle()
    return [each for each in read if each is not None]
