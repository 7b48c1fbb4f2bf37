"""The scheduler of a dask cluster: reaching it, and asking who works for it."""

from socket import create_connection
from typing import Any

from experiments.faults import Fault
from experiments.provenance import bullwhip_version

PATIENCE = 3.0
"""Seconds for the scheduler to answer."""

LONG = 1_000_000
"""Bytes that no greeting has."""

IMPORTING = 10.0
"""Seconds for its workers to answer a first question, for which they import a little."""


def connected(address: str) -> Any:
    """A client of the scheduler. Raises OSError or ValueError where none answers."""
    from distributed import Client
    from distributed.comm.addressing import get_address_host_port

    host = get_address_host_port(address)
    if address.startswith("tcp://") or "://" not in address:
        _greeted(host)
    client: Any = Client.__new__(Client)
    try:
        client.__init__(address, timeout=PATIENCE, set_as_default=False)
    except BaseException:
        client.status = "closed"  # or it would try for seconds to close what was never open, and complain
        raise
    return client


def _greeted(host: tuple[str, int]) -> None:
    """A scheduler speaks first, with the length of what follows. A client would wait for it without end."""
    with create_connection(host, timeout=PATIENCE) as connection:
        length = connection.recv(8)
    if len(length) < 8 or int.from_bytes(length, "little") > LONG:
        raise OSError("what answers is not a dask scheduler")


def workers_of(client: Any, patience: float = PATIENCE) -> list[str]:
    """The addresses of its workers. Raises OSError or TimeoutError when it does not answer."""
    return list(client.sync(client.scheduler.ncores, callback_timeout=patience))


def inspect(address: str) -> list[Fault]:
    """Whether a scheduler answers there, and its workers have this version of ours."""
    try:
        client = connected(address)
    except Exception as error:
        return [unreachable(address, error)]
    try:
        workers = workers_of(client)
        if not workers:
            remedy = f"start some: `dask worker {address} --nworkers auto --nthreads 1`"
            return [Fault("engine.address", f"the scheduler at {address} has no workers", remedy)]
        asked = {one: client.submit(bullwhip_version, workers=[one], pure=False) for one in workers}
        return [fault for one, future in asked.items() if (fault := _unfit(one, future))]
    except (OSError, TimeoutError) as error:
        return [unreachable(address, error)]
    finally:
        client.close(timeout=PATIENCE)


def unreachable(address: str, error: Exception) -> Fault:
    """Nobody answers at the address, or it is none."""
    said = "not the address of a dask scheduler" if isinstance(error, ValueError) else "no dask scheduler answers there"
    remedy = "start `dask scheduler` and `dask worker ADDRESS`, and say engine.address=tcp://host:8786"
    return Fault("engine.address", f"{address}: {said} ({error})", remedy)


def _unfit(worker: str, future: Any) -> Fault | None:
    ours = bullwhip_version()
    try:
        theirs = future.result(timeout=IMPORTING)
    except TimeoutError:
        return Fault("engine.address", f"the worker at {worker} does not answer", "stop it or start it again")
    except Exception as error:
        wrong = f"the worker at {worker} cannot import bullwhip ({type(error).__name__}: {error})"
        return Fault("engine.address", wrong, "install it there, as here")
    if theirs != ours:
        return Fault("engine.address", f"the worker at {worker} has bullwhip {theirs}, here it is {ours}", "match them")
    return None
