"""Spreads work over processes that are gone afterwards, whatever happens; a killed one costs only what it was killed by."""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Done = TypeVar("Done")
_BATCH = 32
"""So many items are handed to a process at once."""
_asked: list[int] = []
"""The signals that have asked for an end: what they raise is lost where they come amid a finalizer."""


def spread(
    work: Callable[[Item], Done],
    items: Sequence[Item],
    begin: Callable[[], None],
    workers: int,
    lost: Callable[[Item], Done],
    end: Callable[[], None],
) -> Iterator[Done]:
    """What `work` makes of each item, in order, in `workers` processes that `begin` first; one of them comes to an `end`
    when all is done. `lost` says what becomes of an item that ends its process twice, the second time alone in it.
    """
    import signal
    from concurrent.futures.process import BrokenProcessPool

    for name in ("SIGTERM", "SIGHUP"):  # as Ctrl-C: what is half written goes away
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stopped)
    size = max(min(_BATCH, len(items) // (workers * 4)), 1)
    batches = deque(items[at : at + size] for at in range(0, len(items), size))
    while batches:
        sent: deque[tuple[Sequence[Item], Future[list[Done]]]] = deque()
        with suppress(BrokenProcessPool), _pool(begin, workers) as pool:
            while batches or sent:
                while batches and len(sent) <= workers * 3:
                    sent.append((batches[0], pool.submit(_batch, work, batches[0])))
                    batches.popleft()
                yield from sent[0][1].result()
                sent.popleft()
                if _asked:
                    raise KeyboardInterrupt(_asked[0])
            pool.submit(end)
        for batch, done in sent:  # a worker was killed, which ends them all
            if done.cancelled() or done.exception():
                yield from _singly(work, batch, begin, lost)
            else:
                yield from done.result()


def _singly(
    work: Callable[[Item], Done], items: Sequence[Item], begin: Callable[[], None], lost: Callable[[Item], Done]
) -> Iterator[Done]:
    """One after the other in one process, and in another one where that ends, so that what it was killed by is known."""
    from concurrent.futures.process import BrokenProcessPool

    left = deque(items)
    while left:
        with suppress(BrokenProcessPool), _pool(begin, 1) as pool:
            while left:
                yield pool.submit(work, left[0]).result()
                left.popleft()
        if left:
            yield lost(left.popleft())


@contextmanager
def _pool(begin: Callable[[], None], workers: int) -> Iterator[ProcessPoolExecutor]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if sys.platform == "linux" else None  # forked workers need not load anything again
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), _begin, (begin,))
    try:
        yield pool
        pool.shutdown()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _stopped(number: int, _frame: object) -> NoReturn:
    _asked.append(number)
    raise KeyboardInterrupt(number)


# ---------------------------------------------------------------------------------------------------- in each process


def _begin(begin: Callable[[], None]) -> None:
    import signal
    from threading import Thread

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # the first process says it once for all
            signal.signal(getattr(signal, name), signal.SIG_IGN if name == "SIGINT" else signal.SIG_DFL)
    Thread(target=_end_with_the_first, daemon=True).start()
    begin()


def _end_with_the_first() -> None:
    """A first process that was killed cannot say that nothing more is wanted."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if first := parent_process():
        wait([first.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _batch(work: Callable[[Item], Done], items: Sequence[Item]) -> list[Done]:
    return list(map(work, items))
