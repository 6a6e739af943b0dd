"""Gathers the mistakes in what can be read one by one, so that an author need not meet them one by one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mistakes:
    """The mistakes found so far."""

    def __init__(self) -> None:
        self._found: list[RuleError] = []

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Keeps a mistake that is raised within, and goes on behind."""
        try:
            yield
        except RuleError as mistake:
            self._found.append(mistake)

    def tell(self) -> None:
        """Raises the first mistake, if there is any, with the others."""
        if self._found:
            first, *others = self._found
            first.others = tuple(others)
            raise first
