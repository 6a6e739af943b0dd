"""Where the sentences and brackets of a flow begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlint.regex import regex

if TYPE_CHECKING:
    import re

HIDDEN = "\0"
"""Stands in `Layout.outer` for each character of a bracket."""
_DEPTH, _WIDTH, _LENGTH = 4, 1000, 2000
"""Brackets nested deeper or reaching further are no prose; a sentence longer than this is read in stretches."""


class Bracket(NamedTuple):
    """A bracket: where its characters stand (`closing` −1: it never closes), the index of the one around it or −1."""

    opening: int
    closing: int
    parent: int


class Layout(NamedTuple):
    """The frame of one flow, computed once for all who read it."""

    text: str
    outer: str
    """The text with its brackets hidden, character for character."""
    ends: tuple[int, ...]
    """Offsets of the characters that end a sentence."""
    brackets: tuple[Bracket, ...]
    openings: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end (its full stop excluded) of the sentence around `at`."""
        index = bisect_left(self.ends, at)
        start = self.ends[index - 1] + 1 if index else 0
        return start, self.ends[index] if index < len(self.ends) else len(self.text)

    def home(self, at: int) -> int:
        """The index of the innermost bracket around `at`, or −1."""
        index = bisect_right(self.openings, at) - 1
        while index >= 0 and self.brackets[index].closing < at:
            index = self.brackets[index].parent
        return index

    def view(self, home: int, start: int, end: int) -> str:
        """``text[start:end]`` as it reads at the level of bracket `home`: the brackets inside are hidden."""
        if home < 0:
            return self.outer[start:end]
        shown = self.text[start:end]
        for _ in range(_DEPTH):
            if "(" not in shown and "（" not in shown:
                break
            shown = _innermost().sub(lambda match: HIDDEN * len(match.group()), shown)
        return shown


@cache
def _tokens() -> re.Pattern[str]:
    return regex(r"[()（）\n]")


@cache
def _innermost() -> re.Pattern[str]:
    return regex(r"[(（][^()（）\n]*[)）]")


@cache
def _ends() -> re.Pattern[str]:
    return regex(r"[。!?！？\n]")


@lru_cache(maxsize=16)
def layout(text: str) -> Layout:
    """The frame of `text`; the last ones are kept, since several readers ask in turn."""
    brackets: list[Bracket] = []
    openings: list[int] = []
    stack: list[int] = []
    outer: list[str] = []
    done = 0
    for match in _tokens().finditer(text):
        at, char = match.start(), match.group()
        if char == "\n":
            stack.clear()
        elif char in "(（":
            if len(stack) < _DEPTH:
                brackets.append(Bracket(at, -1, stack[-1] if stack else -1))
                openings.append(at)
                stack.append(len(brackets) - 1)
        elif stack:
            index = stack.pop()
            if at - brackets[index].opening > _WIDTH:
                continue
            brackets[index] = brackets[index]._replace(closing=at)
            if not stack:
                opening = brackets[index].opening
                outer += text[done:opening], HIDDEN * (at + 1 - opening)
                done = at + 1
    outer.append(text[done:])
    hidden = "".join(outer)
    return Layout(text, hidden, tuple(_sentence_ends(hidden)), tuple(brackets), tuple(openings))


def _sentence_ends(outer: str) -> list[int]:
    ends = [match.start() for match in _ends().finditer(outer)]
    if len(outer) < _LENGTH:
        return ends
    for last, at in pairwise((0, *ends, len(outer))):
        if at - last > _LENGTH:
            ends += range(last + _LENGTH, at, _LENGTH)
    return sorted(ends)
