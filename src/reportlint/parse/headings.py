"""Finds the mandated sections: headings on a line of their own, run into their paragraph, or inside one long line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.kept import kept
from reportlint.lex.similar import SIMILAR, similarity
from reportlint.parse.echoes import without_echoes, without_lists
from reportlint.parse.heads import CLOSE, Head
from reportlint.parse.subjects import speaks_of_another
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.values import Element

NUMERALS = "一二三四五六七八九十"
_SKIP = regex(r"[\W_]+")
_OPENERS = frozenset("第一二三四五六七八九十")
_SHORTEST, _LONGEST = 4, 90
_LINE = regex(
    r"[ \t#*]*(?:第?([一二三四五六七八九十]{1,2})(?:部分|[ \t]{0,2}[、.,:]|([ \t]+))|(\d{1,2})[、.][ \t]*|[a-zA-Z]([一二三四五六])[、.])?"
    r"[ \t*]*([^\t|\n]{2,50}?)[ \t]*[:.。]?[ \t*|]*$"
)
_NUMERAL = regex(r"[ \t#*]*第?([一二三四五六七八九十]{1,2})(?:部分|[、.,:]|[ \t])[、.,: \t]*")
_MOST_LINES = 3
"""A title goes over so many further lines at most, blank ones included."""
_IN_BRACKETS = regex(r"(?m)^[ \t#*]*(\(([一二三四五六])\)[ \t]*([^\t|\n]{2,50}?))[ \t:。*]*$")
_RUN_IN = regex(
    r"([一二三四五六七八九十])\s{0,2}[、.,]\s{0,3}(?=([^。;；:\n\t|、](?:(?![一二三四五六七八九十]\s{0,2}[、.])[^。;；:\t|]){0,44}?(?:情\s?况|事\s?项)))"
)
_OPENING = regex(r"[ :。]")
_VALUES = regex(r"\d+\s+\d+$")
_LIKE = 0.72
_MOST_WORDS = 12
"""Accepted wordings that an unknown title is compared with: the first stand for their family."""
_WIDE = 20
"""A line shorter than this was not cut by the page's width."""


def find_headings(plain: str, sections: Sequence[Element], labels: frozenset[str]) -> list[Head]:
    """The top headings in the order of the text. `labels`: wordings of table rows, which are no headings."""
    titles = _titles(sections)
    words = titles.words
    heads = without_echoes(plain, _add_doubled(plain, _line_heads(plain, titles, labels), words), sections)
    known = {head.id for head in heads if head.id}
    if not known and (bracketed := _bracketed(plain, sections, words)):
        return bracketed
    if len(known) < len(sections):
        heads = _add_run_in(plain, heads, sections, words, known)
        heads = _numbered(plain, _run_in_titles(plain, heads, sections), sections, labels)
        heads = _name_unknown(heads, sections)
    return heads


class _Titles(NamedTuple):
    """The titles of a form's sections: section by title, and all of them in order."""

    words: Mapping[str, str]
    ordered: Sequence[str]

    def longer(self, part: str) -> bool:
        """Whether a title begins with `part` and goes on."""
        place = bisect_right(self.ordered, part)
        return place < len(self.ordered) and self.ordered[place].startswith(part)


@kept
def _titles(sections: Sequence[Element]) -> _Titles:
    words = {word: section.id for section in sections for word in section.words}
    return _Titles(words, sorted(words))


def _line_heads(plain: str, titles: _Titles, labels: frozenset[str]) -> list[Head]:
    heads = []
    words = titles.words
    at = 0
    for line in plain.split("\n"):
        begin, end = at, at + len(line)
        at = end + 1
        opens = line.lstrip(" \t#*")[:1] in _OPENERS
        if opens and (whole := _over_lines(plain, begin, end, titles)):
            heads.append(whole)
            continue
        if heads and begin < heads[-1].end:
            continue
        if not _SHORTEST <= end - begin <= _LONGEST or not (opens or "情况" in line or "事项" in line):
            continue
        match = _LINE.match(plain, begin, end)
        if match is None:
            continue
        cn, blank, arabic, dirty, title = match.groups()
        numeral = cn or dirty
        if not numeral and not arabic and (("情况" not in title and "事项" not in title) or _cut(plain, begin)):
            continue
        squeezed = _SKIP.sub("", title)
        ident = words.get(squeezed, "")
        if not ident and numeral:
            opening = _OPENING.split(title.strip(), 1)[0]
            ident = words.get(_SKIP.sub("", opening), "")
            if ident:  # the section's text follows on the same line
                start = match.start(1 if cn else 3)
                end = match.start(5) + title.index(opening) + len(opening)
                heads.append(Head(ident, _value(numeral), plain[start:end], start, end, True))
                continue
        if not ident and (not numeral or blank or (not dirty and not _chapter_like(title, squeezed, labels))):
            continue
        number = _value(numeral) if numeral else int(arabic or 0)
        start = match.start() + len(match.group()) - len(match.group().lstrip(" \t#*"))
        end = match.end() - (len(match.group()) - len(match.group().rstrip(" \t|*")))
        if not ident and ":" in title:  # so does the chapter's
            end = match.start(5) + title.index(":")
        heads.append(Head(ident, number, plain[start:end], start, end, bool(ident)))
    return heads


