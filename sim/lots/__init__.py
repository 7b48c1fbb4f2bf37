"""Lots: which units were made together, what went into them, and which of them are bad."""

from sim.lots.book import LotBook, trace
from sim.lots.in_use import DefectsBack, sends_defects
from sim.lots.inspection import LotInspection
from sim.lots.lot import Layer, Layers, Lot
from sim.lots.quality import LotQuality
from sim.lots.traced_stock import TracedStock

__all__ = [
    "DefectsBack",
    "Layer",
    "Layers",
    "Lot",
    "LotBook",
    "LotInspection",
    "LotQuality",
    "TracedStock",
    "sends_defects",
    "trace",
]
