"""Money back."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from sim.happenings import ReturnEvent
from sim.processes.returns_management.terms import Credit, ReturnTerms, When

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.return_case import ReturnCase

OUTSIDE = "Supplier"
"""The role of who is no part of the chain: what it pays is not entered again as its own cost."""


class Crediting:
    """Pays customers back, and charges suppliers for what they have caused."""

    def __init__(self, site: Agent, credit: Credit, terms: ReturnTerms, supplier: Agent | None) -> None:
        self.site = site
        self.credit = credit
        self.terms = terms
        self.supplier = supplier

    def step(self, case: ReturnCase, when: When) -> None:
        """A case has come so far: if that is when credit is given, give it."""
        if self.credit.when == when:
            self.pay(case)

    def pay(self, case: ReturnCase) -> None:
        """Give the credit, unless it was given before; what nobody has looked at is taken to be warranted."""
        if not isnan(case.credited):
            return
        now, site, product = self.site.env.now, self.site, case.product
        case.paid = self.due(case, case.warranted or self.credit.when != "inspection")
        case.credited = now
        ledger = site.sim.ledger
        ledger.post(now, site, "returns", "cash", case.paid, product, counterparty=case.customer)
        ledger.post(now, case.customer, "cash", "purchases", case.paid, product, counterparty=site)
        site.sim.record.happen(
            ReturnEvent.RETURN_CREDITED,
            site,
            about=case.customer,
            product=product,
            order=case.number,
            value=now - case.requested,
        )

    def due(self, case: ReturnCase, warranted: bool) -> float:
        """Money that is due for a case."""
        credit = self.credit
        share = credit.share if case.faulty else credit.share * (1.0 - self.terms.fee)
        return case.product.price * case.units * case.refund * share * (1.0 if warranted else credit.unwarranted)

    def right(self, case: ReturnCase) -> bool:
        """Whether the right credit was given in time."""
        in_time = case.credited - case.requested <= self.credit.within + 1e-9
        return in_time and abs(case.paid - self.due(case, case.warranted)) <= 1e-9 * max(1.0, case.paid)

    def charge_back(self, case: ReturnCase) -> None:
        """What a supplier has caused it pays for, where that is agreed."""
        amount = self.credit.chargeback * case.product.cost * case.units
        if case.source != "supplier" or self.supplier is None or not amount:
            return
        now, site = self.site.env.now, self.site
        site.sim.ledger.post(now, site, "cash", "penalties", amount, case.product, counterparty=self.supplier)
        if self.supplier.role != OUTSIDE:
            site.sim.ledger.post(now, self.supplier, "penalties", "cash", amount, case.product, counterparty=site)
        site.sim.record.happen(
            ReturnEvent.CHARGED_BACK, site, about=self.supplier, product=case.product, order=case.number, value=amount
        )
