"""The exact traces: what each network is made of, and what must come of it in every period."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sim.disruption import Disruption, ListedOutages
from sim.policies.demand import Listed
from sim.policies.replenishment import BaseStock, ReorderQuantity, ReorderUpTo
from sim.processes.demand_management import OrderRules
from sim.stock import Costs

FILE = Path(__file__).parents[1] / "data" / "traces" / "traces.json"
TRACES: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
POLICIES = {"BS": BaseStock, "sS": ReorderUpTo, "rQ": lambda r, Q: ReorderQuantity(r, Q, multiples=False)}
OUTAGES = {"SP": "shipments", "RP": "receipts"}


@dataclass(frozen=True)
class Node:
    """One place of a network, in the words of the simulator."""

    spec: dict[str, Any]

    @property
    def policy(self):
        kind, *parameters = self.spec["policy"]
        return POLICIES[kind](*parameters)

    @property
    def stock(self):
        return self.spec.get("init_IL", self.spec["policy"][-1])

    @property
    def costs(self):
        return Costs(holding=self.spec["h"], backlog=self.spec.get("p", 0))

    @property
    def rules(self):
        return OrderRules(cap=self.spec["cap"]) if "cap" in self.spec else OrderRules()

    @property
    def transit(self):
        return self.spec.get("SLT", 0)

    @property
    def order_delay(self):
        return self.spec.get("OLT", 0)

    @property
    def demand(self):
        return Listed(tuple(self.spec["demand"]))


@dataclass(frozen=True)
class Network:
    """A network of places, lanes and outages, and its trace."""

    name: str

    @cached_property
    def nodes(self):
        return {name: Node(spec) for name, spec in TRACES[self.name]["spec"]["nodes"].items()}

    @property
    def lanes(self):
        """(seller, buyer), in the order in which each seller lists its customers."""
        return [(str(seller), str(buyer)) for seller, buyer in TRACES[self.name]["spec"]["edges"]]

    @property
    def upstream(self):
        """The nodes, sellers before buyers."""
        order = [node for node in self.nodes if node not in [buyer for _, buyer in self.lanes]]
        for node in order:
            order += [buyer for seller, buyer in self.lanes if seller == node]
        return order

    @property
    def periods(self):
        return TRACES[self.name]["T"]

    @property
    def total_cost(self):
        return TRACES[self.name]["total_cost"]

    @property
    def trace(self):
        return TRACES[self.name]["trace"]

    def disruptions(self, names):
        """The outages of the network, where the nodes have these names."""
        stopped = {node: place.spec["disr"] for node, place in self.nodes.items() if "disr" in place.spec}
        return [
            Disruption(names[node], OUTAGES[kind], ListedOutages(tuple(down))) for node, (kind, down) in stopped.items()
        ]
