"""An auditor who walks along and looks into every book after every event."""

from __future__ import annotations

from collections import defaultdict

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.lots import TracedStock
from sim.messages import Order, Shipment
from sim.simulate import simulate
from tests.invariants.streets import HORIZON

SLACK = 1e-6


class near:  # reads as pytest.approx does, and is a hundred times faster
    """A number, or numbers, but for rounding."""

    def __init__(self, value):
        self.values = value if isinstance(value, list | tuple) else (value,)

    def __eq__(self, other):
        others = other if isinstance(other, list | tuple) else (other,)
        return all(abs(a - b) <= SLACK + 1e-9 * abs(b) for a, b in zip(others, self.values, strict=True))

    def __repr__(self):
        return f"near {self.values}"


class Lanes(list):
    """The lanes of a street; whoever lays one later, as customers do who join, tells the auditor."""

    def __init__(self, lanes, hear):
        self.hear = hear
        for lane in lanes:
            self.append(lane)

    def append(self, lane):
        super().append(lane)
        self.hear(lane)


class Audit:
    """Counts departures and deliveries itself, and compares what everybody else has counted."""

    def __init__(self, sim, negative=False):
        self.sim = sim
        self.negative = negative
        self.events = 0
        self.departed = defaultdict(float)
        self.delivered = defaultdict(float)
        self.refused = defaultdict(float)
        self.under_way = defaultdict(float)
        self.levels = {stock: (stock.on_hand, stock.backlog) for stock in sim.stocks}
        self.integrals = defaultdict(lambda: [0.0, 0.0])
        self.opening = defaultdict(float, {stock: stock.on_hand for stock in sim.stocks})
        self.prefilled = {
            (lane, product): pipe.moving for lane in sim.lanes for product, pipe in lane.pipes.items() if pipe.moving
        }
        sim.env.play = self.play
        sim.lanes = Lanes(sim.lanes, self.hear)
        self._delivery, sim.record.hear_delivery = sim.record.hear_delivery, self.hear_delivery

    # --- counting

    def hear(self, lane):
        """Note what sets out on a lane from now on."""
        lane.ship, lane.give_back = self.hears_departure(lane.ship), self.hears_departure(lane.give_back)

    def hears_departure(self, act):
        def depart(shipment):
            lane = shipment.seller.customers[shipment.buyer.name]
            for parcel in shipment.parcels:
                self.departed[lane, parcel.line.product] += parcel.quantity
                self.under_way[lane, parcel.line.product] -= parcel.quantity * self.sim.env.now
            act(shipment)

        return depart

    def hear_delivery(self, shipment, lane, now):
        for parcel in shipment.parcels:
            self.delivered[lane, parcel.line.product] += parcel.quantity
            self.refused[lane, parcel.line.product] += parcel.wrong + parcel.damaged
            self.under_way[lane, parcel.line.product] += (parcel.quantity + parcel.wrong + parcel.damaged) * now
        self._delivery(shipment, lane, now)

    def play(self, until):
        """Event by event, with time integrals up to it and every check after it."""
        env = self.sim.env
        while env.peek() < until:
            self.pass_time(env.peek())
            env.step()
            self.events += 1
            self.check_stocks()
            if env.peek() > env.now:
                self.check_material()
                self.check_orders()
        self.pass_time(until)
        env._now = until

    def pass_time(self, until):
        span = until - self.sim.env.now
        assert span >= 0, "time goes back"
        if span:
            for stock in self.sim.stocks:
                levels = self.integrals[stock]
                levels[0] += max(0.0, stock.on_hand) * span
                levels[1] += stock.backlog * span

    # --- after every event, and at the end of every instant

    def check_stocks(self):
        for stock in self.sim.stocks:
            where = f"{stock.place} {stock.product.name} at {self.sim.env.now}"
            crowd = stock.place in self.sim.crowds
            if not self.negative:
                assert stock.on_hand >= -SLACK, where
                assert -SLACK <= stock.reserved <= stock.on_hand + SLACK, where
                assert stock.on_order >= -SLACK, where
            assert stock.backlog >= -SLACK, where
            if crowd:
                assert stock.ordered == near(stock.received + stock.lost + stock.on_order), where
                continue
            came = stock.received + stock.made + stock.returned
            went = stock.shipped + stock.used + stock.scrapped
            assert stock.on_hand == near(self.opening[stock] + came - went), where
            assert stock.position == near(stock.net + stock.on_order), where
            house = self.sim.agents[stock.place]
            if not isinstance(house, ReturnsCentre):
                called = stock.used if self._planned_part(house, stock) else 0.0
                promised = stock.reserved - self._blocked(stock)
                assert stock.demanded == near(stock.backlog + promised + stock.shipped + stock.lost + called), where
                owed = sum(claim.owed for claim in house.orders.queues.get(stock.product, ()))
                assert stock.backlog == near(owed + self._called(house, stock) + self._missed(house, stock)), where

    @staticmethod
    def _blocked(stock):
        """Reserved, though for nobody: in quarantine."""
        return stock.blocked if isinstance(stock, TracedStock) else 0.0

    @staticmethod
    def _missed(house, stock):
        """Owed, though the house does not know: left out, wrong, or broken."""
        if house.orders.life is None:
            return 0.0
        missing = house.orders.life.claims.missing.values()
        return sum(units for lines in missing for line, units in lines.items() if line.product is stock.product)

    @staticmethod
    def _planned_part(house, stock):
        return isinstance(house, Factory) and stock.product not in house.parts and stock.product in house._ingredients

    @staticmethod
    def _called(house, stock):
        if not isinstance(house, Factory):
            return 0.0
        return sum(
            making.called * need
            for making in house.production.makings.values()
            for part, need in making.materials.stocked
            if part is stock
        )

    def check_material(self):
        """Goods do not appear or vanish: per product, over the whole street."""
        here, ought = defaultdict(float), defaultdict(float)
        for stock in self.sim.stocks:
            if stock.place not in self.sim.crowds:
                here[stock.product] += stock.on_hand
                ought[stock.product] += self.opening[stock] + stock.made - stock.used - stock.scrapped
        for lane in self.sim.lanes:
            for product, pipe in lane.pipes.items():
                assert pipe.moving >= -SLACK and pipe.at_door >= -SLACK
                here[product] += pipe.moving + pipe.at_door
                ought[product] += self.prefilled.get((lane, product), 0.0)
        for (lane, product), units in self.departed.items():
            if isinstance(lane.seller, Supplier):
                ought[product] += units
        for (lane, product), units in self.delivered.items():
            if isinstance(lane.buyer, Customer):
                ought[product] -= units
        for way in self.sim.ways.values():
            for product, pipe in way.pipes.items():
                assert pipe.moving >= -SLACK
                here[product] += pipe.moving
        for use in self.sim.uses.values():
            ought[use.product] += use.sent_back
        for product in here:
            assert here[product] == near(ought[product]), f"{product.name} at {self.sim.env.now}"

    def check_orders(self):
        """On order is what is in the mail, owed by sellers and under way; sellers know the same."""
        on_order, due_from, prefilled = defaultdict(float), defaultdict(float), defaultdict(float)
        lanes = {(lane.buyer, lane.seller): lane for lane in self.sim.lanes}
        for order in self.sim.record.open_orders.values():
            for line in order.lines:
                left = line.quantity - line.delivered - line.lost
                on_order[self._page(order.buyer), line.product] += left
                due_from[order.seller, line.product] += left
        mailed = {event for _, _, _, event in self.sim.env._queue if isinstance(event, Order)}
        entering = defaultdict(float)
        for life in self._lives():
            for line in life.order.lines if not life.admitted else ():
                if life.heard is None and life.order not in mailed:
                    on_order[self._page(life.order.buyer), line.product] += line.quantity
                elif life.heard is not None:
                    entering[life.order.seller, line.product] += line.quantity
        moving = defaultdict(float)
        for _, _, _, event in self.sim.env._queue:
            if isinstance(event, Order):
                for line in event.lines:
                    on_order[self._page(event.buyer), line.product] += line.quantity
            elif isinstance(event, Shipment) and event.callbacks:
                self._goods(event, moving, prefilled)
        for lane in self.sim.lanes:
            for shipment in (*lane.standing, *lane.door):
                self._goods(shipment, moving, prefilled)
        docked = self._docked()
        for (lane, product), units in docked.items():
            moving[lane, product] += units
            on_order[self._page(lane.buyer), product] += units
        for (lane, product), units in prefilled.items():
            on_order[self._page(lane.buyer), product] += units
        out = defaultdict(float)
        for lane in self.sim.lanes:
            for product, pipe in lane.pipes.items():
                assert pipe.moving + pipe.at_door == near(moving[lane, product])
                out[lane.seller, product] += pipe.moving + pipe.at_door - prefilled[lane, product]
                out[lane.seller, product] -= docked[lane, product]
        for stock in self.sim.stocks:
            where = f"{stock.place} {stock.product.name} at {self.sim.env.now}"
            house = self.sim.agents.get(stock.place)
            made = isinstance(house, Factory) and house.production.makes(stock.product)
            if not made:
                assert stock.on_order == near(on_order[stock.place, stock.product]), where
            if isinstance(house, Warehouse):
                owed = stock.backlog - self._called(house, stock) + stock.reserved + out[house, stock.product]
                owed += entering[house, stock.product] - self._blocked(stock)
                assert due_from[house, stock.product] == near(owed), where
        assert lanes

    def _page(self, buyer):
        """Under which name what a buyer has on order is kept: a crowd has one page, a house its own."""
        return buyer.group if buyer.group in self.sim.crowds else buyer.name

    def _docked(self):
        """Goods that have changed hands, and wait at the buyer's dock to be put away."""
        docked = defaultdict(float)
        for house in self.sim.agents.values():
            rooms = (house.orders.dockside, house.incoming) if isinstance(house, Warehouse) else ()
            for shipment in (shipment for room in rooms if room is not None for shipment in room.waiting):
                for parcel in shipment.parcels:
                    docked[house.sellers[shipment.seller.name], parcel.line.product] += parcel.quantity
        return docked

    def _lives(self):
        """Orders that are written, entered or further, where an order has a life of several steps."""
        houses = [house for house in self.sim.agents.values() if isinstance(house, Warehouse)]
        return [life for house in houses if house.orders.life for life in house.orders.life.lives.values()]

    def _goods(self, shipment, moving, prefilled):
        lane = shipment.seller.customers[shipment.buyer.name]
        for parcel in shipment.parcels:
            moving[lane, parcel.line.product] += parcel.quantity
            if parcel.order.number not in self.sim.record.open_orders:
                prefilled[lane, parcel.line.product] += parcel.quantity

    # --- at the end

    def close(self):
        """Integrals are exact, and goods under way obey Little's law without an error."""
        now = self.sim.env.now
        for stock in self.sim.stocks:
            if stock.place not in self.sim.crowds:
                assert [stock.on_hand_time, stock.backlog_time] == near(self.integrals[stock])
        for lane in self.sim.lanes:
            buyer = lane.buyer
            if isinstance(buyer, Warehouse) and not (buyer.orders.dockside is None is buyer.incoming):
                continue  # goods at the dock are counted with those at the door, where they are after their delivery
            for product, pipe in lane.pipes.items():
                left = self.departed[lane, product] + self.prefilled.get((lane, product), 0.0)
                left -= self.delivered[lane, product] + self.refused[lane, product]
                spent = self.under_way[lane, product] + left * now
                assert pipe.moving_time + pipe.at_door_time == near(spent)


def audited(street, seed=1, negative=False, **options):
    """A street played with the auditor about; answers with the result and the auditor."""
    audits = []

    def scenario(sim):
        street(sim)
        audits.append(Audit(sim, negative))

    result = simulate(
        scenario,
        seed=seed,
        disruptions=street.disruptions,
        decisions=street.decisions,
        allow_negative=negative,
        **{"horizon": HORIZON, **options},
    )
    audits[0].close()
    return result, audits[0]


def played(street, seed=1, **options):
    """A street played in peace."""
    given = {"horizon": HORIZON, "disruptions": street.disruptions, "decisions": street.decisions, **options}
    return simulate(street, seed=seed, **given)
