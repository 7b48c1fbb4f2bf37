"""A shop that buys pens from makers, by a plan for suppliers."""

from sim.agents.company import Company
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.policies.replenishment import OrderList
from sim.processes.supplier_relationship import SupplierPlan
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen", cost=3.0)


def play(plan: SupplierPlan, orders, *, horizon=20.0, maker=None, decisions=(), freight=0.0):
    """The messages, postings and events of a shop that orders so much at every review."""
    street = []

    def scenario(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0.0}, replenishment=OrderList(tuple(orders)), review=1.0)
        seller = Supplier(sim, "maker", products=[PEN], **{"prices": {PEN: 4.0}, **(maker or {})})
        connect(shop, seller, carriage=Carriage(transit=1.0, per_unit=freight))
        Company(sim, sites=[shop], plans={"supplier_relationship": plan})
        street.append((shop, seller))

    result = simulate(scenario, horizon=horizon, seed=1, decisions=decisions)
    return result, *street[0]


def ordered(result):
    """Units and time of every purchase order."""
    table = result.messages
    table = table[(table["kind"] == "order") & (table["sender"] == "shop")]
    return list(zip(table["sent"], table["quantity"], strict=True))


def posted(result, debit, credit, agent="shop"):
    """Money that was entered so."""
    table = result.postings
    return float(
        table[(table["agent"] == agent) & (table["debit"] == debit) & (table["credit"] == credit)]["amount"].sum()
    )
