"""(c) One supplier, one factory, three warehouses, 200 customers, 50 products, a year of days: lines and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial

from scenarios.network import network
from sim.result import Result
from sim.simulate import simulate
from tests.benchmarks.network_tables import network_tables
from tests.benchmarks.timing import ROOT, Figure

DAYS = 365
MIB = 2**20
TABLES = "message", "line", "level", "posting", "job"


def played(record: str, days: int) -> dict[str, float]:
    """One run: order lines, seconds, and memory in bytes."""
    content = network_tables()
    before = peak_memory()
    started = time.perf_counter()
    result: Result = simulate(partial(network, source=content), horizon=days, seed=1, record=record)  # type: ignore[arg-type]
    seconds = time.perf_counter() - started
    return {
        "lines": sum(line.lines for line in result.facts.lines),
        "orders": sum(order.orders for order in result.facts.orders),
        "seconds": seconds,
        "messages": result.message_rows.nbytes,
        "tables": sum(getattr(result, f"{name}_rows").nbytes for name in TABLES),
        "memory": peak_memory() - before,
    }


def peak_memory() -> int:
    """The most memory this process has held, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    kibi = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kibi


def apart(record: str, days: int) -> dict[str, float]:
    """The same in a process of its own."""
    arguments = [sys.executable, "-m", "tests.benchmarks.network", record, str(days)]
    answer = subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    run: dict[str, float] = json.loads(answer.splitlines()[-1])
    return run


def figures() -> Iterator[Figure]:
    """Throughput and memory of the network."""
    full = [apart("full", DAYS) for _ in range(2)]
    run = min(full, key=lambda one: one["seconds"])
    yield Figure("network, order lines", run["lines"], f"in {run['orders']:,.0f} orders")
    yield Figure("network, everything recorded", run["lines"] / run["seconds"], "lines/s", floor=20_000)
    million = run["lines"] / 1e6
    yield Figure("messages", run["messages"] / MIB / million, "MiB/million lines", floor=100, smaller=True)
    yield Figure("everything kept", run["tables"] / MIB / million, "MiB/million lines", floor=300, smaller=True)
    yield Figure("most memory of the process, start-up apart", run["memory"] / MIB, "MiB")
    short, long = apart("totals", DAYS // 2), apart("totals", 2 * DAYS)
    yield Figure("network, totals only", long["lines"] / long["seconds"], "lines/s")
    growth = (long["memory"] - short["memory"]) / MIB
    yield Figure("growth of totals, horizon times four", growth, "MiB", floor=5, smaller=True)


if __name__ == "__main__":
    print(json.dumps(played(sys.argv[1], int(sys.argv[2]))))
