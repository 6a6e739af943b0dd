"""Lines among those of a table that are its caption or lead up to it: what they name is no label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE = r"[^\t|\n。]*。[^\t|\n]*|[^\t|\n,，]*[,，][^\t|\n:：]*(?<!单位)[:：][^\t|\n]*"
_TABLE_NUMBER = r"附?[表件][ ]?[一二三四五六\d]{1,2}"
_UNIT = r"[ ]?(?:\(单位[^)\n]*\))?"
_OWN_YEAR = r"(?:[^\t|\n\d,:()]{0,24}20\d\d年度?)?"
_TITLE = (
    # 附件1; 表3：…情况; …统计表; …见下表; 某局2023年…公开…情况; （四）行政复议、行政诉讼情况
    rf"(?:{_TABLE_NUMBER}|附[表件])[:、.]?[ ]?(?:[^\t|\n]{{0,60}}(?:情况|数据|信息|表))?{_UNIT}",
    rf"[^\t|\n]{{0,60}}(?:情况|统计|汇总|一览)表[:]?{_UNIT}",
    rf"[^\t|\n]{{0,80}}(?:如下表?|[如见]下表|(?:如|见){_TABLE_NUMBER})(?:所示)?[ ]?[:。]?",
    rf"{_OWN_YEAR}[^\t|\n\d,:()]{{0,20}}公开[^\t|\n\d,:()]{{0,24}}情况[:]?{_UNIT}",
    (
        rf"(?:\([一二三四五六\d]{{1,2}}\)|[一二三四五六\d]{{1,2}}[、.])?[ ]?{_OWN_YEAR}[^\t|\n\d\s、,:()]{{0,30}}"
        rf"(?:(?<=年)|(?<=年度)|(?<=[^、][^、])[、和及与])[^\t|\n\d,:()]{{2,40}}情况[:]?{_UNIT}"
    ),
)
_SIGNAL = ("表", "情况", "如下", "附件")
"""One of these is in every caption, and in few other lines of a table."""
_CAPTION = (
    rf"^[ \t|]*(?=[^\s|])(?=[^\t|\n]*(?:{'|'.join(_SIGNAL)}))"
    rf"(?P<caption>{'|'.join(_TITLE)})(?:[ \t|]+(?P=caption))*[ \t|]*$"
)
_END = "情况"


def captions(plain: str, start: int, end: int, words: Sequence[str]) -> list[tuple[int, int]]:
    """Spans of the lines of `plain[start:end]` that are prose or a caption, one that a merged row repeats included.
    `words`: wordings of the table, one of which (申请人情况) may end like a caption."""
    spans = []
    if "。" in plain[start:end] or ":" in plain[start:end]:
        spans += [match.span() for match in regex(rf"^(?:{_SENTENCE})$", re.M).finditer(plain, start, end)]
    worth = any(plain.count(word, start, end) for word in _SIGNAL)
    for match in regex(_CAPTION, re.M).finditer(plain, start, end) if worth else ():
        caption = match["caption"]
        label, _, rest = caption.partition(" ")
        if label in words and "见" in rest:
            continue  # what somebody wrote into the cell of a row
        if not any(word.endswith(_END) and caption.endswith(word) for word in words):
            spans.append(match.span())
    return spans


def above(plain: str, start: int, place: int) -> int:
    """Where the table whose first wording stands at `place` begins: before the captions above it, not before `start`."""
    line = plain.rfind("\n", start, place) + 1
    while line > start:
        begin = max(plain.rfind("\n", start, line - 1) + 1, start)
        if not plain[begin:line].isspace() and not regex(_CAPTION, re.M).match(plain, begin, line - 1):
            break
        line = begin
    return line or place
