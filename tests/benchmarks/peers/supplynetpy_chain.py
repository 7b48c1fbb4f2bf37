"""The benchmark's four-stage chain in SupplyNetPy 0.5.1: prints the best run as JSON. Runs in .bench-venv."""

import json
import random
import sys
import time

from SupplyNetPy.Components import SSReplenishment, create_sc_net, simulate_sc_net

STAGES = 4
LEVEL = 320.0


def stage(number: int) -> dict:
    """A stage reviewed every week that orders up to its base stock."""
    return {
        "ID": f"W{number}",
        "name": f"stage {number}",
        "node_type": "warehouse",
        "capacity": 100_000,
        "initial_level": LEVEL,
        "inventory_holding_cost": 1,
        "replenishment_policy": SSReplenishment,
        "policy_param": {"s": LEVEL, "S": LEVEL, "period": 1},
        "product_buy_price": 1,
        "product_sell_price": 2,
    }


def seconds(periods: int) -> float:
    """One run of `periods` weeks: base stock, normal demand, two weeks of transit, backorders, no log."""
    rng = random.Random(7)
    plant = {"ID": "W0", "name": "plant", "node_type": "infinite_supplier"}
    links = [
        {"ID": f"L{k}", "source": f"W{k}", "sink": f"W{k + 1}", "cost": 0, "lead_time": lambda: 2}
        for k in range(STAGES)
    ]
    demand = {
        "ID": "D",
        "name": "customers",
        "order_arrival_model": lambda: 1,
        "order_quantity_model": lambda: max(0.0, rng.gauss(100, 10)),
        "demand_node": f"W{STAGES}",
        "tolerance": float("inf"),
    }
    chain = create_sc_net([plant, *(stage(k + 1) for k in range(STAGES))], links, [demand])
    started = time.perf_counter()
    simulate_sc_net(chain, sim_time=periods, logging=False)
    return time.perf_counter() - started


if __name__ == "__main__":
    periods, repeats = int(sys.argv[1]), int(sys.argv[2])
    best = min(seconds(periods) for _ in range(repeats))
    print(json.dumps({"peer": "SupplyNetPy", "stages": STAGES, "periods": periods, "seconds": best}))
