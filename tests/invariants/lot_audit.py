"""An auditor of lots: every unit of every lot is somewhere, at every instant."""

from __future__ import annotations

from collections import defaultdict

from tests.invariants.audit import Audit, near


class LotAudit(Audit):
    """Counts, with everything else, where the units of each lot are."""

    def check_stocks(self):
        super().check_stocks()
        for stock in self.sim.lots.stocks():
            where = f"{stock.place} {stock.product.name} at {self.sim.env.now}"
            assert stock.shelf.total + stock.quarantine.total == near(stock.on_hand), where
            assert stock.quarantine.total <= stock.reserved + 1e-6, where
            assert stock.outbox.total == near(0.0), where
            for layers in (stock.shelf, stock.quarantine, stock.inbox):
                assert layers.total == near(sum(layer.units for layer in layers.rows)), where
                assert all(layer.units > 0 for layer in layers.rows), where

    def check_material(self):
        super().check_material()
        book = self.sim.lots
        found = defaultdict(float)
        for stock in book.stocks():
            for layers in (stock.shelf, stock.quarantine, stock.inbox, stock.outbox):
                self.count(layers.rows, found)
        for layers in (*book.carried.values(), *book.coming_back.values()):
            self.count(layers, found)
        for house in self.sim.agents.values():
            for verdicts in house.incoming.waiting.values() if getattr(house, "incoming", None) else ():
                for verdict in (verdict for found_there in verdicts.values() for verdict in found_there):
                    self.count([*verdict.passed, *verdict.rejected], found)
        for layers in book._work.values():
            self.count(layers.rows, found)
        for owner in book.hands.owners.values():
            for layers in owner.sound.values():
                self.count(layers.rows, found)
            for flaws in owner.flaws.values():
                self.count([flaw.layer for flaw in flaws], found)
        for lot in book.lots:
            assert lot.units == near(found[lot] + lot.used + lot.scrapped), f"{lot} at {self.sim.env.now}"
            assert lot.units == near(lot.units) and lot.used == near(sum(c.parents[lot] for c in lot.children))

    @staticmethod
    def count(layers, found):
        for layer in layers:
            found[layer.lot] += layer.units
