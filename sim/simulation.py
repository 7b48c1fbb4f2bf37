"""One run: the clock, the random numbers, the books, and the houses on the street."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from simpy import Event

from sim.census import Census
from sim.choice import Choices
from sim.clock import Clock, Moment, Phase
from sim.course import Course
from sim.errors import ModelError
from sim.ledger import Ledger
from sim.messages import Order, OrderLine
from sim.product import Product
from sim.record import Detail, Record
from sim.reverse_book import ReverseBook
from sim.stock import Stock
from sim.streams import Sampling, Streams
from sim.street import ranked

if TYPE_CHECKING:
    from sim.account_book import AccountBook
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.counted import Centre, Station
    from sim.facts import SiteFacts
    from sim.lane import Lane
    from sim.lots import LotBook
    from sim.pipe import Pipe
    from sim.policies.wishes import Line
    from sim.premises import Premises
    from sim.processes.manufacturing_flow.work_hours import WorkHours
    from sim.returning import InUse, WayBack


class Simulation:
    """One run of a supply chain, from a street that a scenario furnishes to books that are closed.

    period: time between two censuses; bucket: censuses in the time bucket of volatility; at: most specific choices,
    name of a house -> group -> a policy or changes of fields, with "product" -> name -> group for single products.
    """

    def __init__(
        self,
        *,
        seed: int,
        replication: int = 0,
        warmup: float = 0.0,
        detail: Detail = Detail.FULL,
        period: float = 1.0,
        bucket: int = 1,
        at: Mapping[str, Mapping[str, Any]] | None = None,
        allow_negative: bool = False,
        sampling: Sampling = "direct",
        listen: Callable[[str], None] | None = None,
    ) -> None:
        self.env = Clock()
        self.start = 0.0
        self.horizon = inf
        self.seed = seed
        self.replication = replication
        self.streams = Streams(seed, replication, sampling=sampling)
        self.warmup = warmup
        self.detail = detail
        self.period = period
        self.bucket = bucket
        self.choices = Choices(at or {})
        self.allow_negative = allow_negative
        self.numbers: dict[Product, int] = {}
        self.ledger = Ledger(keep=detail == Detail.FULL)
        self.record = Record(self, detail, listen)
        self.course = Course(self.record)
        self.census = Census(self, keep=detail == Detail.FULL)
        self.crowds: dict[str, dict[Product, Stock]] = {}
        self.restarts: list[Callable[[], None]] = []
        self.opening: list[Stock] = []
        self.opening_pipes: dict[Pipe, tuple[float, float]] = {}
        self.stations: list[Station] = []
        self.centres: list[Centre] = []
        self.premises: list[Premises] = []
        self.sites: list[SiteFacts] = []
        self.loads: list[WorkHours] = []
        self.ways: dict[tuple[str, str], WayBack] = {}
        self.uses: dict[tuple[str, Product], InUse] = {}
        self.reverse = ReverseBook(self)
        self.agents: dict[str, Agent] = {}
        self.companies: list[Company] = []
        self.accounts: AccountBook | None = None
        self.lots: LotBook | None = None
        self.segments: dict[str, str] = {}
        self.overhead = Product("overhead")
        self.decisions: list[tuple[float, str, str, str, str, str, str, str]] = []
        self.lanes: list[Lane] = []
        self.stocks: list[Stock] = []
        self.owners: list[Agent] = []
        self.products: list[Product] = []
        self._orders = 0
        self._groups: tuple[list[str], NDArray[np.intp]] = ([], np.zeros(0, dtype=np.intp))

    # --- furnishing

    def add(self, agent: Agent) -> None:
        """A house is built. Raises ModelError where the name is taken."""
        if agent.name in self.agents:
            raise ModelError(f"two houses are called {agent.name}")
        agent.index = len(self.agents)
        self.agents[agent.name] = agent

    def shelve(self, stock: Stock, owner: Agent) -> Stock:
        """A stock is opened, and will be counted at every census."""
        self.number(stock.product)
        if self.lots is not None and not owner.consumes:
            stock = self.lots.shelve(stock)
        self.stocks.append(stock)
        self.owners.append(owner)
        return stock

    def number(self, product: Product) -> int:
        """The number of a product in the records."""
        number = self.numbers.get(product)
        if number is None:
            number = self.numbers[product] = len(self.products)
            self.products.append(product)
        return number

    def choose(self, agent: str, product: Product | None, group: str, default: Any) -> Any:
        """What applies here: the scenario's choice, unless the house's or the product's own is said.

        A mapping changes fields of what applies otherwise. What cannot be is told when the street is opened.
        """
        return self.choices(agent, product, group, default)

    def crowd(self, group: str) -> dict[Product, Stock]:
        """What a group of customers ordered, received, lost and still waits for, by product."""
        return self.crowds.setdefault(group, {})

    def crowd_stock(self, group: str, product: Product, owner: Agent) -> Stock:
        """The crowd's page for one product, opened when first asked for."""
        crowd = self.crowd(group)
        if product not in crowd:
            crowd[product] = self.shelve(Stock(product, group), owner)
        return crowd[product]

    def groups(self) -> tuple[list[str], NDArray[np.intp]]:
        """The groups of all houses, and the number of the group of each house."""
        if len(self._groups[1]) != len(self.agents):  # customers may join while the clock runs
            groups = list(dict.fromkeys(agent.group for agent in self.agents.values()))
            numbers = {group: number for number, group in enumerate(groups)}
            self._groups = groups, np.array([numbers[agent.group] for agent in self.agents.values()], dtype=np.intp)
        return self._groups

    # --- playing

    def open(self) -> None:
        """The street is furnished: every house takes its rank and waits for what comes first.

        Raises ModelError for what cannot be played, all of it at once.
        """
        if strays := self.choices.strays(self.agents):
            raise ModelError(strays)
        order = ranked(self.agents.values(), self.lanes)
        problems: list[str] = []
        for rank, agent in enumerate(order):
            agent.rank = rank
        for agent in order:
            try:
                agent.open()
            except ModelError as error:
                problems += error.problems
        for company in self.companies:
            try:
                company.convene()
            except ModelError as error:
                problems += error.problems
        problems += self.choices.problems()
        if problems:
            raise ModelError(problems)
        self.census.open()
        self.opening = [replace(stock, inbound=[]) for stock in self.stocks]
        if self.warmup > 0:
            Moment(self.env, self._restart, Phase.OPENING).at(self.start + self.warmup)

    def _restart(self, _: Event) -> None:
        """The warm-up is over: what is counted is counted from here."""
        self.accrue()
        self.ledger.restart()
        self.record.restart()
        if self.accounts is not None:
            self.accounts.restart()
        self.census.restart()
        self.opening = [replace(stock, inbound=[]) for stock in self.stocks]
        self.opening_pipes = {p: (p.moving_time, p.at_door_time) for lane in self.lanes for p in lane.pipes.values()}
        for way in self.ways.values():
            way.restart(self.env.now)
        for use in self.uses.values():
            use.restart(self.env.now)
        for restart in self.restarts:
            restart()

    def accrue(self) -> None:
        """Post what stock, backlog and goods under way have cost since this was done last."""
        now = self.env.now
        for stock, owner in zip(self.stocks, self.owners, strict=True):
            stock.settle(now)
            holding, backlog = stock.unposted()
            self.ledger.post(now, owner, "holding", "cash", holding * stock.costs.holding, stock.product)
            self.ledger.post(now, owner, "backlog", "goodwill", backlog * stock.costs.backlog, stock.product)
        for lane in self.lanes:
            for pipe in lane.pipes.values():
                pipe.settle(now)
                moving, waiting = pipe.unposted()
                payer = lane.payer()
                if payer is not None:
                    self.ledger.post(
                        now,
                        payer,
                        "holding in transit",
                        "cash",
                        moving * pipe.rate,
                        pipe.product,
                        counterparty=lane.buyer,
                    )
                self.ledger.post(now, lane.buyer, "holding", "cash", waiting * pipe.rate, pipe.product)
        for premises in self.premises:
            self.ledger.post(now, premises.agent, "facilities", "cash", premises.due(now), self.overhead)

    def order(self, buyer: Agent, seller: Agent, wanted: Sequence[Line], due: float | None = None) -> Order:
        """Write an order, numbered; due at once unless said otherwise."""
        self._orders = number = self._orders + 1
        now = self.env.now
        lines = [OrderLine(*wanted[0])] if len(wanted) == 1 else [OrderLine(*line) for line in wanted]
        if seller.pricing:
            for line in lines:
                if line.price is None and line.product in seller.pricing:
                    line.price = seller.price(line.product)
        return Order(number, buyer, seller, lines, now, now if due is None else due)

    def decide(self, who: str, agent: Agent, what: str, product: Product | None, old: str, new: str, why: str) -> None:
        """Write down what a strategic half has decided: for which house and product, old, new, and why."""
        row = (self.env.now, agent.name, what, product.name if product else "", old, new, who, why)
        self.decisions.append(row)
