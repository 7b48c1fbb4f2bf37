"""Profit and loss of a company at the end of a run, where its scenario has that shown, and as a table."""

import pandas as pd

from experiments.study.statement import CYCLE, NAME, line_of


def statement_of(summary: pd.DataFrame) -> pd.DataFrame:
    """A row a company and line: mean, lo, hi, n, unit; money in is positive, so the lines add up to the profit."""
    own = summary[summary["measure"].isin((NAME, CYCLE))]
    lines = [line_of(*place) for place in own[["measure", "segment"]].itertuples(index=False)]
    table = own[["agent", "mean", "lo", "hi", "n", "unit"]].rename(columns={"agent": "company"})
    table.insert(1, "line", lines)
    return table.reset_index(drop=True)


def told_statement(summary: pd.DataFrame, currency: str | None) -> list[str]:
    """The lines of each company that are not zero, its profit, and for how long its money is tied up."""
    table = statement_of(summary)
    said: list[str] = []
    for company, own in table.groupby("company", sort=False):
        by = own.set_index("line")
        names = [line for line in by.index if line not in ("profit", CYCLE) and by.at[line, "mean"]]
        names += [line for line in ("profit", CYCLE) if line in by.index]
        width = max(map(len, names))
        said.append(f"  profit and loss of {company}, {currency or 'money'}")
        said += [f"    {line:<{width}} {_said(by.loc[line], line)}" for line in names]
    return said


def _said(row: pd.Series, line: str) -> str:
    places, unit = (1, f" {row['unit']}s") if line == CYCLE else (0, "")
    reach = row["hi"] - row["mean"]
    return f"{row['mean']:>16,.{places}f}" + (f" ± {reach:,.{places}f}" if reach == reach else "") + unit
