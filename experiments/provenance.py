"""How a result came to be: versions, platform, command and time."""

import platform
import sys
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from experiments.fitting import Choice

PACKAGES = ("simpy", "numpy", "scipy", "pandas", "networkx", "duckdb", "hydra-core", "omegaconf")


def bullwhip_version() -> str:
    """The version of this project, or that it is not installed."""
    try:
        return version("bullwhip")
    except PackageNotFoundError:
        return "not installed"


def provenance(choices: Mapping[str, Choice], seed: int, typed: list[str], began: datetime) -> dict[str, Any]:
    """Everything beside the configuration that a repeat would need to know."""
    return {
        "bullwhip": bullwhip_version(),
        "seed": seed,
        "choices": dict(choices),
        "settings": typed,
        "began": began.astimezone().isoformat(timespec="seconds"),
        "seconds": round((datetime.now() - began).total_seconds(), 3),
        "python": sys.version.split()[0],
        "platform": platform.platform(),
        "packages": {name: version(name) for name in PACKAGES},
    }
