"""Order fulfilment: orders are entered, promised, given their share of the stock, picked and shipped."""

from sim.processes.order_fulfilment.picking import Picking
from sim.processes.order_fulfilment.room import OrderFulfilment

__all__ = ["OrderFulfilment", "Picking"]
