"""What reportlint is delivered with, loaded once for all tests of a process."""

from __future__ import annotations

from functools import cache

from reportlint.pack import Pack, load


@cache
def pack() -> Pack:
    """The forms, rules and words of this checkout."""
    return load()
