from pathlib import Path

import pytest

import experiments
from experiments.faults import InputError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("study") / "out"
    experiments.sweep("scenario=serial", "demand.sd=1,2", "horizon=30", "warmup=0", workers=1, replications=2, out=out)
    return out


def test_a_select_finds_what_the_tables_hold(folder: Path) -> None:
    found = experiments.query(
        folder, 'select p."demand.sd", count(*) as runs from kpis join points p using (point) '
        "where measure = 'fill rate' and agent = 'chain' and product = 'all' and segment = 'all' group by 1 order by 1"
    )  # fmt: skip
    assert found.to_dict("list") == {"demand.sd": [1, 2], "runs": [2, 2]}


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("drop table kpis", "must be one select"),
        ("select 1; select 2", "must be one select"),
        ("insert into points values (9, '', 3)", "must be one select"),
        ("copy kpis to 'elsewhere.csv'", "must be one select"),
        ("select * from read_csv('/etc/hosts')", "disabled"),
        ("select * from '../other/kpis.csv'", "disabled"),
        ("select * from kpi", "did you mean kpis?"),
        ("select vlue from kpis", "vlue"),
        ("selct 1", "syntax error"),
    ],
)
def test_nothing_is_changed_nor_is_the_folder_left(folder: Path, sql: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        experiments.query(folder, sql)
    assert told in str(refused.value)


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no tables"):
        experiments.query(tmp_path, "select 1")
    with pytest.raises(InputError, match="holds no tables"):
        experiments.load(tmp_path)


def test_tables_are_loaded_as_they_were_found_and_figures_drawn_again(folder: Path) -> None:
    tables = experiments.load(folder)
    assert tables["points"]["demand.sd"].tolist() == [1, 2]
    assert set(tables) >= {"points", "kpis", "summary"}
    before = {path.name: path.read_bytes() for path in (folder / "figures").iterdir()}
    drawn = experiments.figures(folder)
    assert {path.name: path.read_bytes() for path in drawn} == before
