from pathlib import Path
from time import perf_counter

import pytest

from experiments.designs import Levels, Listed, read_points
from experiments.faults import Faults, InputError


def listed(tmp_path: Path, text: str) -> Listed:
    faults = Faults()
    (tmp_path / "points.csv").write_text(text, encoding="utf-8")
    points = read_points(tmp_path / "points.csv", faults)
    assert not faults.found
    assert points is not None
    return points


def refused(tmp_path: Path, text: str) -> list[str]:
    faults = Faults()
    (tmp_path / "points.csv").write_text(text, encoding="utf-8")
    assert read_points(tmp_path / "points.csv", faults) is None
    return [str(fault).removeprefix(str(tmp_path / "points.csv")) for fault in faults.found]


def test_rows_are_points_and_columns_are_keys(tmp_path: Path) -> None:
    points = listed(tmp_path, "demand.sd,replenishment\n10,s_S\n\n 2.5 ,r_nQ\n")
    assert points() == [
        {"demand.sd": 10, "replenishment": "s_S"},
        {"demand.sd": 2.5, "replenishment": "r_nQ"},
    ]
    assert points.factors() == [Levels("demand.sd", (10, 2.5)), Levels("replenishment", ("s_S", "r_nQ"))]
    assert points.place(1).endswith("points.csv, row 4")


def test_values_are_as_on_the_command_line(tmp_path: Path) -> None:
    text = '\ufeffa,b,c,d,e,f,g\n1,-1.5e3,true,null,"[1, 2]",{a:1},a b\n'
    [point] = listed(tmp_path, text)()
    assert list(point.values()) == [1, -1500.0, True, None, [1, 2], {"a": 1}, "a b"]
    assert [type(point[key]) for key in "ab"] == [int, float]


def test_every_fault_is_named_with_row_and_column(tmp_path: Path) -> None:
    text = "demand.sd,replenishment\n10\n,s_S\n20,${oc.env:HOME}\n30,[1\n40,'a,b'\n50,range(3)\n"
    assert refused(tmp_path, text) == [
        ", row 2: has 1 values, expected 2; a value that has commas goes in double quotes",
        ", row 3, column demand.sd: '' is empty, expected a value; nothing is written null",
        ", row 4, column replenishment: '${oc.env:HOME}' asks a resolver, expected the value itself",
        ", row 5, column replenishment: '[1' cannot be read, expected a value such as 20, true, s_S, [1,2] or {a:1}",
        ", row 6: has 3 values, expected 2; a value that has commas goes in double quotes",
        ", row 7, column replenishment: 'range(3)' is several values, expected one",
    ]


def test_a_header_of_keys_each_once(tmp_path: Path) -> None:
    assert refused(tmp_path, "demand.sd,,demand.sd\n1,2,3\n") == [
        ", row 1, column 2: '' is not a key; the header has keys such as demand.sd, parted by commas",
        ", row 1, column 3: demand.sd is there twice; give each key one column",
    ]
    assert "'demand.sd;demand.mean' is not a key" in refused(tmp_path, "demand.sd;demand.mean\n1;2\n")[0]


def test_an_empty_design_is_refused(tmp_path: Path) -> None:
    said = [": has no points; row 1 has the keys, each row after it the values of a point"]
    assert refused(tmp_path, "") == refused(tmp_path, "demand.sd\n") == refused(tmp_path, "demand.sd\n\n \n") == said
    with pytest.raises(ValueError, match="there are no points"):
        Listed(())


def test_a_point_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "demand.sd,demand.mean\n10,5\n20,5\n10.0,5\n") == [
        ", row 4: is the point of row 2 again; leave one of them out"
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    faults = Faults()
    (tmp_path / "latin.csv").write_bytes(b"demand.sd\n\xe9\n")
    assert read_points(tmp_path / "absent.csv", faults) is None
    assert read_points(tmp_path / "latin.csv", faults) is None
    assert "absent.csv: cannot be read: No such file or directory" in str(faults.found[0])
    assert "latin.csv: is not a table: 'utf-8' codec can't decode" in str(faults.found[1])


def test_nothing_else_varies_beside_listed_points() -> None:
    points = Listed(({"demand.sd": 1},), "points.csv")
    with pytest.raises(InputError, match=r"demand\.mean: varies beside the points of points\.csv; add it"):
        points([Levels("demand.mean", (1, 2))])
    assert points(points.factors()) == points()


def test_ten_thousand_rows_take_no_time(tmp_path: Path) -> None:
    rows = "\n".join(f"{number},{number / 7:.9f},s_S,true" for number in range(10_000))
    start = perf_counter()
    assert len(listed(tmp_path, f"a,b,c,d\n{rows}\n")()) == 10_000
    assert perf_counter() - start < 1.0
