"""The annexed statistical table of 2014: where it begins, and where a chapter behind it puts an end to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named, regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parse.heads import Head

_COLUMN = "指标"
"""In the words of a table's header, and behind a caption."""
_CAPTION_REACH = 60
_MOST_LINES = 4
"""So many lines may stand between the first of a caption and the header."""
_BEFORE = " \t|\u3000序号"
"""What may stand before a header on its line: the head of a column of serial numbers."""
_LOOK = 200
"""So far behind a heading its first two lines may reach."""
_pattern = named(
    {
        "caption": r"[^。,，;；\n]{0,20}(?:附|统计|表|年度)[^。,，;；\n]{0,20}",
        "sentence": r"[。;；]|(?<!\d)[,，]",
    }
)


def annex(plain: str, wordings: Sequence[str], heads: Sequence[Head], start: int, end: int) -> tuple[int, int]:
    """The span of the table in `plain[start:end]`; what stands behind `end` if there is none. `wordings`: its captions,
    and the headers by which one is known that has another caption or none."""
    begin = _captioned(plain, [word for word in wordings if _COLUMN not in word], start, end)
    if begin is None:
        begin = _headed(plain, [word for word in wordings if _COLUMN in word], start, end)
    if begin is None:
        return end, len(plain)
    begin = _with_captions(plain, start, begin)
    return begin, next((head.start for head in heads if head.start > begin and _opens(plain, head)), len(plain))


def _opens(plain: str, head: Head) -> bool:
    """Whether sentences follow the heading, so that it is no row of the table."""
    lines = [line for line in plain[head.end : head.end + _LOOK].split("\n") if line.strip()]
    return any(_pattern("sentence").search(line) for line in lines[:2])


def _captioned(plain: str, captions: Sequence[str], start: int, end: int) -> int | None:
    for caption in captions:
        place = plain.rfind(caption, start, end)
        if place >= 0 and _COLUMN in "".join(plain[place : place + 2 * _CAPTION_REACH].split())[:_CAPTION_REACH]:
            line = plain.rfind("\n", start, place) + 1
            return line if line and place - line < _CAPTION_REACH else place
    return None


def _headed(plain: str, headers: Sequence[str], start: int, end: int) -> int | None:
    """The beginning of the first header that opens a line."""
    wide = "|".join(r"[\s|]{0,60}+".join(word) for word in headers)
    at = start
    while found := regex(wide).search(plain, at, end):
        line = max(plain.rfind("\n", start, found.start()) + 1, start)
        if not plain[line : found.start()].strip(_BEFORE):
            return line
        at = found.start() + 1
    return None


def _with_captions(plain: str, start: int, begin: int) -> int:
    """The same with the lines above that are captions."""
    for _ in range(_MOST_LINES):
        above = plain[start:begin].rstrip()
        line = above.rfind("\n") + 1
        if not _pattern("caption").fullmatch(above[line:].strip()):
            break
        begin = start + line
    return begin
