"""Compiles regular expressions once for all runs, not once for every run.

Python translates every pattern anew in every process; for a catalogue of rules that takes longer than to read a report.
What it translates to is a list of numbers, so these are kept in the user's cache, for this Python and this reportlint
alone. Without the cache, or on a Python whose `re` is built otherwise, everything works, and starts later.
"""

from __future__ import annotations

import re
import sys
from binascii import crc32
from contextlib import suppress
from functools import cache as once
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from reportlint import __version__, cache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

try:  # private, and touched nowhere else
    import _sre  # type: ignore[import-not-found]
    from re import _compiler  # type: ignore[attr-defined]

    MAGIC = f"{_sre.MAGIC}" if memoryview(b"").cast("I").itemsize == _sre.CODESIZE else ""
    _assemble: Callable[..., re.Pattern[str]] = _sre.compile
    _optimized, LITERAL, NEGATE = _compiler._optimize_charset, _compiler.LITERAL, _compiler.NEGATE
except (ImportError, AttributeError):  # pragma: no cover - Pythons other than CPython
    MAGIC = ""

MOST = 4_000
"""Programs kept; when there are more, those go that the run has not asked for: a rule's former drafts."""


class _Programs:
    """The programs known and whether any of them is new: flags, groups, group names and code, or where the code stands in
    what the cache holds behind all of this; of that, a run reads what it needs.
    """

    def __init__(self) -> None:
        self.known: dict[str, list[Any]] | None = None
        self.rest: cache.Rest | None = None
        self.fresh = False
        self.asked: set[str] = set()

    def load(self) -> dict[str, list[Any]]:
        if self.known is None:
            found, self.rest = cache.read_with_rest(_key()) if MAGIC else (None, None)
            self.known = found if isinstance(found, dict) else {}
        return self.known

    def code_of(self, program: list[Any]) -> bytes:
        """The code of a program. Raises TypeError or ValueError for what is none."""
        *_, code = program
        if isinstance(code, bytes):
            return code
        start, stop, check = code
        if self.rest is None or crc32(found := self.rest.piece(start, stop)) != check:
            raise ValueError("the code is not there")
        return found

    def keep(self) -> None:
        whole: dict[str, list[Any]] = {}
        known = self.load()
        wanted = known if len(known) <= MOST else [name for name in known if name in self.asked][:MOST]
        for name in wanted:
            program = known[name]
            with suppress(TypeError, ValueError, OSError):
                whole[name] = [*program[:3], self.code_of(program)]
        self.known, self.rest = whole, None  # a file that is open cannot be replaced everywhere
        index, length = {}, 0
        for name, (*program, code) in whole.items():
            index[name] = [*program, [length, length + len(code), crc32(code)]]
            length += len(code)
        cache.write(_key(), index, b"".join([code for *_, code in whole.values()]))
        self.fresh = False


_programs = _Programs()


@once
def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, sooner if a former run has compiled it."""
    if not MAGIC:
        return re.compile(pattern, flags)
    known, name = _programs.load(), _name(pattern, flags)
    _programs.asked.add(name)
    try:
        return _assembled(pattern, known[name])
    except (LookupError, TypeError, ValueError, RuntimeError, OverflowError, OSError):
        pass
    try:
        program = _program(pattern, int(flags))
        compiled = _assembled(pattern, program)
    except (AttributeError, TypeError, ValueError, RuntimeError):  # pragma: no cover - another `re` than those tested
        return re.compile(pattern, flags)
    known[name] = program
    _programs.fresh = True
    return compiled


class _Lazy:
    """A pattern that is compiled when something is first asked of it."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> Any:  # what is not there yet; from then on it is
        found = getattr(regex(self.source), name)
        setattr(self, name, found)
        return found


@once
def lazy(pattern: str) -> re.Pattern[str]:
    """`regex`, but later: to be had by the dozen, for most are not asked."""
    return cast("re.Pattern[str]", _Lazy(pattern))


def named(patterns: Mapping[str, str]) -> Callable[[str], re.Pattern[str]]:
    """A module's small patterns, to be asked for by name; each is compiled when first needed."""

    @once
    def pattern(name: str) -> re.Pattern[str]:
        return regex(patterns[name])

    return pattern


def keep() -> None:
    """Keeps what this run had to compile for the runs to come."""
    if _programs.fresh:
        _programs.keep()


def _key() -> str:
    return cache.digest(f"regex 8 {__version__} {sys.version} {sys.byteorder} {MAGIC}".encode())


def _name(pattern: str, flags: int) -> str:
    """Under which a program is known: shorter than most patterns, for all names are read at every start."""
    return cache.digest(f"{int(flags)} {pattern}".encode())


@lru_cache(MOST)
def parsed(pattern: str, flags: int = 0) -> Any:
    """The parse tree, from which `re.compile` makes its program; not to be changed. Raises what that does."""
    parser: Any = re._parser
    return parser.parse(pattern, flags)


def _program(pattern: str, flags: int) -> list[Any]:
    """What `re.compile` does before it hands over to C. Raises re.error for a pattern that is none."""
    from array import array

    tree = parsed(pattern, flags)
    state = tree.state
    flags |= state.flags
    _compiler._optimize_charset = _charset
    try:
        code = array("I", _headed(_compiler._code(tree, flags), tree, flags))
    finally:
        _compiler._optimize_charset = _optimized
    return [
        flags,
        state.groups - 1,
        dict(state.groupdict),
        code.tobytes(),
    ]


def _charset(items: list[Any], *case: Any) -> tuple[Any, bool]:
    """What `re` makes of a class of characters. It takes a millisecond for one like [一-龥], and the same classes stand
    in many patterns: what does not depend on upper and lower case is made once. A few characters stay as they are,
    which spares the map of all there are; but not where a search looks for them, as it does where there is no `case`.
    """
    if any(case[1:]):
        made: tuple[Any, bool] = _optimized(items, *case)
        return made
    named = items[1:] if items[0][0] is NEGATE else items
    few = _FEW if named is items else _FEW_BUT
    if case and len(named) <= few and all(operation is LITERAL for operation, _ in named):
        return items, False
    key = tuple(items)
    if key not in _charsets:
        _charsets[key] = _optimized(items)
    return _charsets[key]


_FEW, _FEW_BUT = 4, 8
"""So many characters are compared one by one about as fast as they are found in a map; of those that a class excepts
more, for the gaps between words, which have such classes by the hundred, are seldom reached.
"""
_charsets: dict[tuple[Any, ...], tuple[Any, bool]] = {}


def _headed(code: list[int], tree: Any, flags: int) -> list[int]:
    """The code with the characters that matches begin with in its head, where `re` has said nothing but the width."""
    from reportlint.firsts import first_characters

    operation, skip, said, least = code[:4]
    firsts = None if said or skip != _WIDTH_ALONE or not least or flags & re.IGNORECASE else first_characters(tree)
    if not firsts:
        return code
    characters: list[int] = []
    _compiler._compile_charset(_charset(firsts)[0], flags, characters)
    width, rest = code[3 : skip + 1], code[skip + 1 :]
    return [operation, skip + len(characters), _compiler.SRE_INFO_CHARSET, *width, *characters, *rest]


_WIDTH_ALONE = 4
"""The length of a head that tells the width of a match, and nothing else."""


def _assembled(pattern: str, program: list[Any]) -> re.Pattern[str]:
    flags, groups, names, _ = program
    code = memoryview(_programs.code_of(program)).cast("I").tolist()
    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    return _assemble(pattern, flags, code, groups, names, tuple(numbered))
