"""What a user says of the engine, and what is wrong with it."""

import socket

import pytest

from experiments.crew.engine import Engine, cores


def test_all_cores_of_this_machine_unless_said_otherwise() -> None:
    assert Engine() == Engine("processes", cores(), None)
    assert Engine().check() == []


def test_one_worker_is_this_process() -> None:
    assert [Engine(workers=1).alone, Engine(workers=2).alone, Engine("dask", 1).alone] == [True, False, False]


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, "two"])
def test_workers_are_counted(workers: object) -> None:
    with pytest.raises(ValueError, match="workers must be a whole number of at least 1, got"):
        Engine(workers=workers)  # type: ignore[arg-type]


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="engine must be processes or dask, got 'ray'"):
        Engine("ray")  # type: ignore[arg-type]


def test_an_address_without_dask_is_a_fault() -> None:
    (fault,) = Engine(address="tcp://127.0.0.1:8786").check()
    assert fault.place == "engine.address" and "engine=dask" in fault.remedy


def test_dask_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.crew.engine.find_spec", lambda name: None)
    (fault,) = Engine("dask", address="tcp://127.0.0.1:8786").check()
    assert "bullwhip[distributed]" in fault.remedy


class TestDask:
    @pytest.fixture(autouse=True)
    def installed(self) -> None:
        pytest.importorskip("distributed", reason="needs the extra `distributed`")

    def test_needs_an_address(self) -> None:
        (fault,) = Engine("dask").check()
        assert fault.place == "engine.address" and "dask scheduler" in fault.remedy

    @pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1"])
    def test_an_address_has_a_port(self, address: str) -> None:
        (fault,) = Engine("dask", address=address).check()
        assert str(fault).startswith(f"engine.address: {address}: not the address of a dask scheduler")

    def test_a_dead_address_is_named_with_the_remedy(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        (fault,) = Engine("dask", address=address).check()
        assert address in fault.wrong and "`dask scheduler`" in fault.remedy and "`dask worker" in fault.remedy

    def test_someone_else_who_answers_is_no_scheduler(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(5)
            from threading import Thread

            def greet() -> None:
                connection, _ = server.accept()
                with connection:
                    connection.sendall(b"SSH-2.0-OpenSSH_9.9\r\n")

            thread = Thread(target=greet)
            thread.start()
            (fault,) = Engine("dask", address=f"tcp://127.0.0.1:{server.getsockname()[1]}").check()
            thread.join()
        assert "no dask scheduler" in fault.wrong
