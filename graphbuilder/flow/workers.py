"""Who does the work: this process, other processes of this machine, or a Dask cluster."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection, parent_process
from typing import Any, Final, Protocol, Self, TypeVar

from graphbuilder.model import SettingError

T = TypeVar("T")
R = TypeVar("R")
_AHEAD: Final = 3
"""Tasks for each worker that wait or are done before their turn: what memory holds of them."""


class Workers(Protocol):
    """Calls a function on each task. Functions and tasks can be pickled: they go to new processes."""

    def in_turn(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results in the order of the tasks, which are taken as they are needed."""

    def at_once(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The same, but work on all tasks begins at once."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def workers(jobs: int) -> Workers:
    """So many processes; for one, this process."""
    return _Pool(jobs) if jobs > 1 else _Here()


class _Here:
    def in_turn(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        return map(function, tasks)

    at_once = in_turn

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to end."""


class _Pool:
    """Processes, started when there is something to do."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self.pool:
            if any(
                error
            ):  # nobody waits for what is under way (Python 3.14: ``terminate_workers``)
                for process in list((self.pool._processes or {}).values()):
                    process.terminate()
            self.pool.shutdown(cancel_futures=True)

    def in_turn(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        waiting = iter(tasks)
        running = deque(self._submit(function, islice(waiting, self.jobs * _AHEAD)))
        while running:
            yield running.popleft().result()
            running += self._submit(function, islice(waiting, 1))

    def at_once(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        running = self._submit(function, tasks)
        return (future.result() for future in running)

    def _submit(self, function: Callable[[T], R], tasks: Iterable[T]) -> list[Future[R]]:
        found = []
        for task in tasks:
            if self.pool is None:
                self.pool = ProcessPoolExecutor(self.jobs, initializer=_begin)
            found.append(self.pool.submit(function, task))
        return found


def _begin() -> None:
    """In a new process: an interrupt is the parent's to handle, and no process outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


class Cluster:
    """The workers of a Dask cluster."""

    def __init__(self, address: str) -> None:
        """Connect. Raises SettingError where Dask isn't installed or no scheduler answers."""
        try:
            from distributed import Client  # noqa: PLC0415 - an extra
        except ImportError as error:
            what = "--scheduler needs Dask, which is not installed"
            raise SettingError(f"{what}. pip install 'graphbuilder[cluster]'") from error
        try:
            self.client: Any = Client(address, timeout="10s")
        except (OSError, ValueError) as error:
            what = f"no Dask scheduler answers at {address!r} ({error})"
            raise SettingError(f"{what}. Give an address such as tcp://HOST:8786") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def in_turn(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results in the order of the tasks: a Dask bag of one task a partition at a time."""
        waiting = iter(tasks)
        running = deque(self._submit(function, self._some(waiting)))
        while running:
            yield running.popleft().result()[0]
            if len(running) <= self._threads():
                running += self._submit(function, self._some(waiting))

    def at_once(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The same, but work on all tasks begins at once."""
        return (future.result()[0] for future in self._submit(function, list(tasks)))

    def _some(self, tasks: Iterator[T]) -> list[T]:
        return list(islice(tasks, self._threads() * _AHEAD))

    def _threads(self) -> int:
        threads: int = sum(self.client.nthreads().values())
        return max(1, threads)

    def _submit(self, function: Callable[[T], R], tasks: list[T]) -> list[Any]:
        from dask import bag  # noqa: PLC0415 - an extra

        if not tasks:
            return []
        made = bag.from_sequence(tasks, partition_size=1).map(function)
        return list(self.client.compute(made.to_delayed()))


def peak_memory() -> int:
    """The most memory that this process has had, in bytes (getrusage(2): KiB, on macOS bytes); 0 where
    the system doesn't say.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
