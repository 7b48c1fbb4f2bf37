"""A study on a dask cluster ends with the bytes of one that was played here, whoever dies meanwhile."""

from pathlib import Path
from threading import Thread

import pytest

import experiments
from experiments.faults import InputError
from tests.experiments.crew.cluster import started

ASKED = ["scenario=serial", "demand.sd=1,2,3", "replications=10", "horizon=500", "figures=false"]
SAME = [f"{table}.{form}" for table in ("points", "kpis", "summary") for form in ("csv", "parquet")]


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in SAME}


def test_a_cluster_that_loses_a_worker_finds_the_same(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs the extra `distributed`")
    experiments.sweep(*ASKED, workers=1, out=tmp_path / "here")
    there, failed = tmp_path / "there", []

    def play(address: str) -> None:
        try:
            experiments.sweep(*ASKED, "engine=dask", f"engine.address={address}", out=there)
        except Exception as error:
            failed.append(error)

    with started(workers=2) as cluster:
        study = Thread(target=play, args=[cluster.address])
        study.start()
        journal = there / "journal.jsonl"
        while study.is_alive() and not (journal.exists() and journal.read_text().count('"run"') >= 3):
            study.join(0.01)
        assert study.is_alive(), failed
        cluster.workers[0].kill()
        study.join(120)
    assert failed == []
    assert files(there) == files(tmp_path / "here")


def test_a_dead_address_is_named_before_anything_is_written(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs the extra `distributed`")
    with pytest.raises(InputError, match=r"tcp://127.0.0.1:1\b"):
        experiments.sweep(*ASKED, "engine=dask", "engine.address=tcp://127.0.0.1:1", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
