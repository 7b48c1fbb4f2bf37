"""Closing the books: from a run that has ended to its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.accounts import ACCOUNTS
from sim.columns import LINE_COLUMNS, rows
from sim.facts import (
    AgentFacts,
    EchelonFacts,
    Facts,
    FirmFacts,
    LaneFacts,
    LineFacts,
    MoneyFacts,
    OrderFacts,
    PipeFacts,
    ProductFacts,
    SeriesFacts,
    StockFacts,
)
from sim.tally import line_tallies, order_tallies

if TYPE_CHECKING:
    from sim.series import Series, Sums
    from sim.simulation import Simulation


def closed_books(sim: Simulation, horizon: float) -> Facts:
    """The facts of a run that has come to its horizon; accrues what is still unposted."""
    sim.accrue()
    sim.record.close()
    names = list(sim.agents)
    buckets = sim.census.close()
    single, together = buckets.sums[: len(sim.census.single)], buckets.sums[len(sim.census.single) :]
    roles = {name: agent.role for name, agent in sim.agents.items()}
    return Facts(
        seed=sim.seed,
        replication=sim.replication,
        warmup=sim.warmup,
        horizon=horizon,
        period=sim.period,
        bucket=sim.bucket,
        agents=tuple(AgentFacts(a.name, roles[a.name], a.group, a.rank, a.place) for a in sim.agents.values()),
        products=tuple(ProductFacts(p.name, p.price, p.cost, p.weight, p.unit) for p in sim.products),
        lanes=tuple(
            LaneFacts(lane.seller.name, lane.buyer.name, lane.order_delay, lane.mean_transit, lane.carriage.distance)
            for lane in sim.lanes
        ),
        stocks=_stocks(sim, roles, buckets.series, single),
        lines=_lines(sim, names),
        orders=_orders(sim, names),
        pipes=_pipes(sim),
        money=tuple(
            MoneyFacts(
                names[agent], roles[names[agent]], sim.products[product].name, ACCOUNTS[debit], ACCOUNTS[credit], amount
            )
            for (agent, product, debit, credit), amount in sim.ledger.totals.items()
        ),
        stations=tuple(station.facts() for station in sim.stations),
        uses=tuple(use.facts(sim.env.now) for use in sim.uses.values()),
        returns=tuple(facts for centre in sim.centres for facts in centre.returned()),
        consumers={sim.products[number].name: SeriesFacts.of(m) for number, m in buckets.consumers.items()},
        echelons=tuple(_echelon(sim, each) for each in together),
        accounts=tuple(sim.accounts.facts()) if sim.accounts is not None else (),
        happenings=sim.record.happenings.facts(),
        sites=tuple(sim.sites),
        loads=tuple(facts for load in sim.loads for facts in load.facts()),
        cohorts=tuple(sim.reverse.facts()),
        fates=tuple(facts for centre in sim.centres for facts in centre.fates()),
        firms=tuple(
            FirmFacts(firm.name, (firm.name, *(site.name for site in firm.sites)), sim.ledger.within.get(firm, 0.0))
            for firm in sim.companies
        ),
    )


def _echelon(sim: Simulation, sums: Sums) -> EchelonFacts:
    echelon = sums.echelon
    return EchelonFacts(
        echelon.tier,
        echelon.product,
        tuple(sim.stocks[stock].place for stock in echelon.stocks),
        SeriesFacts.of(sums.orders),
        SeriesFacts.of(sums.net),
        SeriesFacts.of(sums.consumed),
    )


def _stocks(sim: Simulation, roles: dict[str, str], series: list[Series], single: list[Sums]) -> tuple[StockFacts, ...]:
    facts = []
    own = {sums.echelon.stocks[0]: sums for sums in single}
    for index, each in enumerate(series):
        opening = sim.opening[index] if index < len(sim.opening) else None
        place = each.stock.place
        role = "customers" if place in sim.crowds else roles[place]
        sums = own.get(index)
        consumed = sums.consumed if sums else each.orders
        facts.append(StockFacts.of(each, opening, role, sums.echelon if sums else None, consumed))
    return tuple(facts)


def _counted(sim: Simulation) -> NDArray[np.void]:
    """The kept rows of lines of orders that were entered after the warm-up."""
    book = sim.record.book
    lines = rows(book.lines, LINE_COLUMNS)
    return lines[lines["entered"] >= book.count.since]


def _lines(sim: Simulation, names: list[str]) -> tuple[LineFacts, ...]:
    book, (groups, numbers) = sim.record.book, sim.groups()
    tallies = line_tallies(_counted(sim), numbers) if book.keep else book.count.lines()
    return tuple(
        LineFacts(names[seller], groups[g], groups[g] in sim.crowds, sim.products[product].name, **tally._asdict())
        for (seller, g, product), tally in tallies.items()
    )


def _orders(sim: Simulation, names: list[str]) -> tuple[OrderFacts, ...]:
    book, (groups, numbers) = sim.record.book, sim.groups()
    tallies = order_tallies(_counted(sim), numbers, sim.env.now) if book.keep else book.count.orders()
    return tuple(
        OrderFacts(names[seller], groups[g], groups[g] in sim.crowds, **tally._asdict())
        for (seller, g), tally in tallies.items()
    )


def _pipes(sim: Simulation) -> tuple[PipeFacts, ...]:
    facts = []
    for lane in sim.lanes:
        for pipe in lane.pipes.values():
            moving, waiting = sim.opening_pipes.get(pipe, (0.0, 0.0))
            facts.append(
                PipeFacts(
                    lane.seller.name,
                    lane.buyer.name,
                    pipe.product.name,
                    pipe.moving_time - moving,
                    pipe.at_door_time - waiting,
                    pipe.moving,
                    pipe.at_door,
                )
            )
    for way in sim.ways.values():
        facts += way.facts(sim.env.now)
    return tuple(facts)