def _over_lines(plain: str, begin: int, end: int, titles: _Titles) -> Head | None:
    """The numbered title that the line from `begin` to `end` begins and the next ones end."""
    match = _NUMERAL.match(plain, begin, end)
    found = None
    for _ in range(_MOST_LINES):
        if match is None or end - begin > _LONGEST or not titles.longer(_SKIP.sub("", plain[match.end() : end])):
            break
        end = plain.find("\n", end + 1)
        end = end if end >= 0 else len(plain)
        ident = titles.words.get(_SKIP.sub("", plain[match.end() : end]), "")
        if ident:
            start = match.end() - len(match.group().lstrip(" \t#*"))
            stop = match.end() + len(plain[match.end() : end].rstrip(" \t*|:。"))
            found = Head(ident, _value(match.group(1)), plain[start:stop], start, stop, True)
    return found


def _cut(plain: str, begin: int) -> bool:
    """Whether the line that begins at `begin` goes on with a sentence that the page's width has cut."""
    before = plain[plain.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)].rstrip()
    return len(before) >= _WIDE and before[-1] not in "。:;!?|" and "\t" not in before


def _chapter_like(title: str, squeezed: str, labels: frozenset[str]) -> bool:
    if len(squeezed) > 32 or any(sign in title for sign in "，；,;。") or _VALUES.search(title):
        return False
    return not any(
        squeezed.startswith(label) or label.startswith(squeezed) or similarity(squeezed, label, SIMILAR)
        for label in labels
    )


def _value(numeral: str) -> int:
    if numeral[0] == "十":
        return 10 + (NUMERALS.index(numeral[1]) + 1 if len(numeral) > 1 else 0)
    return NUMERALS.index(numeral[0]) + 1


def _add_doubled(plain: str, heads: list[Head], words: Mapping[str, str]) -> list[Head]:
    """Adds mandated headings with text behind them that stand there for a second time."""
    order = list(dict.fromkeys(words.values()))
    found: list[Head] = []
    starts = sorted(head.start for head in heads)
    for match in _RUN_IN.finditer(plain):
        ident = words.get(_SKIP.sub("", match.group(2)), "")
        start, end = match.start(), match.end(2)
        if not ident or _value(match.group(1)) != order.index(ident) + 1 or (start and not _breaks(plain[start - 1])):
            continue
        near = bisect_left(starts, start - CLOSE)
        if near == len(starts) or starts[near] > start + CLOSE:
            insort(starts, start)
            found.append(Head(ident, _value(match.group(1)), plain[start:end], start, end, True))
    return sorted([*heads, *found], key=lambda head: head.start)


def _breaks(char: str) -> bool:
    return char.isspace() or char in "。#*"


def _add_run_in(
    plain: str, heads: list[Head], sections: Sequence[Element], words: Mapping[str, str], known: set[str]
) -> list[Head]:
    """Adds headings with text behind them on the same line, where no heading of a line of its own was found."""
    taken = [(head.start, head.end) for head in heads]
    found: list[Head] = []
    for match in _RUN_IN.finditer(plain):
        title = match.group(2)
        squeezed = _SKIP.sub("", title)
        ident = words.get(squeezed, "") or _resembles(squeezed, [s for s in sections if s.id not in known], _LIKE)
        start, end = match.start(), match.end(2)
        if not ident or ident in known or any(a < end and start < b for a, b in taken):
            continue
        found.append(Head(ident, _value(match.group(1)), plain[start:end], start, end, squeezed in words))
    found = without_lists(found)
    best: dict[str, Head] = {}
    for head in found:
        if head.id not in best or (head.exact and not best[head.id].exact):
            best[head.id] = head
    return sorted([*heads, *best.values()], key=lambda head: head.start)


