from pathlib import Path

import pytest

import experiments
from experiments.headline import headline
from experiments.running import run
from experiments.study.findings import Findings
from experiments.study.statement import CYCLE, NAME

SHORT = ("scenario=key_accounts", "horizon=150", "warmup=30", f"shown=[{NAME}]", "record=totals")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("firm") / "out"


@pytest.fixture(scope="module")
def findings(out: Path) -> Findings:
    return experiments.compare(
        *SHORT, "customer_relationship=none,key_accounts", replications=3, workers=1, out=str(out)
    )


def test_lines_and_differences_add_up_to_profit(findings: Findings) -> None:
    table = findings.profit_and_loss
    for _, own in table[table["line"] != CYCLE].groupby("name"):
        by = own.set_index("line")
        lines = [line for line in by.index if line != "profit"]
        assert by.loc[lines, "mean"].sum() == pytest.approx(by.at["profit", "mean"], rel=1e-12)
        if own["name"].iloc[0] != "none":
            assert by.loc[lines, "difference"].sum() == pytest.approx(by.at["profit", "difference"], rel=1e-9)
            assert by.at["profit", "difference lo"] <= by.at["profit", "difference"] <= by.at["profit", "difference hi"]


def test_differences_are_those_of_the_means(findings: Findings) -> None:
    table = findings.profit_and_loss
    means = table.pivot_table(index="line", columns="name", values="mean")
    apart = table[table["name"] == "key_accounts"].set_index("line")["difference"]
    assert (means["key_accounts"] - means["none"]).to_dict() == pytest.approx(apart.to_dict(), rel=1e-6, abs=1e-6)


def test_the_report_ends_with_the_triple_and_the_account(findings: Findings) -> None:
    said = findings.report
    triple, account = said.index("headline triple"), said.index("profit and loss of company, USD")
    assert said.index("difference to none") < triple < account
    for word in ("volatility", "net stock", "service", "unit fill rate", "total delivered cost per unit"):
        assert triple < said.index(word, triple) < account
    assert "developing" not in said
    assert f"{CYCLE}, days" in said[account:]
    assert NAME not in said[:triple].replace("shown", "")


def test_tables_and_figures_are_in_the_folder(findings: Findings, out: Path) -> None:
    assert {"profit_and_loss.csv", "profit_and_loss.parquet"} <= {path.name for path in out.iterdir()}
    assert {"triple.png", "profit_bridge.png"} <= {path.name for path in (out / "figures").iterdir()}
    again = {path.name for path in experiments.figures(out)}
    assert {"triple.png", "profit_bridge.png"} <= again


def test_a_study_that_does_not_ask_has_none() -> None:
    plain = experiments.compare(
        *SHORT[:3], "customer_relationship=none,key_accounts", replications=2, workers=1, record="totals"
    )
    assert "profit_and_loss" not in plain.tables
    assert "headline triple" not in plain.report


def test_a_run_tells_and_writes_it_where_it_is_shown(tmp_path: Path) -> None:
    done = run([*SHORT, "figures=false", f"out={tmp_path / 'out'}"])
    said = headline(done)
    assert "profit and loss of company, USD" in said
    assert "cash-to-cash cycle" in said
    assert "company,revenue," in (tmp_path / "out" / "profit_and_loss.csv").read_text()
