"""Every money posting of every firm, double entry: one account is debited, another of the same house credited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.accounts import ACCOUNTS, CAUSED
from sim.columns import POSTING

if TYPE_CHECKING:
    from sim.account_book import AccountBook
    from sim.agents.agent import Agent
    from sim.processes.supplier_relationship.payables import Payables
    from sim.product import Product

NUMBER = {account: number for number, account in enumerate(ACCOUNTS)}


class Ledger:
    """The books of all houses.

    Totals by house, product and pair of accounts are always kept; single postings where `keep` says so. `cause` is the
    number of the order a posting arose from, 0 for what accrues with time. payables: by buyer and seller, where goods
    are paid some time after they have come. before: the totals of a warm-up that is over.
    within: what the houses of a company owed each other for goods, by company.
    """

    def __init__(self, *, keep: bool) -> None:
        self.keep = keep
        self.rows = bytearray()
        self.totals: dict[tuple[int, int, int, int], float] = {}
        self.before: dict[tuple[int, int, int, int], float] = {}
        self.accounts: AccountBook | None = None
        self.payables: dict[tuple[Agent, Agent], Payables] = {}
        self.within: dict[Agent, float] = {}

    def post(
        self,
        time: float,
        agent: Agent,
        debit: str,
        credit: str,
        amount: float,
        product: Product,
        *,
        counterparty: Agent | None = None,
        cause: int = 0,
    ) -> None:
        """Enter an amount of money; a negative one turns the posting round."""
        if not amount:
            return
        numbers = (agent.index, agent.sim.number(product), NUMBER[debit], NUMBER[credit])
        self.totals[numbers] = self.totals.get(numbers, 0.0) + amount
        if self.accounts is not None and counterparty is not None and debit in CAUSED:
            self.accounts.charge(agent, counterparty, debit, amount)
        if self.keep:
            other = counterparty.index if counterparty is not None else -1
            self.rows += POSTING.pack(time, numbers[0], other, cause, numbers[1], numbers[2], numbers[3], amount)

    def trade(self, time: float, seller: Agent, buyer: Agent, amount: float, product: Product, cause: int) -> None:
        """Goods change hands for money: a posting in the books of each, now or once they are paid."""
        if (firm := seller.company) is not None and buyer.company is firm:
            self.within[firm] = self.within.get(firm, 0.0) + amount
        if self.payables and (page := self.payables.get((buyer, seller))) is not None:
            page.enter(amount, product, cause)
            return
        self.post(time, buyer, "purchases", "cash", amount, product, counterparty=seller, cause=cause)
        self.post(time, seller, "cash", "sales", amount, product, counterparty=buyer, cause=cause)

    def restart(self) -> None:
        """Totals begin anew (the warm-up is over); the postings stay."""
        self.before = dict(self.totals)
        self.totals.clear()
        self.within.clear()
