"""What a house owes one supplier, and when it pays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import SupplyEvent
from sim.processes.supplier_relationship.settling import OUTSIDE
from sim.supplier_words import Payment

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.supplier_relationship.payment import PaymentTerms
    from sim.product import Product


class Payables:
    """The page of one supplier: every invoice is owed from the receipt of the goods until it is paid."""

    def __init__(self, buyer: Agent, seller: Agent, terms: PaymentTerms) -> None:
        self.buyer = buyer
        self.seller = seller
        self.terms = terms
        self.owed = 0.0

    def enter(self, amount: float, product: Product, order: int) -> None:
        """Goods have come in that cost so much; less, where goods went back."""
        now = self.buyer.env.now
        self._post(amount, product, order, ("purchases", "payables"), ("receivables", "sales"))
        self.owed += amount
        pay = partial(self._pay, amount, product, order, now)
        if self.terms.time:
            Moment(self.buyer.env, pay, Phase.PLANNING).at(now + self.terms.time)
        else:
            pay()

    def _pay(self, amount: float, product: Product, order: int, since: float, _: object = None) -> None:
        terms, buyer = self.terms, self.buyer
        now, kept = buyer.env.now, amount * terms.discount
        self._post(kept, product, order, ("payables", "purchases"), ("sales", "receivables"))
        self._post(amount - kept, product, order, ("payables", "cash"), ("cash", "receivables"))
        self.owed -= amount
        sim = buyer.sim
        saved = amount * terms.rate * (now - since)
        sim.ledger.post(now, buyer, "cash", "capital", saved, product, cause=order)
        if self.seller.role != OUTSIDE:  # within the chain, what one saves by waiting the other pays for
            sim.ledger.post(now, self.seller, "capital", "cash", saved, product, cause=order)
        payment = Payment(buyer, self.seller, amount - kept, now, terms.late, product=product)
        sim.record.hear(payment)
        self.seller.receive(payment)
        for what, value in ((SupplyEvent.INVOICE_PAID, amount), (SupplyEvent.INVOICE_OPEN, amount * (now - since))):
            sim.record.happen(what, buyer, about=self.seller, product=product, order=order, value=value)

    def _post(self, amount: float, product: Product, order: int, own: tuple[str, str], other: tuple[str, str]) -> None:
        """One posting in the books of each."""
        now, post = self.buyer.env.now, self.buyer.sim.ledger.post
        post(now, self.buyer, *own, amount, product, counterparty=self.seller, cause=order)
        post(now, self.seller, *other, amount, product, counterparty=self.buyer, cause=order)
