"""What reportlint is delivered with, loaded once for all tests of a process, and for the runs of the command line in it."""

from __future__ import annotations

from functools import cache

from reportlint.pack import shared
from reportlint.packed import Pack
from reportlint.profiles import everything


@cache
def pack() -> Pack:
    """The forms, rules and words of this checkout."""
    return shared()


@cache
def whole() -> Pack:
    """The same with the rules of all profiles."""
    return everything(pack())
