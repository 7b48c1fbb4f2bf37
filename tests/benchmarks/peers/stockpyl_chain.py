"""The benchmark's four-stage chain in stockpyl 1.0.2: prints the best run as JSON. Runs in .bench-venv."""

import json
import sys
import time

from stockpyl.sim import simulation
from stockpyl.supply_chain_network import serial_system

STAGES = 4


def seconds(periods: int) -> float:
    """One run of `periods` weeks: base stock, normal demand, two weeks of transit, no consistency checks."""
    chain = serial_system(
        STAGES,
        demand_type="N",
        mean=100,
        standard_deviation=10,
        policy_type="BS",
        base_stock_level=320,
        shipment_lead_time=2,
        local_holding_cost=1,
        stockout_cost=10,
    )
    started = time.perf_counter()
    simulation(chain, periods, rand_seed=7, progress_bar=False, consistency_checks="N")
    return time.perf_counter() - started


if __name__ == "__main__":
    periods, repeats = int(sys.argv[1]), int(sys.argv[2])
    best = min(seconds(periods) for _ in range(repeats))
    print(json.dumps({"peer": "stockpyl", "stages": STAGES, "periods": periods, "seconds": best}))