def _bracketed(plain: str, sections: Sequence[Element], words: Mapping[str, str]) -> list[Head]:
    """All sections under numbers in brackets (（一）总体情况), which are those of sub-headings elsewhere."""
    found = []
    for match in _IN_BRACKETS.finditer(plain):
        ident = words.get(_SKIP.sub("", match.group(3)), "")
        if ident:
            found.append(Head(ident, _value(match.group(2)), match.group(1), *match.span(1), True))
    order = [(section.id, number) for number, section in enumerate(sections, 1)]
    return found if [(head.id, head.number) for head in found] == order else []


def _numbered(plain: str, heads: list[Head], sections: Sequence[Element], labels: frozenset[str]) -> list[Head]:
    """Adds the sections that are missing, found by their number, and chapters that the form does not have."""
    order = [section.id for section in sections]
    for number, ident in enumerate(order, 1):
        if any(head.id == ident or (head.number == number and not head.id) for head in heads):
            continue
        low = max((h.end for h in heads if h.id in order[: number - 1]), default=0)
        high = min((h.start for h in heads if h.id in order[number:]), default=len(plain))
        heads = _with_number(plain, heads, number, low, high, labels)
    for one, other in pairwise(heads):  # 三、… and 五、…: a chapter that the form does not have stands between them
        for number in range(one.number + 1, min(other.number, len(NUMERALS))) if one.number else ():
            heads = _with_number(plain, heads, number, one.end, other.start, labels)
    return heads


def _with_number(plain: str, heads: list[Head], number: int, low: int, high: int, labels: frozenset[str]) -> list[Head]:
    """`heads`, and what has `number` between `low` and `high`: a short title, text behind it, or nothing on its line."""
    one = rf"{NUMERALS[number - 1]}、[ ]?[^\s。:，,；;、()]{{2,24}}"
    match = regex(
        rf"(?:^|[\s。])({one})(?=[\s:。])|(?m:^)[ \t#*]{{0,9}}({NUMERALS[number - 1]}[、.])[ \t*]{{0,9}}(?m:$)"
    ).search(plain, low, high)
    which = 2 if match and match[2] else 1
    if match is None or (which == 1 and not _chapter_like(match[1], _SKIP.sub("", match[1][2:]), labels)):
        return heads
    return sorted([*heads, Head("", number, match[which], *match.span(which), False)], key=lambda head: head.start)


def _run_in_titles(plain: str, heads: list[Head], sections: Sequence[Element]) -> list[Head]:
    """A mandated title at the start of a line, without number or with text behind it."""
    known = {head.id for head in heads if head.id}
    for section in sections:
        if section.id in known:
            continue
        pattern = "|".join(r"\s?".join(map(re.escape, word)) for word in section.words[:1])
        match = regex(rf"(?m)^[ \t]*(?:([一二三四五六])[、.][ \t]*)?(?:{pattern})(?=[ \t:。])").search(plain)
        if match:
            number = _value(match.group(1)) if match.group(1) else 0
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            heads = sorted([*heads, Head(section.id, number, plain[start : match.end()], start, match.end(), True)],
                           key=lambda head: head.start)  # fmt: skip
    return heads


def _name_unknown(heads: list[Head], sections: Sequence[Element]) -> list[Head]:
    """Takes an unknown chapter for the section that is missing there, if it resembles it or has its number."""
    known = {head.id for head in heads if head.id}
    order = [section.id for section in sections]
    named = list(heads)
    for i, head in enumerate(heads):
        if head.id:
            continue
        before = max((order.index(h.id) for h in named[:i] if h.id in order), default=-1)
        after = min((order.index(h.id) for h in named[i + 1 :] if h.id in order), default=len(order))
        gap = [s for s in sections[before + 1 : after] if s.id not in known]
        own = [s.id for s in gap if order.index(s.id) + 1 == head.number]
        squeezed = _SKIP.sub("", regex(rf"^[第{NUMERALS}a-z\d]+(?:部分)?[、.,: ]").sub("", head.title))
        ident = _resembles(squeezed, [s for s in sections if s.id not in known], _LIKE)
        if not ident and own and not speaks_of_another(squeezed, own[0], sections):
            ident = own[0]
        if ident:
            named[i] = head._replace(id=ident)
            known.add(ident)
    return named


def _resembles(squeezed: str, sections: Sequence[Element], least: float) -> str:
    best, best_score = "", least
    for section in sections:
        for word in section.words[:_MOST_WORDS]:
            score = similarity(squeezed, word, best_score)
            if score >= best_score:
                best, best_score = section.id, score
                if score == 1.0:
                    return best
    return best
