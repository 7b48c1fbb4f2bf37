"""The tables of a network: their names, their columns, and which columns tell one row from another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One table. keys: columns that name a row; main: the column meant where a YAML file says a single value.

    needed: columns that must be there; others: columns that may be; required: whether the table must be there.
    """

    name: str
    keys: tuple[str, ...]
    main: str
    needed: tuple[str, ...]
    others: tuple[str, ...] = ()
    required: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the table may have."""
        return self.needed + self.others


SHEETS = {
    sheet.name: sheet
    for sheet in (
        Sheet("Settings", ("key",), "value", ("key", "value"), ("unit",)),
        Sheet(
            "Products",
            ("product",),
            "price",
            ("product",),
            ("unit", "price", "unit_cost", "weight", "shelf_life_days", "launch_date", "end_date", "include"),
            required=True,
        ),
        Sheet("Sites", ("site",), "type", ("site", "type"), ("lat", "lon", "capacity", "include"), required=True),
        Sheet(
            "Demand",
            ("customer", "product"),
            "quantity",
            ("customer", "product"),
            ("type", "interval", "quantity", "first_date", "due_days", "backorder", "price_override", "segment"),
        ),
        Sheet("Orders", (), "quantity", ("date", "customer", "product", "quantity")),
        Sheet(
            "Sourcing",
            ("destination", "product", "source"),
            "source",
            ("destination", "product", "source"),
            ("policy", "ratio", "priority", "period"),
            required=True,
        ),
        Sheet(
            "Inventory",
            ("site", "product"),
            "policy",
            ("site", "product", "policy"),
            ("value1", "value2", "safety_stock", "review_days", "initial_stock", "holding_rate"),
        ),
        Sheet(
            "Transport",
            ("from", "to"),
            "lead_time",
            ("from", "to", "lead_time"),
            (
                "mode",
                "capacity",
                "cost_fixed",
                "cost_per_unit",
                "cost_per_unit_km",
                "co2_per_unit_km",
                "consolidation",
            ),
            required=True,
        ),
        Sheet(
            "Production",
            ("site", "product"),
            "time_per_unit",
            ("site", "product"),
            ("policy", "time_per_unit", "batch_size", "batch_step", "setup", "yield", "cost"),
        ),
        Sheet("BOM", ("product", "component"), "qty", ("product", "component", "qty")),
        Sheet(
            "Suppliers",
            ("supplier", "product"),
            "contract_price",
            ("supplier", "product"),
            ("contract_price", "min_qty", "reliability", "capacity", "relationship_tier"),
        ),
    )
}

LATER = {
    "Returns": "the scenario take_back has returns",
    "Events": "say what goes wrong with disruption=...",
    "Scenario_items": "say what changes on the command line",
    "Scenarios": "say what changes on the command line",
    "Sweeps": "say what varies on the command line",
}
"""Tables of the planner's workbook that a network does not read, and where their matter is said."""
