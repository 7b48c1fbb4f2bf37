"""The command `bullwhip`: thin, and quick where there is little to do. Everything heavy is imported by its verb."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

HELP = """\
examples:
  bullwhip run scenario=beer_game
  bullwhip run scenario=beer_game replenishment=order_up_to seed=7 replications=20 out=results/mine
  bullwhip run scenario=serial scenario.echelons=3 horizon=2y warmup=26w at.stage3.replenishment=s_S
  bullwhip run scenario=serial replenishment=mine allow=[my_policies] --config-dir my_configs
  bullwhip show scenario=beer_game
  bullwhip list policies
  bullwhip sweep scenario=serial scenario.transit=1,2,4 replenishment=order_up_to,proportional
  bullwhip compare scenario=serial replenishment=base_stock,order_up_to,s_S
  bullwhip sweep experiment=bullwhip_causes out=results/causes      (bullwhip list studies)
  bullwhip science w01 x03                               (all questions: bullwhip science)
  bullwhip resume results/causes
  bullwhip query results/causes "select * from summary where measure = 'fill rate'"

settings are key=value:
  scenario=NAME             the supply chain to play          (bullwhip list scenarios)
  demand=, forecasting=, replenishment=, allocation=, sourcing=, ...=NAME
                            a policy for every house          (bullwhip list policies)
  at.HOUSE.GROUP=NAME       a policy for one house; at.HOUSE.product.PRODUCT.GROUP.FIELD=VALUE for one product
  scenario.KEY=VALUE        a number of the scenario itself   (bullwhip show scenario=NAME)
  horizon= warmup= seed= replications= record= workers= out= log= allow=
"""


SETTLED = {
    "run": "play a scenario and measure it",
    "sweep": "play it at every point of a design",
    "compare": "arms against a baseline, with paired intervals",
    "risk": "what goes wrong, and how well it is survived",
    "optimise": "search for the parameters that serve best",
    "show": "what would be run, and its network",
}
"""The verbs that take settings."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks. 0: done; 2: it cannot be done as asked; 130: interrupted."""
    asked = _read(arguments)
    if asked.version:
        from experiments.provenance import bullwhip_version

        print(f"bullwhip {bullwhip_version()}")
        return 0
    if asked.verb is None:
        parser().print_help()
        return 0
    logging.basicConfig(level=logging.INFO if asked.verbose else logging.WARNING, format="%(levelname)s %(message)s")
    _look_elsewhere()
    from experiments.faults import InputError

    try:
        return _do(asked)
    except InputError as error:
        logging.getLogger(__name__).info("where it was noticed", exc_info=error.__cause__)
        print(_refusal(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt as stop:
        print(f"\ninterrupted; {str(stop) or 'nothing was written'}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """The verbs and flags; settings are read by Hydra's grammar."""
    flags = argparse.ArgumentParser(add_help=False)
    flags.add_argument("-v", "--verbose", action="store_true", help="say what is being done")
    flags.add_argument("--config-dir", action="append", type=Path, default=[], help="a folder of your configurations")
    top = argparse.ArgumentParser(
        "bullwhip",
        description="A simulator of supply chains.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="print the version")
    verbs = top.add_subparsers(dest="verb", metavar="VERB")
    for name, said in SETTLED.items():
        verb = verbs.add_parser(
            name, help=said, epilog=HELP, parents=[flags], formatter_class=argparse.RawDescriptionHelpFormatter
        )
        verb.add_argument("settings", nargs="*", metavar="key=value")
    asking = verbs.add_parser(
        "science",
        help="what-if questions with published answers",
        epilog=HELP,
        parents=[flags],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    asking.add_argument("settings", nargs="*", metavar="QUESTION or key=value")
    listing = verbs.add_parser("list", help="what there is to choose from", parents=[flags])
    listing.add_argument("what", choices=("scenarios", "policies", "measures", "studies"))
    for name, said in (
        ("resume", "complete a study that was interrupted"),
        ("figures", "draw the figures of a study's folder again"),
        ("query", "ask the tables of a study in SQL"),
    ):
        verb = verbs.add_parser(name, help=said, parents=[flags])
        verb.add_argument("folder", type=Path, metavar="DIR")
        if name == "query":
            verb.add_argument("sql", metavar='"select ..."')
    verbs.add_parser("measures", help="every measure with unit, formula and source", parents=[flags])
    return top


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line, on which flags and settings may be mixed."""
    top = parser()
    asked, more = top.parse_known_args(arguments)
    if not hasattr(asked, "settings") or any(word.startswith("-") for word in more):
        asked = top.parse_args(arguments)
    else:
        asked.settings += more
    return asked


def _do(asked: argparse.Namespace) -> int:
    match asked.verb:
        case "run":
            from experiments.headline import headline
            from experiments.running import run

            print(headline(run(asked.settings, asked.config_dir, progress=True)))
        case "sweep" | "compare" | "risk" | "optimise" | "science" | "resume" | "query" | "figures":
            from experiments.studying import study

            print(study(asked))
        case "show":
            from experiments.showing import show

            print(show(asked.settings, asked.config_dir))
        case "list":
            from experiments import listing

            lists = {"measures": listing.list_measures}
            folders = {
                "scenarios": listing.list_scenarios,
                "policies": listing.list_policies,
                "studies": listing.list_studies,
            }
            print(lists[asked.what]() if asked.what in lists else folders[asked.what](asked.config_dir))
        case "measures":
            from experiments.listing import measures

            print(measures())
    return 0


def _refusal(error: Exception) -> str:
    faults = getattr(error, "faults", ())
    head = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    kept = any("bullwhip resume" in fault.wrong for fault in faults)
    outcome = "the study has stopped" if kept else "nothing was run or written"
    return "\n".join([f"bullwhip: {head}; {outcome}", *(f"  {fault}" for fault in faults)])


def _look_elsewhere() -> None:
    """With `python -m` or PYTHONPATH=. the current folder leads the path; its `sim` must not stand in for ours."""
    here, home = Path.cwd().resolve(), Path(__file__).resolve().parent.parent
    if here != home:
        sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != here]


if __name__ == "__main__":
    sys.exit(main())
