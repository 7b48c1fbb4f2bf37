"""Tables of past purchases: read as they are, and every fault named with its row."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from scenarios.history import Purchase, historic, read_history
from sim.errors import ModelError

GOOD = """date,customer,product,quantity,value
1997-01-01,ann,cd,2,25.50
19970103,bob,lp,1,
1997-01-03T12:00,ann,cd,3,30
"""


def written(folder: Path, text: str, name: str = "sales.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path, **options: object) -> tuple[str, ...]:
    with pytest.raises(ModelError) as caught:
        read_history(path, **options)  # type: ignore[arg-type]
    return tuple(problem.replace(str(path), "TABLE") for problem in caught.value.problems)


def test_rows_are_read_in_their_order(tmp_path):
    history = read_history(written(tmp_path, GOOD))
    assert history.start == date(1997, 1, 1)
    assert history.purchases == (
        Purchase("ann", 0.0, "cd", 2.0, 25.5),
        Purchase("bob", 2.0, "lp", 1.0, None),
        Purchase("ann", 2.5, "cd", 3.0, 30.0),
    )


@pytest.mark.parametrize("mark", [",", ";", "\t", "  "])
def test_columns_may_be_set_apart_in_other_ways(tmp_path, mark):
    text = mark.join(("day", "units")) + "\r\n" + mark.join(("19970108", "4")) + "\r\n\r\n"
    history = read_history(
        written(tmp_path, text),
        columns={"date": "day", "quantity": "units"},
        start="1997-01-01",
        days=7.0,
        product="cd",
    )
    assert history.purchases == (Purchase("", 1.0, "cd", 4.0, None),)


def test_a_compressed_table(tmp_path):
    path = tmp_path / "sales.csv.gz"
    path.write_bytes(gzip.compress(GOOD.encode()))
    assert len(read_history(path).purchases) == 3


def test_a_missing_column(tmp_path):
    path = written(tmp_path, "date,qantity\n1997-01-01,2\n")
    assert faults(path) == (
        "TABLE: column 'quantity' (quantity) is missing; there are date, qantity; did you mean qantity?",
    )


def test_every_missing_column_is_named(tmp_path):
    path = written(tmp_path, "when,cds\n1997-01-01,2\n")
    assert len(faults(path, columns={"value": "dollars"})) == 3


def test_a_column_that_no_table_has(tmp_path):
    path = written(tmp_path, GOOD)
    assert faults(path, columns={"dates": "date"}) == (
        "columns.dates: a table of purchases has customer, date, product, quantity, value",
    )


def test_a_date_that_is_none(tmp_path):
    rows = [f"199701{day:02d},2" for day in range(1, 16)]
    path = written(tmp_path, "\n".join(["date,quantity", *rows, "1997-02-30,2", *rows]))
    assert faults(path) == ("TABLE: row 17: '1997-02-30' is not a date; write it as 1997-01-31 or 19970131",)


def test_all_faults_are_told_at_once(tmp_path):
    text = "date,quantity,value\n1997-01-01,-2,5\n1.2.97,x,-1\n1997-01-02\n1997-01-03,inf,1\n1997-01-04,2,3\n"
    assert faults(written(tmp_path, text)) == (
        "TABLE: row 2: quantity must be positive, got '-2'",
        "TABLE: row 3: '1.2.97' is not a date; write it as 1997-01-31 or 19970131",
        "TABLE: row 3: quantity 'x' is not a number",
        "TABLE: row 3: value must not be negative, got '-1'",
        "TABLE: row 4 has 1 of 3 columns: '1997-01-02'",
        "TABLE: row 5: quantity 'inf' is not a finite number",
    )


def test_many_faults_are_counted(tmp_path):
    path = written(tmp_path, "date,quantity\n" + "never,1\n" * 50)
    found = faults(path)
    assert len(found) == 21
    assert found[-1] == "TABLE: 30 more faults"


@pytest.mark.parametrize(
    ("text", "options", "fault"),
    [
        ("", {}, "the table is empty"),
        ("date,quantity\n", {}, "headings and no rows"),
        (
            "date,quantity\n1997-01-01,2\n",
            {"start": "1997-02-01"},
            "the earliest row is of 1997-01-01, before the start",
        ),
        ("date,quantity\n1997-01-01,2\n", {"start": "soon"}, "start 'soon' is not a date"),
        ("date,quantity\n1997-01-01T10:00+02:00,2\n", {}, "names a time zone"),
    ],
)
def test_other_faults(tmp_path, text, options, fault):
    assert fault in faults(written(tmp_path, text), **options)[0]


def test_no_such_table(tmp_path):
    assert faults(tmp_path / "none.csv") == ("TABLE: cannot be read: No such file or directory",)


def test_a_table_is_a_demand(tmp_path):
    path = written(tmp_path, GOOD)
    assert historic(path).sales == ((0.0, 2.0), (2.0, 1.0), (2.5, 3.0))
    assert historic(path, product="cd").sales == ((0.0, 2.0), (2.5, 3.0))
    with pytest.raises(ModelError, match="no row is about product tape"):
        historic(path, product="tape")


def test_a_shipped_table():
    sales = historic("daily_cds.csv").sales
    assert len(sales) == 546
    assert sum(quantity for _, quantity in sales) == 167_881
