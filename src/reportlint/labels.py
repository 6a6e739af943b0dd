"""Finds the mandated wordings of a table in a stretch of text, whatever white space or punctuation splits them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.values import Element, Form

_RUN = re.compile(r"[^\W_]+")
SHORT = 3
"""A wording of at most this many characters counts only when it is a cell of its own: 其他 in 其他情形 is none."""
_CN_NUMBER = "一二三四五六七八九十"


class Hit(NamedTuple):
    """A mandated wording in the text: `word` squeezed, the span with its number, `core` where the wording begins."""

    word: str
    start: int
    end: int
    core: int


class Squeezed(NamedTuple):
    """A stretch of text without white space and punctuation, with a way back."""

    text: str
    pieces: list[int]
    origins: list[int]

    def at(self, index: int) -> int:
        piece = bisect_right(self.pieces, index) - 1
        return self.origins[piece] + index - self.pieces[piece]

    def glued(self, index: int) -> bool:
        """Whether the characters before and at `index` touch each other in the text as written."""
        return 0 < index < len(self.text) and self.at(index) == self.at(index - 1) + 1


def squeeze(plain: str, start: int, end: int) -> Squeezed:
    """`plain[start:end]` without white space and punctuation."""
    pieces: list[int] = []
    origins: list[int] = []
    texts: list[str] = []
    length = 0
    for match in _RUN.finditer(plain, start, end):
        text = match.group()
        pieces.append(length)
        origins.append(match.start())
        texts.append(text)
        length += len(text)
    return Squeezed("".join(texts), pieces, origins)


class LabelIndex(NamedTuple):
    """All wordings of one table in every edition."""

    pattern: re.Pattern[str]
    keys: Mapping[str, Mapping[str, str]]
    """Edition → squeezed wording → key, the same for elements that share a wording (其他, 总计)."""
    marks: tuple[str, ...]
    """Long wordings by which the table is known anywhere in the text."""


def label_index(forms: Mapping[str, Form], table: str) -> LabelIndex:
    """The index of `table` (``t2`` …) over all editions that have it."""
    keys: dict[str, dict[str, str]] = {}
    words: set[str] = set()
    for edition, form in forms.items():
        if table in form.tables:
            mine = keys.setdefault(edition, {})
            for element in form.tables[table].elements:
                name = next((mine[word] for word in element.words if word in mine), element.id)
                for word in element.words:
                    mine.setdefault(word, name)
                words.update(element.words)
    ordered = sorted(words, key=lambda word: (-len(word), word))
    marks = tuple(word for word in ordered if 4 <= len(word) <= 14 and not word.startswith(("行政", "部分", "予以", "不予", "无法")))
    return LabelIndex(re.compile("|".join(map(re.escape, ordered))), keys, marks)


def key_of(element: Element, keys: Mapping[str, str]) -> str:
    """The key under which `element` is found."""
    return keys[element.words[0]]


def find_labels(plain: str, squeezed: Squeezed, index: LabelIndex) -> list[Hit]:
    """The wordings of a table that stand in the text, in order, without overlap."""
    text = squeezed.text
    matches = list(index.pattern.finditer(text))
    hits: list[Hit] = []
    last = len(matches) - 1
    for i, match in enumerate(matches):
        begin, stop = match.span()
        if stop - begin <= SHORT:
            if stop < len(text) and _letter(text[stop]) and squeezed.glued(stop):
                if i == last or matches[i + 1].start() > stop + _number_length(text, stop):
                    continue
            if begin and squeezed.glued(begin) and text[begin - 1] not in _CN_NUMBER and _letter(text[begin - 1]):
                if not i or matches[i - 1].end() < begin:
                    continue
        core = squeezed.at(begin)
        hits.append(Hit(match.group(), _with_number(plain, core), squeezed.at(stop - 1) + 1, core))
    return hits


def _letter(char: str) -> bool:
    return not char.isascii()


def _number_length(text: str, at: int) -> int:
    """Length of the number (一, 3) that may stand between two wordings that touch."""
    return 1 if text[at] in _CN_NUMBER else 0


_NUMBER_BEFORE = re.compile(r"(?:[(（]?[一二三四五六七八九十]{1,2}[)）、.．]{1,2}|[(（]\d{1,2}[)）])[ \t]*[(（\"“”'‘’]?$")
_DIGITS_BEFORE = re.compile(r"(\d+)[ \t]*[.、．)）][ \t]*[\"“”'‘’]?$")


def _with_number(plain: str, core: int) -> int:
    """Where the number before a wording begins. Digits of a value that touches it (`000` in `0002.其他`) stay out."""
    before = plain[max(core - 10, 0) : core]
    tail = before.rstrip(" \t(（\"“”'‘’")
    if not tail or tail[-1] not in ".、．)）":
        return core
    match = _NUMBER_BEFORE.search(before)
    if match:
        return core - len(before) + match.start()
    match = _DIGITS_BEFORE.search(before)
    if match:
        digits = match.group(1)
        return core - len(before) + match.start() + max(len(digits) - 1, 0)
    return core
