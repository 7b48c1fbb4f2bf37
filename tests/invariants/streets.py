"""Random supply chains: what hypothesis draws, and how it is furnished."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from hypothesis import strategies as st

from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.decision import Decision
from sim.disruption import AlternatingOutages, Disruption, ListedOutages, MarkovOutages, ScheduledOutages
from sim.distributions import Empirical, Exponential, Geometric, Poisson, Uniform
from sim.policies.allocation import CriticalLevel, FirstCome, FixedOrder, Priority, ProportionalShare, UniformShare
from sim.policies.demand import Arrivals, Drawn, Intermittent, NormalDemand, PoissonDemand, Promotions, Steady
from sim.policies.forecasting import SBA, Croston, ExponentialSmoothing, Fixed, Holt, MovingAverage, Naive
from sim.policies.replenishment import (
    APIOBPCS,
    AnchorAndAdjust,
    BaseStock,
    Capped,
    ConstantOrder,
    EchelonBaseStock,
    OrderList,
    OrderUpTo,
    PeriodicReorderUpTo,
    Proportional,
    ReorderQuantity,
    ReorderUpTo,
)
from sim.policies.sourcing import Backup, BaseSurge, Cheapest, Contingent, DualIndex, Fastest, SingleSource, Split
from sim.policies.wishes import Assortment, Baskets, Historic, Single
from sim.processes.demand_management import FREE, OrderRules
from sim.processes.manufacturing_flow import Breakdowns, Conwip, Kanban, Push, Routing, Step, WorkCentre
from sim.processes.order_fulfilment import FulfilmentPlan, LifeCycle, Picking, Receiving, Requirements, Terms
from sim.processes.order_fulfilment import Step as OrderStep
from sim.processes.returns_management import Inspection
from sim.product import Product
from sim.returning import Returning, sends_back
from sim.stock import Costs
from sim.street import connect

STEEL = Product("steel", cost=0.5)
WHEEL = Product("wheel", cost=1.0)
FRAME = Product("frame", cost=2.0, parts={STEEL: 1.5})
BIKE = Product("bike", price=9.0, cost=5.0, parts={FRAME: 1.0, WHEEL: 2.0})
BELL = Product("bell", price=2.0, cost=1.0)
LAMP = Product("lamp", price=0.0, cost=0.0)
GOODS = (BIKE, BELL, LAMP)

HORIZON = 30.0


@dataclass(frozen=True)
class House:
    """A house to be built: its kind and what it is built with."""

    kind: type
    name: str
    given: dict


@dataclass(frozen=True)
class Way:
    """A lane to be laid."""

    buyer: str
    seller: str
    given: dict


@dataclass(frozen=True)
class Street:
    """A supply chain to be furnished, and what is to happen to it."""

    houses: tuple[House, ...]
    ways: tuple[Way, ...]
    returning: tuple[tuple[str, Returning], ...] = ()
    disruptions: tuple[Disruption, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def __call__(self, sim, backwards=False):
        """The scenario: build the houses (the last first where backwards) and lay the lanes."""
        built = {}
        houses = list(reversed(self.houses)) if backwards else list(self.houses)
        houses.sort(key=lambda house: house.kind is ReturnsCentre)  # it restocks another
        for house in houses:
            built[house.name] = self._build(sim, house, built)
        buyers = dict.fromkeys(way.buyer for way in self.ways)
        for buyer in reversed(buyers) if backwards else buyers:
            for way in self.ways:
                if way.buyer == buyer:
                    connect(built[way.buyer], built[way.seller], **way.given)
        for customer, returning in self.returning:
            sends_back(built[customer], built["centre"], returning)

    def _build(self, sim, house, built):
        given = dict(house.given)
        if house.kind is ReturnsCentre:
            given["restocks"] = built[given["restocks"]]
        return house.kind(sim, house.name, **given)

    def _repr_pretty_(self, printer, cycle):
        printer.text(repr(self))

    def of(self, kind):
        """Names of all houses of a kind."""
        return [house.name for house in self.houses if issubclass(house.kind, kind)]


def some(*choices):
    return st.sampled_from(choices)


delays = some(0.0, 0.0, 0.5, 1.0, 2.0)
laws = some(
    0.0, 0.0, 1.0, 2.0, 1.5, Uniform(0, 3), Exponential(1.5), Geometric(2), Poisson(1), Empirical((0.0, 1.0, 4.0))
)
costs = some(Costs(), Costs(holding=0.1, backlog=1, lost_sale=3, ordering=7, handling=0.5), Costs(holding=0.25))
carriages = st.builds(
    Carriage,
    transit=laws,
    crossing=st.booleans(),
    fixed=some(0.0, 5.0),
    per_unit=some(0.0, 0.25),
    capacity=some(inf, inf, inf, 20.0, 4.0),
    holding=some("shipper", "buyer", "nobody"),
)
replenishments = some(
    BaseStock(12.0),
    BaseStock(30.5),
    OrderUpTo(1.0),
    ReorderUpTo(8.0, 25.0),
    ReorderQuantity(8.0, 10.0),
    ReorderQuantity(6.0, 4.0, multiples=False),
    PeriodicReorderUpTo(3, 15.0, 30.0),
    Proportional(4.0, target_net=5.0),
    APIOBPCS(3.0, 5.0, target_net=4.0),
    AnchorAndAdjust(0.26, 0.34, 17.0),
    EchelonBaseStock(40.0),
    ConstantOrder(3.5),
    OrderList((4.0, 0.0, 9.0, 2.5)),
    Capped(BaseStock(20.0), 6.0),
)
forecastings = some(
    Fixed(3.0, 1.0),
    Naive(),
    MovingAverage(4),
    ExponentialSmoothing(0.3, initial=3.0),
    Holt(0.3, 0.1),
    Croston(0.2),
    SBA(0.2, initial=2.0),
)
allocations = some(
    FirstCome(), Priority(), FixedOrder(), ProportionalShare(), UniformShare(), CriticalLevel({2: 3.0, 3: 6.0})
)
sourcings = some(
    SingleSource(),
    Split(),
    Cheapest(),
    Fastest(),
    Contingent(),
    Backup(),
    Backup(notice=1.0),
    BaseSurge(2.0),
    BaseSurge(1.5, S=14.0),
    DualIndex(delta=4.0),
)
patiences = some(
    Patience(),
    Patience(backorder=0.0),
    Patience(backorder=0.3),
    Patience(longest=0.0),
    Patience(longest=2.0, due_after=1.0),
    Patience(longest=3.5, backorder=0.5),
    Patience(complete=True),
    Patience(complete=True, longest=4.0),
    Patience(complete=True, backorder=0.0),
)
demands = some(
    Steady(2.0),
    PoissonDemand(2.0),
    NormalDemand(3.0, 2.0),
    Drawn(Uniform(0.0, 4.0)),
    Intermittent(0.3, Geometric(4.0)),
    Arrivals(Exponential(0.7), Geometric(2.0)),
    Promotions(PoissonDemand(2.0), interval=8.0, length=2.0, uplift=3.0, dip=0.5, dip_length=1.0),
)
outages = st.one_of(
    st.builds(ListedOutages, st.lists(st.booleans(), min_size=1, max_size=20).map(tuple)),
    some(
        ScheduledOutages(((2.0, 5.0), (7.5, 9.0), (9.0, 16.0))),
        AlternatingOutages(Exponential(6.0), Exponential(3.0)),
        MarkovOutages(0.2, 0.4),
    ),
)
returnings = some(
    Returning(0.5, delay=Exponential(3.0), transit=1.0), Returning(1.0), Returning(0.2, 2.0, Uniform(0, 2))
)
reliabilities = some(
    None,
    None,
    Reliability(on_time=0.6, delay=Exponential(2.0)),
    Reliability(in_full=0.6, short=0.25),
    Reliability(on_time=0.8, delay=1.5, in_full=0.5, short=Uniform(0.0, 1.0)),
)
rules = some(FREE, FREE, OrderRules(cap=9.0), OrderRules(minimum=4.0), OrderRules(multiple=5.0))
lives = LifeCycle(
    enter=OrderStep(time=Exponential(0.2), capacity=2, error=0.3),
    document=OrderStep(error=0.3),
    pick=OrderStep(time=0.25, error=0.3),
    deliver=OrderStep(time=0.1, error=0.3),
    after_delivery=OrderStep(capacity=1, error=0.2),
    terms=Terms(credit=2.0, limit=60.0),
    claim=Exponential(0.5),
)
pickings = some(
    None,
    None,
    None,
    Picking(1, per_order=0.25, per_unit=0.05),
    Picking(2, per_line=0.5),
    FulfilmentPlan(steps=lives),
    FulfilmentPlan(receiving=Receiving(time=0.5, capacity=1, papers=0.25, cross_dock=True)),
    FulfilmentPlan(Picking(1, per_line=0.2), lives, Receiving(time=0.5), Requirements(lead_time=1.0, early=0.5)),
)


def wishes(products):
    singles = st.builds(Single, some(*products), demands)
    several = st.builds(Assortment, st.fixed_dictionaries(dict.fromkeys(products, demands)))
    baskets = st.just(Baskets(tuple(products), Exponential(1.0), Poisson(2.0), Poisson(1.5)))
    twice = tuple((0.5 * k, ((products[0], 1.0 + k % 3), (products[-1], 2.0), (products[0], 0.5))) for k in range(20))
    priced = tuple((k, ((products[0], 2.0, 3.25),)) for k in range(20))
    return st.one_of(singles, several, baskets, some(Historic(twice), Historic(priced)))


@st.composite
def warehouses(draw, name, products, kind=Warehouse, **more):
    review = draw(some(1.0, 1.0, 1.0, 2.0, 0.5, None))
    return House(
        kind,
        name,
        {
            "stocks": {product: draw(some(0.0, 5.0, 12.0, 7.25)) for product in products},
            "replenishment": {product: draw(replenishments) for product in products},
            "forecasting": draw(forecastings),
            "allocation": draw(allocations),
            "sourcing": draw(sourcings),
            "rules": draw(rules),
            "review": review,
            "first": draw(some(0.0, 0.0, 1.0)) if review else 0.0,
            "hears": draw(some("orders", "orders", "sales")),
            "costs": draw(costs),
            "prices": draw(some(None, dict.fromkeys(products, 2.5))),
            "picking": draw(pickings),
            "quote": draw(some(None, None, 2.0)),
            **more,
        },
    )


@st.composite
def factories(draw, name, products):
    """Bikes are put together at once or on a line, other goods are bought."""
    lined = draw(st.booleans())
    release = draw(some(Push(), Conwip(2), Kanban(2))) if lined else None
    step = st.builds(
        Step,
        some("saw", "paint"),
        time=some(0.1, Exponential(0.2)),
        batch=some(inf, 2.0),
        setup=some(0.0, 0.25),
        setup_cost=some(0.0, 1.0),
        scrap=some(0.0, 0.1, Uniform(0.0, 0.3)),
        rework=some(0.0, 0.2),
    )
    steps = draw(st.lists(step, min_size=1, max_size=3)) if lined else []
    routing = Routing(steps, lot=draw(some(1.0, 4.0, inf)), cost=draw(some(0.0, 2.0)))
    breakdowns = draw(some(None, Breakdowns(Exponential(5.0), 1.0), Breakdowns(6.0, Exponential(1.0), "always")))
    centres = [
        WorkCentre("saw", machines=draw(some(1, 2)), buffer=draw(some(inf, 0, 2)), breakdowns=breakdowns),
        WorkCentre("paint"),
    ]
    stocked = draw(some((), (WHEEL,), (FRAME, WHEEL, STEEL)))
    return draw(
        warehouses(
            name,
            (*products, *stocked),
            Factory,
            routings={BIKE: routing} if lined else {},
            work_centres=centres if lined else (),
            release=release,
            make_up=draw(some("nothing", "allowance", "replacement")),
            parts={part: 6.0 for part in (WHEEL, STEEL) if part not in stocked},
        )
    )


@st.composite
def suppliers(draw, name, makes):
    return House(
        Supplier,
        name,
        {
            "products": (*GOODS, WHEEL, STEEL, *(() if makes else (FRAME,))),
            "prices": draw(some(None, dict.fromkeys(GOODS, 1.25))),
            "lead_time": draw(laws),
            "capacity": draw(some(inf, inf, 5.0)),
            "reliability": draw(reliabilities),
            "minimum": draw(some(0.0, 0.0, 4.0)),
            "multiple": draw(some(0.0, 0.0, 3.0)),
        },
    )


@st.composite
def streets(draw, disturbed=True):
    """A supply chain of one to four tiers between customers and suppliers."""
    products = draw(some(GOODS[:1], GOODS[:2], GOODS[1:], GOODS))
    makes = BIKE in products and draw(st.booleans())
    tiers = []
    for level in range(draw(st.integers(1, 4))):
        names = [f"{'abcd'[level]}{number}" for number in range(draw(st.integers(1, 2 if level else 3)))]
        tiers.append([draw(warehouses(name, products)) for name in names])
    if makes:
        tiers[-1] = [draw(factories(house.name, products)) for house in tiers[-1]]
    sources = [draw(suppliers(f"source{number}", makes)) for number in range(draw(st.integers(1, 2)))]
    ways = []
    for buyers, sellers in zip(tiers, [*tiers[1:], sources], strict=True):
        for buyer in buyers:
            chosen = draw(st.lists(some(*sellers), min_size=1, max_size=2, unique_by=lambda house: house.name))
            ways += [_way(draw, buyer, seller) for seller in chosen]
    clients = []
    for number in range(draw(st.integers(1, 4))):
        client = House(
            Customer,
            f"client{number}",
            {
                "wants": draw(wishes(products)),
                "patience": draw(patiences),
                "priority": draw(st.integers(1, 3)),
                "group": draw(some(None, "crowd")),
            },
        )
        clients.append(client)
        chosen = draw(st.lists(some(*tiers[0]), min_size=1, max_size=2, unique_by=lambda house: house.name))
        ways += [_way(draw, client, seller, pipeline=False) for seller in chosen]
    houses = [*clients, *(house for tier in tiers for house in tier), *sources]
    returning = ()
    if draw(st.booleans()):
        inspection = draw(some(Inspection(), Inspection(2, time=Exponential(0.5), restock=0.6, refund=0.5)))
        given = {"products": products, "restocks": "a0", "inspection": inspection, "transit": draw(laws)}
        houses.append(House(ReturnsCentre, "centre", {**given, "costs": draw(costs)}))
        returning = tuple((client.name, draw(returnings)) for client in clients)
    stocked = [house for tier in tiers for house in tier]
    return Street(
        tuple(houses),
        tuple(ways),
        returning,
        tuple(draw(st.lists(_disruptions(ways), max_size=3))) if disturbed else (),
        tuple(draw(st.lists(_decisions(stocked, products), max_size=3))) if disturbed else (),
    )


def _way(draw, buyer, seller, pipeline=True):
    given = {"order_delay": draw(delays), "carriage": draw(carriages)}
    if pipeline:
        given["pipeline"] = draw(some(0.0, 0.0, 2.0))
    return Way(buyer.name, seller.name, given)


def _disruptions(ways):
    buyers, sellers = (some(*dict.fromkeys(getattr(way, end) for way in ways)) for end in ("buyer", "seller"))
    inbound = st.builds(Disruption, buyers, some("orders", "shipments", "transit", "receipts"), outages)
    makers = some(*dict.fromkeys(way.seller for way in ways if way.seller.startswith("source")))
    production = st.builds(Disruption, makers, st.just("production"), outages)
    return inbound | production | st.builds(Disruption, sellers, st.just("supply"), outages)


def _decisions(houses, products):
    name, when = some(*(house.name for house in houses)), some(0.0, 3.0, 10.5, 20.0)
    one = some(None, products[0].name)
    return st.one_of(
        st.builds(Decision, when, st.just("replenishment"), replenishments, name, one),
        st.builds(Decision, when, st.just("forecasting"), forecastings, name, one),
        st.builds(Decision, when, st.just("sourcing"), sourcings, name, one),
        st.builds(Decision, when, st.just("allocation"), allocations, name),
    )
