"""Examines many files, over processes when that pays, and gives what is said of each in order.

What leaves a worker is what `finish` made of a result, not the tree: memory stays flat however many files there are.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from reportlint import regex
from reportlint.read import LIMIT, ReadError, decode, load, rewritten
from reportlint.tuples import NamedTuple
from reportlint.values import Result, Unverified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.command.configfile import Override
    from reportlint.exempt import Ledger
    from reportlint.packed import Pack
    from reportlint.run.discover import Target
    from reportlint.values import Form, Source

    Finish = Callable[[Result, Mapping[str, Form]], Any]

_WORTHWHILE = 80
"""Files from which on starting processes costs less than it saves."""
_LEAST = 16
"""Files for each process at least."""
_KILLED = "核对这份文件的进程两次被中止（多半是内存不足，或被系统结束）"


class Setup(NamedTuple):
    """All that a worker needs to know; it can be sent to another process."""

    finish: Finish
    """What is to become of each result before it leaves the worker."""
    rules_dirs: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    year: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limit: int = LIMIT
    fix: str = ""
    """``diff``: what the safe fixes would change; ``write``: they are made, and judged is what then stands there."""
    overrides: Sequence[Override] = ()
    """What is otherwise for some files, by globs below `folder`."""
    folder: str = ""
    ledger: Ledger | None = None
    """What is accepted, if anything is."""


class _Worker(NamedTuple):
    setup: Setup
    pack: Pack
    options: Any
    packs: dict[tuple[str, ...], Pack]
    """The rules with other profiles than most files have, by profiles."""


_worker: _Worker | None = None
"""This process's own; inherited where processes are forked."""


def run(targets: Sequence[Target], setup: Setup, pack: Pack, jobs: int = 0) -> Iterator[Any]:
    """What `setup.finish` makes of each target, in order; None for what turned up in a folder and is no report.

    `jobs`: processes, 0 as many as there are processors.
    """
    _prepare(setup, pack)
    workers = min(jobs or _processors(), len(targets) // _LEAST or 1)
    if workers < 2 or (len(targets) < _WORTHWHILE and not jobs):
        yield from map(_finished, targets)
        regex.keep()
    else:
        from reportlint.run.processes import spread

        handed = [_with_input(target, setup.limit) for target in targets]
        yield from spread(_finished, handed, partial(_begin, setup), workers, _lost, regex.keep)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _with_input(target: Target, limit: int) -> Target:
    """Standard input is read here: workers do not have it."""
    if target.path != "-":
        return target
    try:
        return target._replace(data=load("-", limit))
    except ReadError as problem:
        return target._replace(problem=problem.words)


# ---------------------------------------------------------------------------------------------------- in each process


def _begin(setup: Setup) -> None:
    if _worker is None:
        from reportlint import pack

        _prepare(setup, pack.load(setup.rules_dirs, setup.profiles))


def _prepare(setup: Setup, pack: Pack) -> None:
    global _worker
    from reportlint.check.options import Options

    _worker = _Worker(setup, pack, Options(setup.select, setup.ignore, setup.year), {})


def _lost(target: Target) -> Any:
    return _concluded(unreadable(target.shown, _KILLED))


def _pack_for(target: Target) -> Pack:
    """The rules for a target: those of the profiles that are on for it."""
    assert _worker is not None
    setup = _worker.setup
    own = [
        o.values["profile"] for o in setup.overrides if "profile" in o.values and o.means(target.shown, setup.folder)
    ]
    if not own:
        return _worker.pack
    if own[-1] not in _worker.packs:
        from reportlint import pack

        _worker.packs[own[-1]] = pack.load(setup.rules_dirs, own[-1])
    return _worker.packs[own[-1]]


def _finished(target: Target) -> Any:
    assert _worker is not None
    setup, options = _worker.setup, _worker.options
    for override in setup.overrides:
        options = override.applied(options, target.shown, setup.folder)
    result = examined(target, setup, _pack_for(target), options)
    return None if not target.named and _is_no_report(result) else _concluded(result)


def _concluded(result: Result) -> Any:
    assert _worker is not None
    return _worker.setup.finish(result, _worker.pack.forms)


def examined(target: Target, setup: Setup, pack: Pack, options: Any) -> Result:
    """What is said of one target; what goes wrong is said in the result."""
    from reportlint.engine import examine

    if target.problem:
        return unreadable(target.shown, target.problem)
    try:
        data = load(target.path, setup.limit) if target.data is None else target.data
        source = decode(data, target.shown, setup.limit)
    except ReadError as problem:
        return unreadable(target.shown, problem.words)
    try:
        judge = _judge(setup, lambda source: examine(source, pack, options))
        return _mended(judge(source), data, setup, lambda text: judge(rewritten(source, text)))
    except Exception as problem:
        if os.environ.get("REPORTLINT_DEBUG"):
            raise
        words = f"程序出错（{type(problem).__name__}：{problem}），请将此文件报给开发者"
        return unreadable(target.shown, words)


def _judge(setup: Setup, examine: Callable[[Source], Result]) -> Callable[[Source], Result]:
    """`examine`, with what is accepted marked."""
    ledger = setup.ledger
    if ledger is None:
        return examine
    from reportlint.exempt import exempted

    return lambda source: exempted(examine(source), ledger)


def _mended(result: Result, data: bytes, setup: Setup, again: Callable[[str], Result]) -> Result:
    """The result with what its safe fixes change; once they are written back, what is said of the new text."""
    if not setup.fix or result.report is None or result.report.refusal:
        return result
    from reportlint.errors import WriteError
    from reportlint.fix import mend, write_back

    final, mended = mend(result, again)
    if setup.fix == "diff" or mended.after == mended.before:
        return result._replace(mended=mended)
    try:
        write_back(result.path, data, result.report.source, mended.after)
    except WriteError as problem:
        return result._replace(mended=mended._replace(problem=str(problem)))
    return final._replace(mended=mended)


def unreadable(path: str, words: str) -> Result:
    """The result for a file that cannot be read."""
    return Result(path, None, (), (Unverified(None, "unreadable", "error", words, 0),), 0, 0, words)


def _is_no_report(result: Result) -> bool:
    report = result.report
    return bool(report and report.refusal and report.refusal[0] == "not-a-report")
