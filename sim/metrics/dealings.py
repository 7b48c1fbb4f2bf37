"""What partners deal with each other: agreements that begin, gains that are shared, visits, corrections, projects."""

from __future__ import annotations

from sim.metrics.plainly import how_much, how_often

WITH_CUSTOMERS = (
    how_often(
        "agreements started", "agreements", "none", "terms that began to hold with a customer", "agreement started"
    ),
    how_much(
        "gains shared with customers",
        "money",
        "none",
        "parts of savings in serving customers that were paid back to them",
        "gain shared",
    ),
)
WITH_SUPPLIERS = (
    how_often(
        "supply agreements started",
        "agreements",
        "none",
        "terms that began to hold with a supplier",
        "supply agreement started",
    ),
    how_much(
        "units below band",
        "units",
        "lower",
        "units that were agreed for a period, and not ordered in it",
        "below band",
    ),
    how_much("units given back", "units", "none", "leftovers that went back to suppliers", "given back"),
    how_much(
        "gains shared with suppliers",
        "money",
        "none",
        "bonuses, and parts of gains, given to suppliers",
        "gained together",
    ),
    how_often("supplier visits", "visits", "none", "visits to suppliers", "supplier visited"),
    how_often("corrective actions", "actions", "none", "suppliers asked to put right what they do badly", "corrected"),
    how_often("supplier projects", "projects", "none", "projects begun to improve a supplier", "development begun"),
    how_much(
        "units taken back",
        "units",
        "none",
        "units on order that were cancelled at sellers that were down",
        "taken back",
    ),
)
