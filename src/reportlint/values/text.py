"""The text of a document: as decoded, and as prose without its layout; and what counts as a number."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    Number = int | Decimal


class Source(NamedTuple):
    """One document, decoded. `plain` is `text` narrowed one character for one (full width, radicals, brackets)."""

    path: str
    text: str
    plain: str
    encoding: str = "utf-8"
    bom: bool = False


class Flow(NamedTuple):
    """Prose without its layout: soft line breaks and the spaces between characters are gone, a real paragraph
    break is one ``\\n``. `pieces` are the starts of the kept runs in `text`, `origins` the same places in the source.
    """

    text: str
    pieces: tuple[int, ...]
    origins: tuple[int, ...]

    def at(self, index: int) -> int:
        """The source offset of the character at `index`."""
        piece = max(bisect_right(self.pieces, index) - 1, 0)
        return self.origins[piece] + index - self.pieces[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `text[start:end]`."""
        if end <= start:
            here = self.at(start) if self.pieces else 0
            return here, here
        return self.at(start), self.at(end - 1) + 1
