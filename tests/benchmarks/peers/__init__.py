"""Two peers on the same four-stage chain, each run in an environment of its own, which the benchmark makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

from tests.benchmarks.timing import ROOT

REQUIREMENTS = ("stockpyl==1.0.2", "SupplyNetPy==0.5.1", "numpy<2")
HOME = ROOT / ".bench-venv"
SCRIPTS = Path(__file__).parent


def environment() -> Path:
    """The peers' Python, installed on first use. CalledProcessError when the package index cannot be reached."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = HOME / "peers.txt"
    wanted = "\n".join(REQUIREMENTS)
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        print(f"installing {', '.join(REQUIREMENTS)} into {HOME}", file=sys.stderr)
        venv.create(HOME, with_pip=True, clear=True, symlinks=os.name != "nt")
        subprocess.run([python, "-m", "pip", "install", "-qq", *REQUIREMENTS], check=True)
        stamp.write_text(wanted, "utf-8")
    return python


def node_periods_per_second(peer: str, periods: int, repeats: int = 3) -> float:
    """Speed of "stockpyl" or "supplynetpy" on the chain, best of `repeats` runs."""
    script = SCRIPTS / f"{peer}_chain.py"
    arguments = [str(environment()), str(script), str(periods), str(repeats)]
    answer = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
    run = json.loads(answer.splitlines()[-1])
    return float(run["stages"] * run["periods"] / run["seconds"])
