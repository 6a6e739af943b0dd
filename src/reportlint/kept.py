"""Makes things once for an object that cannot be hashed: what belongs to a form, or to a pack."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Make = TypeVar("Make", bound="Callable[..., Any]")
_MOST = 256
"""What was made first goes first: a long-lived process may see any number of packs."""


def kept(make: Make) -> Make:
    """`make`, but once for each first argument, which is told from others by what it is, not by what it is like."""
    known: dict[tuple[object, ...], tuple[object, Any]] = {}

    @wraps(make)
    def made(of: object, *more: object) -> Any:
        key = id(of), *more
        held = known.get(key)
        if held is None or held[0] is not of:
            held = known[key] = of, make(of, *more)  # as long as it is held, no other object can have its number
            if len(known) > _MOST:
                del known[next(iter(known))]
        return held[1]

    return cast("Make", made)
