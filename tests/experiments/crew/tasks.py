"""Work that a crew is given in these tests; workers import it by name."""

import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread, get_ident


def square(number: int) -> int:
    return number * number


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def burn(loops: int) -> int:
    return sum(range(loops))


def odd_one_out(number: int) -> int:
    if number == 3:
        raise KeyError("three is not for us")
    return number


def deadly_seven(number: int) -> int:
    if number == 7:
        os._exit(5)
    return number


def who(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def threads(_: int) -> tuple[str | None, object]:
    return os.environ.get("OMP_NUM_THREADS"), signal.getsignal(signal.SIGINT)


def locked(number: int) -> object:
    """What cannot be sent back."""
    return (lambda: number) if number else 0


def dies_answering(folder: Path) -> bytes:
    """The first time, the worker is killed while it sends its answer."""
    if not (folder / "killed").exists():
        (folder / "killed").touch()
        Thread(target=_kill_while_sending, args=(get_ident(),), daemon=True).start()
    return bytes(30_000_000)


def _kill_while_sending(thread: int) -> None:
    while True:
        time.sleep(0.001)
        frame = sys._current_frames()[thread]
        if frame.f_code.co_name == "_send" and len(frame.f_locals["buf"]) > 1000:
            os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(4)


class Stubborn(Exception):  # noqa: N818
    """An error that cannot be sent back: it is not made again from its text."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def stubborn(number: int) -> int:
    raise Stubborn(number, number)


def large(number: int) -> bytes:
    return bytes(number)


def dies_once(task: tuple[Path, int]) -> int:
    """The first who comes to number 30 is killed."""
    folder, number = task
    time.sleep(0.004)
    if number == 30:
        try:
            (folder / "killed").touch(exist_ok=False)
        except FileExistsError:
            return number
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return number
