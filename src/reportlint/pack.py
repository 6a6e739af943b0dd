"""Gives the grammars and rules in their compiled form: the wheel's own, or compiled once and cached."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import cache as once
from time import time_ns
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint import __version__, cache, form, home
from reportlint.packed import Pack, Rule, joined, parted, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Book = Callable[[], Mapping[str, Any]]

BOOK = "-book"
"""Ends the name under which a cache keeps what is only read."""
STAMP = f"reportlint {__version__} pack 6"
"""What a carried pack must say of itself, so that half an upgrade is noticed."""
UNUSABLE = (ValueError, LookupError, TypeError, AttributeError, OSError)
"""What comes of reading a pack that is not one."""
SUFFIXES = (".lark", ".yaml", ".yml", ".py")
Used = TypeVar("Used")
_YOUNG = 2_000_000_000
"""Nanoseconds that a file must be old: clocks of file systems are coarse."""


_MOST = 8
_shared: dict[tuple[str, ...], Pack] = {}
"""The packs that a long-lived process has lately asked for."""


def load(rules_dirs: Sequence[str] = (), profiles: Sequence[str] = ()) -> Pack:
    """The pack of reportlint's own rules and of those in `rules_dirs`, as `profiles`, names or files, want it.

    Raises `reportlint.errors.RuleError` for a mistake in a rule file, LookupError for an unknown profile, and nothing
    for what may be wrong with a cache.
    """
    if not profiles:
        return _load(rules_dirs)
    from reportlint.profiles import applied, files

    return applied(_load((*rules_dirs, *files(profiles))), profiles)


def shared(rules_dirs: Sequence[str] = (), profiles: Sequence[str] = ()) -> Pack:
    """What `load` gives, and the same pack again as long as the files that it comes of are the same."""
    folders = tuple(rules_dirs)
    if profiles:
        from reportlint.profiles import files

        folders += tuple(files(profiles))
    carried = _carried()
    digest = STAMP if carried is not None and not folders else _key(carried, folders)
    name = digest, *profiles
    pack = _shared.pop(name, None) or load(rules_dirs, profiles)
    _shared[name] = pack  # the last, so that the first is the one not asked for longest
    if len(_shared) > _MOST:
        del _shared[next(iter(_shared))]
    return pack


def _load(rules_dirs: Sequence[str]) -> Pack:
    return _first(_pack, rules_dirs)


def compiled(rules_dirs: Sequence[str] = ()) -> dict[str, Any]:
    """The pack as plain data, compiled now; of reportlint's own rules, which are most of them, only if they are asked for
    alone: those in `rules_dirs` are put to the pack that there is.
    """
    from reportlint.compile import build, extended

    if not rules_dirs:
        with home.sources() as (grammar, rules):
            return build(grammar, rules)
    base = _first(lambda data, rest, book: whole(data, rest, book()))
    with home.sources() as (_, rules):
        return extended(base, rules, rules_dirs)


def _first(use: Callable[[Any, bytes, Book], Used], rules_dirs: Sequence[str] = ()) -> Used:
    """What `use` makes of the parts of a pack: of the carried one, of one that was kept, or else of one compiled now."""
    carried = _carried()
    if carried is not None and not rules_dirs:
        first, _, rest = carried.partition(b"\n")
        try:
            return use(_stamped(json.loads(first), STAMP), rest, once(lambda: json.loads(_carried("book.json") or b"")))
        except UNUSABLE:
            carried = None
    key = _key(carried, rules_dirs)
    with suppress(*UNUSABLE):
        data, lines = cache.read_with_rest(key)
        book = once(lambda: cache.read(key + BOOK) or parted(compiled(rules_dirs))[2])
        return use(_stamped(data, key), lines.whole() if lines else b"", book)
    core, rest, read = parted(compiled(rules_dirs))
    core["stamp"] = key
    if key == _key(carried, rules_dirs):  # a file saved meanwhile must not be taken for the one compiled
        cache.write(key, core, rest)
        cache.write(key + BOOK, read)
    return use(core, rest, lambda: read)


def _stamped(data: Any, stamp: str) -> Any:
    if data["stamp"] != stamp:
        raise ValueError(f"not the pack {stamp}")
    return data


def _pack(data: Any, rest: bytes, book: Book) -> Pack:
    joined(data, rest)
    forms = {edition: form.load(compiled_form) for edition, compiled_form in data["forms"].items()}
    rules = tuple(Rule(rule, book) for rule in data["rules"])
    profiles = {
        name: {**profile, "rules": [Rule(rule, book) for rule in profile["rules"]]}
        for name, profile in data["profiles"].items()
    }
    return Pack(forms, data["vocabulary"], rules, profiles)


def _carried(name: str = "pack.json") -> bytes | None:
    try:
        data: bytes = home.LOADER.get_data(os.path.join(home.DATA, name))
    except OSError:
        return None
    return data


def _key(carried: bytes | None, rules_dirs: Sequence[str]) -> str:
    """A digest of all that the compiled form depends on: the files by content, and whoever compiles them.

    To read them all takes a tenth of a cold start. So the digest is kept under what the system tells of the files, and
    they are read only where that is new, or so young that a change might not show in it.
    """
    parts = [STAMP.encode(), sys.version.encode(), _source("lark"), _source("yaml"), carried or b""]
    own = () if carried else (os.path.join(home.ROOT, "grammar"), os.path.join(home.ROOT, "lint_rules"))
    folders = (os.path.join(home.HERE, "compile"), os.path.join(home.HERE, "check"), *own, *rules_dirs)
    files = [(os.path.abspath(folder), name) for folder in folders for name in _files(folder)]
    looks = [_look(name) for _, name in files]
    seen = _digest(
        [*parts, *(f"{folder}\0{name}\0{look}".encode() for (folder, name), look in zip(files, looks, strict=True))]
    )
    settled = max((max(look[-2:]) for look in looks), default=0) < time_ns() - _YOUNG
    if settled and isinstance(known := cache.read(seen), str):
        return known
    key = _digest(
        [*parts, *(part for folder, name in files for part in (folder.encode(), name.encode(), _content(name)))]
    )
    if settled:
        cache.write(seen, key)
    return key


def _digest(parts: Sequence[bytes]) -> str:
    return cache.digest(b"".join(b"%d:%s" % (len(part), part) for part in parts))


def _source(package: str) -> bytes:
    """A package's `__init__.py`, which states its version, without importing it."""
    from importlib.machinery import PathFinder

    spec: Any = PathFinder.find_spec(package)
    try:
        data: bytes = spec.loader.get_data(spec.origin)
    except (AttributeError, OSError):
        return b""
    return data


def _files(path: str) -> list[str]:
    """Every source file at or below `path`, in a stable order."""
    files = [path] if os.path.isfile(path) else []
    for folder, inner, names in os.walk(path):
        inner.sort()
        files += [os.path.join(folder, name) for name in sorted(names) if name.lower().endswith(SUFFIXES)]
    return files


def _look(name: str) -> tuple[int, ...]:
    """What changes whenever a file does; the last two are times."""
    try:
        state = os.stat(name)
    except OSError:
        return 0, 0
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _content(name: str) -> bytes:
    """What cannot be read counts as empty."""
    try:
        with open(name, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return b""
