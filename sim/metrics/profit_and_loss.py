"""Profit and loss of a company: which account makes which line. What its houses pay each other is in none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.metrics.asset import inventory_value
from sim.metrics.cells import ALL, Cell, ratio
from sim.metrics.happened import Sums, happened
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.facts import FirmFacts
    from sim.metrics.reading import Reading

NAME = "profit and loss"
PROFIT = "profit"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the statement: the accounts that make it, and what stands there in words."""

    name: str
    accounts: tuple[str, ...]
    says: str


LINES = (
    Line("revenue", ("sales",), "goods sold outside the company, at the price agreed"),
    Line("goods", ("purchases",), "goods bought outside the company"),
    Line(
        "making",
        ("setup", "production", "overtime", "subcontracting", "maintenance", "quality"),
        "set-ups, making, overtime, work done outside, maintenance, inspection",
    ),
    Line("moving", ("transport", "holding in transit", "expediting", "packaging"), "freight, haste, boxes"),
    Line("keeping", ("holding", "handling", "facilities", "write-offs"), "stock, handling, sites, goods written off"),
    Line("buying", ("ordering", "supplier relationship", "penalties"), "orders to suppliers, care for them, penalties"),
    Line(
        "serving",
        ("order processing", "service", "relationship", "credits", "discounts"),
        "order desk, service desk, account managers, credits, shared gains",
    ),
    Line("returns", ("returns", "recovery", "disposal", "salvage"), "refunds, work on returns, less their sale"),
    Line("developing", ("development",), "projects, pilots and launches"),
    Line(
        "head office",
        ("planning", "strategy", "supervision", "integration"),
        "planning, strategic team, audits, care for partners",
    ),
    Line("financing", ("capital",), "interest on what customers owe, less what paying later saves"),
    Line("being late", ("backlog", "lost sales"), "what orders owed and lost are reckoned to cost; nobody is paid"),
)
"""In the order in which they are told; every account of costs, purchases, sales and salvage is in one of them."""


def statements(reading: Reading) -> list[Cell]:
    """Every line of every company, as the segment: money in is positive, money out negative; `all` is the profit."""
    cells: list[Cell] = []
    for firm in reading.facts.firms:
        page = _page(reading, firm)
        page["sales"] = page.get("sales", 0.0) + firm.within
        page["purchases"] = page.get("purchases", 0.0) - firm.within
        lines = {line.name: -sum([page.get(account, 0.0) for account in line.accounts]) for line in LINES}
        cells.append((firm.name, ALL, ALL, sum(lines.values())))
        cells += [(firm.name, ALL, name, amount + 0.0) for name, amount in lines.items()]
    return cells


def cash_to_cash(reading: Reading) -> list[Cell]:
    """How long a company's money is tied up: inventory days + days receivable - days payable."""
    cells: list[Cell] = []
    for firm in reading.facts.firms:
        houses = set(firm.houses)
        stocked = sum([value for house, product, _, value in inventory_value(reading) if _of(house, product, houses)])
        sold = sum([account.goods for account in reading.facts.accounts if account.company == firm.name])
        bought = _page(reading, firm).get("purchases", 0.0) - firm.within
        owed, settled = _events(reading, "invoice open", houses), _events(reading, "settled", houses)
        receivable = settled.mean if settled.count else 0.0
        payable = owed.total / bought if owed.total and bought else 0.0
        cells.append((firm.name, ALL, ALL, ratio(stocked * reading.span, sold) + receivable - payable))
    return cells


def _page(reading: Reading, firm: FirmFacts) -> dict[str, float]:
    """Debits less credits of every account, all houses of a company together."""
    houses, page = set(firm.houses), dict[str, float]()
    for (house, _), own in reading.balances.items():
        if house in houses:
            for account, amount in own.items():
                page[account] = page.get(account, 0.0) + amount
    return page


def _of(house: str, product: str, houses: set[str]) -> bool:
    return house in houses and product == ALL


def _events(reading: Reading, what: str, houses: set[str]) -> Sums:
    """Events of one kind at these houses."""
    sums = Sums()
    for (agent, product, segment), own in happened(reading, what).items():
        if agent in houses and product == segment == ALL:
            sums.count, sums.total = sums.count + own.count, sums.total + own.total
    return sums


PROFIT_AND_LOSS = (
    Measure(
        NAME,
        "money",
        "higher",
        "house",
        "of each company, its houses together: "
        + "; ".join(f"{line.name} ({', '.join(line.accounts)})" for line in LINES)
        + "; costs are negative, the lines are the segments, and all together are the profit; goods are expenses "
        "when they are bought",
        "Lambert and Pohlen 2001, International Journal of Logistics Management 12(1)",
        statements,
    ),
    Measure(
        "cash-to-cash cycle",
        "time",
        "lower",
        "house",
        "of each company: value of its stock / standard cost of goods sold in a unit of time + mean time from delivery "
        "to payment by customers, where it is followed - sum over invoices paid of money x time open / goods bought",
        "SCOR Digital Standard (ASCM): assets",
        cash_to_cash,
        undefined="nothing was sold",
    ),
)
