"""What a run says of the sites of a network: what each of them cost, where sites cost anything."""

from collections.abc import Iterable

import pandas as pd

COLUMNS = {
    "facilities": "facilities cost",
    "outbound": "transport cost",
    "stock": "holding cost",
    "a unit": "distribution cost per unit",
}
MANY = 24
"""With more sites than this, they are not listed."""


def sites(summary: pd.DataFrame, currency: str | None) -> list[str]:
    """A line for every site that costs money: the site, transport from it, its stock, site and transport for a unit;
    then the sum, the part of total delivered cost that depends on where the sites are.
    """
    everything = summary[(summary["product"] == "all") & (summary["segment"] == "all")]
    table = everything.pivot_table(index="agent", columns="measure", values="mean", sort=False)
    if "facilities cost" not in table:
        return []
    rows = table[(table["facilities cost"] > 0) & (table.index != "chain")].reindex(columns=list(COLUMNS.values()))
    if not 0 < len(rows) <= MANY:
        return []
    suppliers = table["transport cost"].drop("chain").sum() - rows["transport cost"].sum()
    total = rows.iloc[:, :3].sum()
    width = max(len("all sites"), *map(len, map(str, rows.index)))
    lines = [f"  {'sites':<{width + 2}}" + "".join(f"{head:>14}" for head in COLUMNS)]
    lines += [f"    {name:<{width}}" + _cells(row) for name, row in zip(rows.index, rows.to_numpy(float), strict=True)]
    unit = table.loc[["chain"], COLUMNS["a unit"]].to_numpy(float)
    lines.append(f"    {'all sites':<{width}}" + _cells([*total.to_numpy(float), *unit]))
    delivered = total.sum() + suppliers
    lines.append(
        f"  {len(rows)} {'site' if len(rows) == 1 else 'sites'}: {delivered:,.0f} {currency or 'money'} for sites, "
        f"stock, outbound and inbound transport ({suppliers:,.0f})"
    )
    return lines


def _cells(values: Iterable[float]) -> str:
    return "".join(f"{value:>14,.0f}" if abs(value) >= 100 else f"{value:>14.4g}" for value in values)
