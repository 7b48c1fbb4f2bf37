"""What becomes of goods that were looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp
from typing import TYPE_CHECKING

from sim.distributions import Uniform
from sim.policies.disposition import WORK, HighestValue, Option, Prospect
from sim.processes.returns_management.repair import Repair
from sim.processes.returns_management.workshop import Market, Workshop

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.disposition import Disposition, Fate
    from sim.processes.returns_management.fate_book import FateBook
    from sim.processes.returns_management.hall import Hall
    from sim.processes.returns_management.plan import ReturnsPlan
    from sim.return_case import ReturnCase

LANDFILL = Option("landfill")
AS_NEW = Option("restock")
BACK_TO_SUPPLIER = Option("return to supplier")
USUAL = {option.fate: option for option in (AS_NEW, BACK_TO_SUPPLIER)}
"""What may become of goods where no option says more of it."""
BEST = HighestValue()


class Disposal:
    """Chooses a fate for every case and lets it come about.

    `through` hears of a case once something has become of it, and whether that was right.
    """

    def __init__(
        self,
        site: Agent,
        plan: ReturnsPlan,
        book: FateBook,
        hall: Hall,
        restock: Callable[[ReturnCase], None],
        through: Callable[[ReturnCase, bool], None],
    ) -> None:
        self.site = site
        self.env = site.env
        self.adopt(plan)
        self.book = book
        self.hall = hall
        self.restock = restock
        self.through = through
        self.repair = Repair(site, plan.workshop or Workshop(), hall, self._worked_on, self._leave, self._let_go)
        self._chances: Iterator[float] = iter(())
        self._lucks: Iterator[float] = iter(())
        self._right: dict[ReturnCase, bool] = {}

    def adopt(self, plan: ReturnsPlan) -> None:
        """Go by this market and disposition from now on."""
        self.market: Market = plan.market or _as_inspected(plan.inspection.restock)
        self.policy: Disposition = plan.disposition or BEST
        self.options = {option.fate: option for option in self.market.options}
        self.plain = plan.inspection.restock if plan.market is None and plan.disposition is None else None

    def open(self) -> None:
        """The clock is about to start."""
        streams, name = self.site.sim.streams, self.site.name
        self._chances = streams(name, "condition").draws(Uniform(0.0, 1.0))
        self._lucks = streams(name, "recovery").draws(Uniform(0.0, 1.0))
        self.repair.open()

    def dispose(self, case: ReturnCase) -> None:
        """A case was looked at, and `seen` is its grade: choose."""
        chance = case.chance if case.number else next(self._chances)
        fate = self._choose(case, case.seen, chance)
        self._right[case] = case.seen == case.grade or self._choose(case, case.grade, chance) == fate
        self.carry(case, fate)

    def _choose(self, case: ReturnCase, grade: str, chance: float) -> Fate:
        if self.plain is not None:
            return "restock" if chance < self.plain else "landfill"
        prospects = [self._prospect(option, case, grade) for option in self.market.options if option.takes(grade)]
        return self.policy(prospects, grade, chance) if prospects else "landfill"

    def _prospect(self, option: Option, case: ReturnCase, grade: str) -> Prospect:
        wait = option.time * case.units + self.repair.wait if option.fate in WORK else 0.0
        return Prospect(
            option.fate,
            self._worth(case, option, grade) / case.units,
            option.well(grade),
            option.cost,
            wait,
            self.market.erosion,
        )

    def _worth(self, case: ReturnCase, option: Option, grade: str) -> float:
        """Money that a case is worth now, if this becomes of it."""
        price = case.product.price or case.product.cost
        age = self.env.now - case.requested
        return option.value.get(grade, 0.0) * price * case.units * exp(-self.market.erosion * age)

    def carry(self, case: ReturnCase, fate: Fate) -> None:
        """Let a case have this fate."""
        option = self.options.get(fate) or USUAL.get(fate, LANDFILL)
        luck = case.luck if case.number else next(self._lucks)
        if fate in ("refurbish", "remanufacture"):
            self.repair.queue(case, option, luck)
        elif fate == "harvest":
            self.repair.take_apart(case, option)
        elif fate == "restock":
            self._sell_again(case, option)
        else:
            self._leave(case, option)

    def _worked_on(self, case: ReturnCase, option: Option, luck: float) -> bool:
        """Refurbishing is over."""
        well = luck < option.well(case.grade)
        self._pay("recovery", option.cost, case)
        if well:
            self._sell_again(case, option, paid=True)
        else:
            self._leave(case, self.options.get("recycle", LANDFILL))
        return well

    def _sell_again(self, case: ReturnCase, option: Option, paid: bool = False) -> None:
        """Goods go back on sale, for less than if they had come at once."""
        worth = self._worth(case, option, case.grade)
        if not paid:
            self._pay("recovery", option.cost, case)
        if self.market.erosion:
            kept = exp(-self.market.erosion * (self.env.now - case.requested))
            lost = worth / kept - worth
            self._pay("write-offs", lost / case.units, case)
        self.site.stocks[case.product].pass_on(case.units, self.env.now)
        self.restock(case)
        self._close(case, option.fate, worth, 0.0)

    def _let_go(self, case: ReturnCase) -> None:
        """Goods have waited long enough to be worked on: they are thrown away, which costs what it does."""
        self._leave(case, self.options.get("landfill", LANDFILL))

    def _leave(self, case: ReturnCase, option: Option, kilograms: float = 0.0, good: float = 1.0) -> None:
        """Goods leave the chain, for money or without; or have been taken apart, and what is left is thrown away.

        good: the share of their value that came out well.
        """
        worth = self._worth(case, option, case.grade) * good
        if option.fate == "harvest":
            self._pay("recovery", option.cost, case)
        else:
            self._pay("disposal", option.cost, case)
            self._pay("salvage", -worth / case.units, case)
            self.site.stocks[case.product].scrap(case.units, self.env.now)
            if option.fate == "landfill":
                kilograms = case.product.weight * case.units
        self._close(case, option.fate, worth, kilograms)

    def abandon(self, case: ReturnCase) -> None:
        """Goods are thrown away where they are."""
        self.site.stocks[case.product].scrap(case.units, self.env.now)
        self._close(case, "scrap in the field", 0.0, case.product.weight * case.units)

    def _close(self, case: ReturnCase, fate: str, value: float, kilograms: float) -> None:
        self.book.close(case, fate, value, kilograms)
        self.through(case, self._right.pop(case, True))

    def _pay(self, account: str, money: float, case: ReturnCase) -> None:
        ledger, now = self.site.sim.ledger, self.env.now
        if money < 0:
            ledger.post(now, self.site, "cash", account, -money * case.units, case.product)
        else:
            ledger.post(now, self.site, account, "cash", money * case.units, case.product)


def _as_inspected(restock: float) -> Market:
    """Where nothing is said: goods are sold again if they can be, or thrown away."""
    return Market((Option("restock"), LANDFILL) if restock else (LANDFILL,))
