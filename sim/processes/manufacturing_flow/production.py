"""Production: orders from planning, parts for them, their release into the line, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from math import ceil, inf
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.processes.manufacturing_flow.equipment import changed_rules, equip, operation
from sim.processes.manufacturing_flow.line import Line
from sim.processes.manufacturing_flow.making import DIVISIBLE, MakeUp, Making
from sim.processes.manufacturing_flow.materials import Materials
from sim.processes.manufacturing_flow.order import Batch, Lot, ProductionOrder, lots

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.due_dates import DueDates
    from sim.processes.manufacturing_flow.plan import ManufacturingPlan
    from sim.processes.manufacturing_flow.rope import Rope
    from sim.processes.manufacturing_flow.routing import Routing
    from sim.processes.manufacturing_flow.subcontracting import Subcontractor
    from sim.processes.manufacturing_flow.work_ahead import WorkAhead
    from sim.processes.manufacturing_flow.work_centre import WorkCentre
    from sim.product import Product


class Production:
    """The room where a factory makes what planning wants.

    make_up: what is done about scrap: nothing (the position falls, and planning sees it), an allowance (more is
    started than was ordered), or a replacement of every unit scrapped. `finished` is told when goods come off the
    line, `hear` what production asks of stocked parts, `shifted` when scrap has changed a position. dates: when what is
    made is due and for whom, where that is looked at; ahead, rope, outside: what the plan asks for, None where not.
    """

    def __init__(
        self,
        site: Agent,
        *,
        routings: Mapping[Product, Routing],
        centres: Iterable[WorkCentre],
        plan: ManufacturingPlan,
        make_up: MakeUp,
        finished: Callable[[Product], None],
        hear: Callable[[Product, float], None],
        shifted: Callable[[Product, float], None],
    ) -> None:
        if make_up not in ("nothing", "allowance", "replacement"):
            raise ModelError(f"{site.name}: scrap is made up by nothing, an allowance or replacement, got {make_up!r}")
        self.site = site
        self.routings = dict(routings)
        self.plan = plan
        self.line = Line(site, self, centres, plan)
        self.cards = plan.release.in_line
        self.make_up = make_up
        self.finished = finished
        self.hear = hear
        self.shifted = shifted
        self.makings: dict[Product, Making] = {}
        self.dates: DueDates | None = None
        self.ahead: WorkAhead | None = None
        self.rope: Rope | None = None
        self.outside: Subcontractor | None = None
        self._numbers = 0
        self._open = 0
        equip(self)

    @property
    def placed(self) -> int:
        """Production orders so far."""
        return self._numbers

    def makes(self, product: Product) -> bool:
        """Whether the factory makes a product itself."""
        return bool(product.parts) or product in self.routings

    def prepare(self, product: Product, bought: frozenset[Product]) -> None:
        """Get ready to make a product. Raises ModelError where its routing names a work centre that is not here."""
        routing = self.routings.get(product, DIVISIBLE)
        stations = self.line.stations
        unknown = [step.centre for step in routing.steps if step.centre not in stations]
        if unknown:
            there = ", ".join(stations) or "none"
            raise ModelError(f"{self.site.name}: {product.name} goes to work centre {unknown[0]}; there are {there}")
        site, learn = self.site, self.plan.learning
        operations = tuple(operation(site, stations[step.centre], product, step, learn) for step in routing.steps)
        materials = Materials(self.site, product, bought, self.hear)
        self.makings[product] = Making(routing, operations, materials, self.cards if self.rope is None else 0.0)

    def lot_time(self, product: Product) -> float:
        """Mean time of one lot of a product in the line, queues apart."""
        routing = self.routings.get(product)
        return routing.mean_time if routing is not None else 0.0

    # --- planning's orders

    def make(self, product: Product, quantity: float, due: float | None = None) -> list[tuple[Product, float]]:
        """Start a production order; answers with the parts that are to be ordered for it.

        due: when planning wants it, where it says so and anybody looks at it.
        """
        making = self.makings[product]
        dated = self.dates(product, quantity, due) if self.dates is not None else None
        stock = self.site.stocks[product]
        stock.order(quantity)
        if self.line.load is not None:
            self.line.load.ordered(product, quantity)
        if stock.costs.ordering:
            self.pay(product, "ordering", stock.costs.ordering)
        units = quantity
        if self.make_up == "allowance":
            units = quantity / making.routing.good
            if quantity == int(quantity):
                units = float(ceil(units - 1e-9))
        self._enter(product, units, quantity / units, dated)
        return making.materials.explode(units)

    def _enter(self, product: Product, units: float, share: float, dated: tuple[float, int] | None) -> None:
        self._numbers += 1
        order = ProductionOrder(self._numbers, product, units, share, self.site.env.now)
        if dated is not None:
            order.due, order.segment = dated
        making = self.makings[product]
        if making.free:
            self._start(making, order, units)
            return
        making.orders.append(order)
        making.left += units
        self._open += 1
        self.release()

    # --- release

    def adopt(self, plan: ManufacturingPlan) -> None:
        """Go on under another plan. Raises ModelError where that changes the cards of single work centres."""
        release = plan.release
        if any(release.at(name) != self.plan.release.at(name) for name in self.line.stations):
            raise ModelError(f"{self.site.name}: the cards of single work centres cannot change while the line runs")
        changed_rules(self, plan)
        self.plan = plan
        self.cards = release.in_line - self.line.wip.value
        for making in self.makings.values():
            making.count_as_free(release.in_line if self.rope is None else 0.0)
        self.release()

    def release(self) -> None:
        """Let into work what cards, places and parts allow, the oldest order first."""
        again = self._open > 0
        while again:
            waiting = sorted([(making.orders[0].number, making) for making in self.makings.values() if making.orders])
            again = False
            while waiting and not again:
                _, oldest = heappop(waiting)
                if self._let_in(oldest):
                    again = not oldest.operations
                    if oldest.orders:
                        heappush(waiting, (oldest.orders[0].number, oldest))

    def _let_in(self, making: Making) -> bool:
        """Release as much of the oldest order of a product as may go in now; whether that was anything."""
        order, materials = making.orders[0], making.materials
        if materials.stocked:
            self._call(making)
        units = min(self._admitted(making), order.left)
        if units > 0 and materials.needs:
            units = materials.enough_for(units, making.routing.lot if making.routing is not DIVISIBLE else 0.0)
        if units <= 0:
            return False
        order.left -= units
        if order.left <= 1e-9:
            making.orders.popleft()
            self._open -= 1
        making.left -= units
        if materials.needs:
            making.called -= units
            materials.use(units)
        if making.operations:
            self._start(making, order, units)
        else:
            self.put_away(order.product, units, units * order.share)
        return True

    def _call(self, making: Making) -> None:
        """Ask for the stocked parts of all that may go in; they are asked for once."""
        more = min(making.left, self._admitted(making)) - making.called
        if more > 0:
            making.called += more
            making.materials.call(more)

    def _admitted(self, making: Making) -> float:
        """How many units the cards of the line and the places at the first work centre let in."""
        if not making.operations:
            return inf
        places = making.operations[0].station.places
        room = self.cards if places is None else min(self.cards, places.level)
        if self.rope is not None:
            room = min(room, 1.0) if self.rope.admits(making) else 0.0
        return room * making.routing.lot if room > 0 else 0.0

    def _start(self, making: Making, order: ProductionOrder, units: float) -> None:
        if self.outside is not None and self.outside.takes():
            self.outside.make(order, units)
            return
        count = lots(units, making.routing.lot)
        self.cards -= count
        self.line.enter(Batch(order, units, making.routing.lot, making.operations, self.site.env.now), count)

    # --- what comes of it

    def complete(self, lot: Lot) -> None:
        """A lot comes off the line: what is good of it goes to stock, its card goes back."""
        self.cards += 1
        if lot.quantity or lot.ordered:
            self.put_away(lot.product, lot.quantity, lot.ordered)
        if self.dates is not None:
            self.dates.finished(lot)
        if self._open:
            self.release()

    def put_away(self, product: Product, units: float, ordered: float, made_here: bool = True) -> None:
        """Goods are finished, and stand for so many units on order; those made elsewhere cost nothing to make here."""
        self.site.stocks[product].make(units, self.site.env.now, ordered=ordered)
        cost = self.makings[product].routing.cost
        if cost and made_here:
            self.pay(product, "production", cost * units)
        if units != ordered:
            self.shifted(product, units - ordered)
        self.finished(product)

    def scrap(self, lot: Lot, spoilt: float) -> None:
        """Units of a lot are spoilt: they were made and are thrown away, and made up for or not."""
        stock, now = self.site.stocks[lot.product], self.site.env.now
        ordered = 0.0 if self.make_up == "allowance" else min(spoilt, lot.ordered)
        lot.ordered -= ordered
        stock.make(spoilt, now, ordered=0.0 if self.make_up == "replacement" else ordered)
        stock.scrap(spoilt, now)
        self.pay(lot.product, "production", self.makings[lot.product].routing.cost * spoilt)
        if self.make_up == "replacement":
            self._enter(lot.product, spoilt, 1.0, (lot.batch.order.due, lot.batch.order.segment))
        elif self.make_up == "nothing":
            self.shifted(lot.product, -ordered)

    def pay(self, product: Product, account: str, amount: float) -> None:
        """Post what a setup, an order or the making of a product costs."""
        if amount:
            self.site.sim.ledger.post(self.site.env.now, self.site, account, "cash", amount, product)
