"""Prose without its layout: joins what page width and page breaks have cut, and remembers where each piece stood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.regex import named
from reportlint.values import Flow

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

_FINAL = frozenset("。！？：!?:")
_PAUSES = frozenset("，、,；;")
_CLOSING = frozenset("”’》)）\"'*")
_FILES = (".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".rar", ".zip", ".html", ".jpg", ".png")
"""What the name of an attachment ends with."""
_SHORT = 20
"""A line shorter than this that ends without punctuation is a heading or a signature, not a cut sentence, unless the page
is as narrow."""
_NARROWEST, _MANY_LINES, _FEW_LONGER = 12, 8, 4


_pattern = named(
    {
        "run": r"\S+",
        "item": r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十]{1,3}[章节部]",
        "page": r"[-—–]?\s{0,99}\d{1,3}\s{0,99}[-—–]?",
        "page line": r"(?m:^[ \t]{0,40}[-—–]?[ \t]{0,9}\d{1,3}[ \t]{0,9}[-—–]?[ \t]{0,40}$)",
    }
)


def without_pages(plain: str) -> str:
    """`plain` of the same length, with blanks for lines that are the number of a page."""
    return _pattern("page line").sub(lambda match: " " * len(match.group()), plain)


def page_width(plain: str) -> int:
    """How long the lines are that the page's width has cut, if it is narrow; 0 where lines are paragraphs."""
    long = [line for line in plain.split("\n") if len(line) >= _NARROWEST]
    lengths = Counter([len(line.rstrip()) for line in long if "\t" not in line and "|" not in line])
    count, width = max(((n, length) for length, n in lengths.items() if length >= _NARROWEST), default=(0, 0))
    longer = sum(n for length, n in lengths.items() if length > width + 1)
    return width if count >= _MANY_LINES and longer * _FEW_LONGER <= count else 0


def flow(plain: str, spans: Iterable[tuple[int, int]], width: int = 0) -> Flow:
    """The flow of the stretches `spans` of `plain` (narrowed text), each a paragraph of its own at least. `width`: see
    `page_width`."""
    texts: list[str] = []
    pieces: list[int] = []
    origins: list[int] = []
    length = 0

    def put(text: str, origin: int) -> None:
        nonlocal length
        pieces.append(length)
        origins.append(origin)
        texts.append(text)
        length += len(text)

    run, item, page = _pattern("run"), _pattern("item"), _pattern("page")
    for start, end in spans:
        previous = ""
        previous_end = start
        previous_length = 0
        line: list[tuple[int, str]] = []
        for begin, stop in _lines(plain, start, end):
            line = [(m.start(), m.group()) for m in run.finditer(plain, begin, stop)]
            if not line or (stop - begin < 12 and page.fullmatch(plain[begin:stop].strip())):
                continue
            full = width and previous_length >= width - 1
            if texts and (not previous or not _continues(previous, line[0][1], item, _NARROWEST if full else _SHORT)):
                put("\n", previous_end)
            elif full and previous[-1:].isdecimal() and line[0][1][0].isdecimal():
                pass  # a number that the page's width has cut
            elif texts and previous[-1].isascii() and previous[-1].isalnum() and line[0][1][0].isascii():
                put(" ", previous_end)
            last = ""
            for origin, text in line:
                if last and last.isascii() and last.isalnum() and text[0].isascii() and text[0].isalnum():
                    put(" ", origin - 1)
                put(text, origin)
                last = text[-1]
            previous_end = line[-1][0] + len(line[-1][1])
            previous = plain[begin:previous_end].lstrip()
            previous_length = previous_end - begin
    return Flow("".join(texts), tuple(pieces), tuple(origins))


def _lines(plain: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while start < end:
        stop = plain.find("\n", start, end)
        if stop < 0:
            stop = end
        yield start, stop
        start = stop + 1


def _continues(previous: str, following: str, item: re.Pattern[str], short: int) -> bool:
    """Whether the line `previous`, no heading from `short` characters on, was cut by the page and goes on with
    `following`."""
    tail = previous.rstrip()
    last = tail[-1]
    if last in _CLOSING and len(tail) > 1:
        last = tail[-2]
    if last in _FINAL or item.match(following) or tail.endswith(_FILES) or following.endswith(_FILES):
        return False
    if tail[-1] in _PAUSES:
        return True
    headed = item.match(tail) and len(tail) < 2 * _SHORT and not any(sign in tail for sign in "，,。:：；;")
    return len(tail) >= short and not headed
