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

settings are key=value:
  scenario=NAME             the supply chain to play          (bullwhip list scenarios)
  demand=, forecasting=, replenishment=, allocation=, sourcing=, ...=NAME
                            a policy for every house          (bullwhip list policies)
  at.HOUSE.GROUP=NAME       a policy for one house; at.HOUSE.product.PRODUCT.GROUP.FIELD=VALUE for one product
  scenario.KEY=VALUE        a number of the scenario itself   (bullwhip show scenario=NAME)
  horizon= warmup= seed= replications= record= workers= out= log= allow=
"""


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
    except KeyboardInterrupt:
        print("\ninterrupted; nothing was written", file=sys.stderr)
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
    verbs = top.add_subparsers(dest="verb", metavar="{run,show,list,measures}")
    for name, said in (("run", "play a scenario and measure it"), ("show", "what would be run, and its network")):
        verb = verbs.add_parser(
            name, help=said, epilog=HELP, parents=[flags], formatter_class=argparse.RawDescriptionHelpFormatter
        )
        verb.add_argument("settings", nargs="*", metavar="key=value")
    listing = verbs.add_parser("list", help="what there is to choose from", parents=[flags])
    listing.add_argument("what", choices=("scenarios", "policies", "measures"))
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
        case "show":
            from experiments.showing import show

            print(show(asked.settings, asked.config_dir))
        case "list":
            from experiments import listing

            lists = {"measures": listing.list_measures}
            folders = {"scenarios": listing.list_scenarios, "policies": listing.list_policies}
            print(lists[asked.what]() if asked.what in lists else folders[asked.what](asked.config_dir))
        case "measures":
            from experiments.listing import measures

            print(measures())
    return 0


def _refusal(error: Exception) -> str:
    faults = getattr(error, "faults", ())
    head = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return "\n".join([f"bullwhip: {head}; nothing was run or written", *(f"  {fault}" for fault in faults)])


def _look_elsewhere() -> None:
    """With `python -m` or PYTHONPATH=. the current folder leads the path; its `sim` must not stand in for ours."""
    here, home = Path.cwd().resolve(), Path(__file__).resolve().parent.parent
    if here != home:
        sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != here]


if __name__ == "__main__":
    sys.exit(main())
