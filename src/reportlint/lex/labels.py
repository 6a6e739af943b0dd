"""Finds the mandated wordings of a table in a stretch of text, whatever white space or punctuation splits them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from reportlint.lex.below import word_below
from reportlint.lex.captions import captions
from reportlint.lex.similar import SIMILAR, similarity
from reportlint.lex.spans import Spans
from reportlint.regex import regex
from reportlint.tuples import NamedTuple, new

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.values import Form

SIGNS = "①-⒛㈠-㈩㊀-㊉❶-❿"
"""Numbers of one character (㈠, ⑴, ①), as a class of a pattern: they stand before a wording and are none of it."""
_RUN = regex(rf"[^\W_{SIGNS}]")
_BETWEEN_RUNS = regex(rf"([\W_{SIGNS}]+)")
SHORT = 3
"""A wording of at most this many characters counts only when it is a cell of its own: 其他 in 其他情形 is none."""
_WORD = 4
"""Glued characters from this many on are a wording of their own, misspelt."""
_CLOSERS = frozenset(')”"’》')
_NIL = frozenset("未无没不")
"""In what is glued to a wording, they say that there is none of it."""
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
        """Where the character at `index` stands in the source."""
        piece = min(bisect_right(self.pieces, index), len(self.origins)) - 1
        return self.origins[piece] + index - self.pieces[piece]

    def glued(self, index: int) -> bool:
        """Whether the characters before and at `index` touch each other in the text as written."""
        return 0 < index < len(self.text) and self.at(index) == self.at(index - 1) + 1


def squeeze(plain: str, start: int, end: int) -> Squeezed:
    """`plain[start:end]` without white space and punctuation."""
    first = _RUN.search(plain, start, end)
    if first is None:
        return Squeezed("", [0], [])
    start = first.start()
    pieces = _BETWEEN_RUNS.split(plain[start:end])  # runs, and between them what is left out
    if not pieces[-1]:
        del pieces[-2:]
    origins = list(accumulate(map(len, pieces), initial=start))[:-1:2]
    del pieces[1::2]
    return Squeezed("".join(pieces), list(accumulate(map(len, pieces), initial=0)), origins)


class LabelIndex(NamedTuple):
    """All wordings of one table in every edition."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    """Every wording, longest first."""
    keys: Mapping[str, Mapping[str, str]]
    """Edition → squeezed wording → key, the same for elements that share a wording (其他, 总计)."""
    own: Mapping[str, frozenset[str]]
    """Edition → wordings that no other edition has."""
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
    marks = tuple(
        word
        for word in ordered
        if 4 <= len(word) <= 14 and not word.startswith(("行政", "部分", "予以", "不予", "无法"))
    )
    own = {
        edition: frozenset(mine).difference(*(other for name, other in keys.items() if name != edition))
        for edition, mine in keys.items()
    }
    return LabelIndex(regex("|".join(map(re.escape, ordered))), tuple(ordered), keys, own, marks)


def find_labels(plain: str, squeezed: Squeezed, index: LabelIndex) -> list[Hit]:
    """The wordings of a table that stand in the text, in order, without overlap.

    One to which further characters are glued (行 in 行规范性文件) is an altered wording: its hit takes them in, so
    that `word` is none of the form's.
    """
    text = squeezed.text
    matches = list(map(_span, index.pattern.finditer(text)))
    hits: list[Hit] = []
    lines = _noise(plain, squeezed, index.words) if matches else []
    noise = Spans(lines)
    if lines and all(squeezed.at(begin) in noise for begin, _ in matches):
        lines = []  # a table written as one sentence
    low = piece = 0
    pieces, origins = squeezed.pieces, squeezed.origins
    for i, (begin, stop) in enumerate(matches):
        while pieces[piece + 1] <= begin:
            piece += 1
        place = origins[piece] + begin - pieces[piece]
        while pieces[piece + 1] < stop:
            piece += 1
        end = origins[piece] + stop - pieces[piece]
        if plain[end : end + 1] in _CLOSERS:
            end += 1
        elif plain.startswith("\n)", end):
            end += 2  # the last bracket of a label that is broken over lines
        before = 0
        if place and plain[place - 1].isalnum():
            before = _loose(squeezed, matches, begin, -1, low)
            if before and _denies(text[begin - before : begin], index):
                continue  # a cell in words: 本单位未制作规章
        if stop - begin <= SHORT:
            after = 0
            if plain[end : end + 1].isalnum():
                high = next((b for b, e in matches[i + 1 : i + _FAR] if e - b > SHORT), len(text))
                after = _loose(squeezed, matches, stop, 1, high)
            joined = after >= _WORD and begin == low and squeezed.glued(begin)
            if (after and not joined) or 0 < before < _WORD:
                continue
            below = word_below(plain, with_number(plain, place), end)
            if below and text[begin:stop] + below in index.words:
                continue  # the first line of a longer wording in a narrow column
        elif before and _altered(plain, squeezed, index, begin - before, begin, stop, low):
            begin -= before
            place = squeezed.at(begin)
        low = stop
        if (lines and place in noise) or (hits and _remarked(plain, hits[-1].end, place)):
            continue
        if hits and hits[-1].word == text[begin:stop] and _MERGED.fullmatch(plain, hits[-1].end, place):
            hits[-1] = hits[-1]._replace(end=end)  # a merged cell, repeated for each column that it spans
            continue
        hits.append(new(Hit, (text[begin:stop], with_number(plain, place), end, place)))
    return hits


def _denies(glued: str, index: LabelIndex) -> bool:
    """Whether what is glued to a wording says that there is none of it, and is no misspelt wording."""
    return not _NIL.isdisjoint(glued) and not any(similarity(glued, word, SIMILAR) for word in index.words)


def _remarked(plain: str, end: int, place: int) -> bool:
    """Whether `place` stands in a bracket that opens right behind the wording that ends at `end` and is closed in its cell:
    a remark on what that means, 规范性文件(以规定、办法为题的，一般属于规范性文件)."""
    opening = _REMARK.match(plain, end)
    return opening is not None and opening.start(1) < place < opening.end()


_REMARK = regex(r"[^\S\n\t]?\(([^()\n\t|]{1,200})\)")
_span = re.Match.span
_FEW_LINES, _FEWEST_LINES, _SMALL = 4, 2, 300
"""A table of fewer lines is one line, or a few of one, with what stands before and behind; a small one has two or three."""
_FAR = 60
"""Nobody looks farther than this for what touches a wording: it would be prose."""
_MERGED = regex(r"[ *]*[\t|][ \t|*]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]{1,2})?[ ]*")


def _noise(plain: str, squeezed: Squeezed, words: Sequence[str]) -> list[tuple[int, int]]:
    """Lines among those of a table that are prose or its caption: what they name is no label."""
    start, end = squeezed.origins[0], squeezed.at(len(squeezed.text) - 1) + 1
    start = plain.rfind("\n", 0, start) + 1
    line = plain.find("\n", end)
    end = line if line >= 0 else len(plain)
    lines = plain.count("\n", start, end)
    lined = lines >= _FEW_LINES or (lines >= _FEWEST_LINES and end - start <= _SMALL)
    return captions(plain, start, end, words) if lined else []


def _loose(squeezed: Squeezed, matches: list[tuple[int, int]], at: int, step: int, limit: int) -> int:
    """How many characters that belong to no wording and no number touch one at `at`, on the side of `step`."""
    text = squeezed.text
    edge = at
    while edge != limit and abs(edge - at) < _FAR:
        char = text[edge if step > 0 else edge - 1]
        if char.isascii() or not squeezed.glued(edge) or (edge == at and step < 0 and char in _CN_NUMBER):
            break
        edge += step
    first, last = min(at, edge), max(at, edge)
    if step > 0 and last > first and text[last - 1] in _CN_NUMBER:
        last -= 1  # the number of the wording that follows
    near = matches[max(bisect_left(matches, (first, first)) - 1, 0) : bisect_left(matches, (last, last))]
    return last - first - sum(max(min(e, last) - max(b, first), 0) for b, e in near)


def _altered(plain: str, squeezed: Squeezed, index: LabelIndex, begin: int, core: int, stop: int, low: int) -> bool:
    """Whether `begin` to `stop`, a wording and what touches it from before, is one altered wording of a cell."""
    at = with_number(plain, squeezed.at(begin))
    touches = begin == low or (low and at == squeezed.at(low - 1) + 1)
    if not touches and at and not (plain[at - 1].isspace() or plain[at - 1] == "|" or plain[at - 1].isdecimal()):
        return False
    whole, alone = (
        max(similarity(squeezed.text[begin:end], word, SIMILAR) for word in index.words) for end in (stop, core)
    )
    return whole > alone  # else what touches it is a wording by itself


_NUMBER_BEFORE = regex(
    r"(?:(?:[(（]\s*)?[一二三四五六七八九十]{1,2}\s*[)）、.．]{1,2}|[(（]\d{1,2}[)）])\s*[(（\"“”'‘’]?$"
)
_DIGITS_BEFORE = regex(r"\d[ \t]*[.、．)）]\s*[\"“”'‘’]?$")
_SIGNS = frozenset(SIGNS)
_CN_NUMBERS = frozenset(a + b for a in ["", *"一二三四五六七八九十"] for b in "一二三四五六七八九十")
_AFTER_NUMBER = frozenset(".、．)）")
_OPENING = frozenset("(（\"“”'‘’")
_BETWEEN = _OPENING | frozenset(" \n")


def with_number(plain: str, core: int) -> int:
    """Where the number before a wording begins. Of digits that touch it (`0002.其他`) only the last can be its number."""
    last = plain[core - 1] if core else ""
    if last in _SIGNS:
        return core - 1
    if core < 2:
        return core
    if last not in _AFTER_NUMBER:
        if last not in _BETWEEN:
            return core
    elif last not in ")）" and plain[core - 2].isdecimal():
        return core - 2
    elif last == ")":
        opening = plain.rfind("(", core - 4, core - 1) if core > 3 else -1
        inner = plain[opening + 1 : core - 1]
        if opening >= 0 and (inner in _CN_NUMBERS or inner.isdecimal()):  # (一), the most frequent of all
            return opening
    before = plain[max(core - 10, 0) : core]
    number = before.rstrip()
    if (number[:-1].rstrip() if number[-1:] in _OPENING else number)[-1:] not in _AFTER_NUMBER:
        return core
    match = _NUMBER_BEFORE.search(before) or _DIGITS_BEFORE.search(before)
    if match is None:
        return core
    start = core - len(before) + match.start()
    return core if _of_a_cell(plain, start, match.group()) else start


def _of_a_cell(plain: str, start: int, number: str) -> bool:
    """Whether `number`, which stands at `start`, is the end of what the cell above holds: 318. or 132(含延续12)."""
    if "\n" in number and plain[start - 1].isdecimal():
        return True
    line = plain[plain.rfind("\n", 0, start) + 1 : start]
    return ")" in number and number[0] != "(" and line.rfind("(") > line.rfind(")")
