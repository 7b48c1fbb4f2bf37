"""How projects are run here: what team, customers and suppliers make of a stage."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.processes.product_development.stage import Stage
from sim.processes.product_development.team import CustomerInvolvement, Requirements, SupplierInvolvement, Team

LATE = 3
"""Gates after which a design is frozen: what is done again then is an engineering change."""
MOST = 0.95
"""No chance of rework is above this one: a project ends some day."""


@dataclass(frozen=True)
class Practice:
    """Everything that holds for all projects of a company alike; factors multiply.

    complexity: of a product, 0..1; passed: gates behind a stage.
    """

    team: Team = field(default_factory=Team)
    customers: CustomerInvolvement = field(default_factory=CustomerInvolvement)
    suppliers: SupplierInvolvement = field(default_factory=SupplierInvolvement)
    requirements: Requirements = field(default_factory=Requirements)

    def with_suppliers(self, passed: int) -> bool:
        """Whether suppliers take part in a stage."""
        when = self.suppliers.when
        return when == "early" or (when == "late" and passed >= LATE)

    def time(self, complexity: float, passed: int) -> float:
        """What remains of the time of a stage."""
        return 1.0 - self.suppliers.time * complexity if self.with_suppliers(passed) else 1.0

    def rework(self, stage: Stage, complexity: float, passed: int, early: float) -> float:
        """The chance that a pass has to be done again; early: the share of it that was done too early to be sure."""
        left = 1.0 - self.customers.rework * self.customers.degree
        if self.with_suppliers(passed):
            left *= 1.0 - self.suppliers.rework * complexity
        if passed >= LATE:
            left *= self.team.rework
        sound = (1.0 - min(MOST, stage.rework * left)) * (1.0 - self.team.sensitivity * early)
        return min(MOST, 1.0 - sound)

    def error(self) -> float:
        """What remains of the error about what customers need."""
        known = self.requirements.error if self.requirements.source == "customers" else 1.0
        return known * (1.0 - self.customers.error * self.customers.degree)

    def known(self) -> float:
        """How much of a product's fit is seen at the gates, by customers or by the team."""
        return 1.0 - (1.0 - self.customers.degree) * (1.0 - self.team.insight)

    def unit_cost(self, complexity: float) -> float:
        """What remains of the cost of parts that are designed for a product."""
        suppliers = self.suppliers
        share = {"none": 0.0, "late": suppliers.late, "early": 1.0}[suppliers.when]
        return 1.0 - suppliers.unit_cost * complexity * share

    def coordination(self, stage: Stage, passed: int) -> float:
        """Money for a unit of time of a stage, beside wages."""
        money = self.team.coordination * stage.engineers + self.customers.coordination * self.customers.degree
        return money + (self.suppliers.coordination if self.with_suppliers(passed) else 0.0)
