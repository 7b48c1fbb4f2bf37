"""`python -m tests.benchmarks [ONLY=chain,network,cdnow,startup]`: speed and memory; exit code 1 for a missed floor."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks import branching, chain, commands, crew, material_planning, network, promises, studies
from tests.benchmarks.report import write
from tests.benchmarks.timing import ROOT, Figure

PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "chain": chain.figures,
    "network": network.figures,
    "cdnow": commands.cdnow,
    "startup": commands.startup,
    "studies": studies.figures,
    "crew": crew.figures,
    "promises": promises.figures,
    "material_planning": material_planning.figures,
    "branching": branching.figures,
}


def main(arguments: Sequence[str]) -> int:
    options = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    names = [name for name in options.get("ONLY", "").split(",") if name] or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        print(f"no part {', '.join(unknown)}; the parts are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    figures = []
    for name in names:
        for figure in PARTS[name]():
            print(figure, flush=True)
            figures.append(figure)
    if names == list(PARTS):
        write(figures, ROOT)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
