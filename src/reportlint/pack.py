"""Gives the grammars and rules in their compiled form: the wheel's own, or compiled once and cached."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint import __version__, cache, form, home

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.values import Form

STAMP = f"reportlint {__version__} pack 1"
"""What a carried pack must say of itself, so that half an upgrade is noticed."""
UNUSABLE = (ValueError, LookupError, TypeError, AttributeError)
"""What comes of reading a pack that is not one."""
SUFFIXES = (".lark", ".yaml", ".yml", ".py")


class Pack(NamedTuple):
    """Everything that a check needs to know: forms by edition, the words of claims, the rules in order, profiles by
    name.
    """

    forms: Mapping[str, Form]
    vocabulary: Mapping[str, Any]
    rules: tuple[Mapping[str, Any], ...]
    profiles: Mapping[str, Mapping[str, Any]] = {}


def load(rules_dirs: Sequence[str] = (), profiles: Sequence[str] = ()) -> Pack:
    """The pack of reportlint's own rules and of those in `rules_dirs`, as `profiles`, names or files, want it.

    Raises `reportlint.errors.RuleError` for a mistake in a rule file, LookupError for an unknown profile, and nothing
    for what may be wrong with a cache.
    """
    if not profiles:
        return _load(rules_dirs)
    from reportlint.profiles import applied, files

    return applied(_load((*rules_dirs, *files(profiles))), profiles)


def _load(rules_dirs: Sequence[str]) -> Pack:
    carried = _carried()
    if carried is not None and not rules_dirs:
        try:
            return _pack(json.loads(carried), STAMP)
        except UNUSABLE:
            carried = None
    key = _key(carried, rules_dirs)
    with suppress(*UNUSABLE):
        return _pack(cache.read(key), key)
    data = compiled(rules_dirs)
    if key == _key(carried, rules_dirs):  # a file saved meanwhile must not be taken for the one compiled
        cache.write(key, {**data, "stamp": key})
    return _pack({**data, "stamp": key}, key)


def compiled(rules_dirs: Sequence[str] = ()) -> dict[str, Any]:
    """The pack as plain data, compiled now."""
    from reportlint.compile import build

    with home.sources() as (grammar, rules):
        return build(grammar, (rules, *rules_dirs))


def _pack(data: Any, stamp: str) -> Pack:
    if data["stamp"] != stamp:
        raise ValueError(f"not the pack {stamp}")
    forms = {edition: form.load(compiled_form) for edition, compiled_form in data["forms"].items()}
    return Pack(forms, data["vocabulary"], tuple(data["rules"]), dict(data["profiles"]))


def _carried() -> bytes | None:
    try:
        data: bytes = home.LOADER.get_data(os.path.join(home.DATA, "pack.json"))
    except OSError:
        return None
    return data


def _key(carried: bytes | None, rules_dirs: Sequence[str]) -> str:
    """A digest of all that the compiled form depends on: the files by content, and whoever compiles them."""
    parts = [STAMP.encode(), sys.version.encode(), _source("lark"), _source("yaml"), carried or b""]
    own = () if carried else (os.path.join(home.ROOT, "grammar"), os.path.join(home.ROOT, "lint_rules"))
    for path in (os.path.join(home.HERE, "compile"), os.path.join(home.HERE, "check"), *own, *rules_dirs):
        parts.append(os.path.abspath(path).encode())
        for name, content in _contents(path):
            parts += name.encode(), content
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


def _contents(path: str) -> Iterator[tuple[str, bytes]]:
    """Every source file at or below `path` with its content, in a stable order; what cannot be read counts as empty."""
    files = [path] if os.path.isfile(path) else []
    for folder, inner, names in os.walk(path):
        inner.sort()
        files += [os.path.join(folder, name) for name in sorted(names) if name.endswith(SUFFIXES)]
    for name in files:
        try:
            with open(name, "rb") as file:
                yield name, file.read()
        except OSError:
            yield name, b""
