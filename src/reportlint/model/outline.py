"""The outline of a document: where its head, sections, signature, annexed table and page noise begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.model import marks
from reportlint.model.annex import annex
from reportlint.model.titles import Title, find_titles, without_listed
from reportlint.parse.headings import find_headings
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.parse.heads import Head
    from reportlint.values import Element

    Span = tuple[int, int]

_HEAD_LIMIT = 4000
"""How far the title and the statistic period are looked for where no section heading is found."""
_MARK = regex(r"#{1,6}[ \t*]*\Z")
_LONGEST_MARK = 12
_NOISE = (
    r"上一[篇条]|下一[篇条]|分享到|打印本页|关闭窗口|【?(?:打印|关闭|字体)|主办(?:单位)?[:：]|承办(?:单位)?[:：]|(?:政府)?网站标识码|"
    r"版权所有|Copyright|\S{0,3}ICP备|扫一扫|打开微信|相关(?:链接|附件|文档|信息|阅读)|附件下载|信息来源|来源[:：]|责任编辑|"
    r"网站地图|联系我们|您是第|浏览次数|地址[:：].{0,40}邮编"
)


class Outline(NamedTuple):
    """Offsets into the text."""

    titles: list[Title]
    heads: list[Head]
    bodies: list[Span]
    """The body of each heading."""
    first: int
    """Where the first heading begins: what stands before is the head of the document."""
    end: int
    """Where the last section ends: before the signature, the annex or the page's footer."""
    annex: Span
    """The annexed statistical table; what stands behind the report if there is none."""
    closing: marks.Closing
    refusal: tuple[str, str] | None
    """Why this is no one report, if it is not."""
    again: Span | None
    """The title under which the same report stands once more, which is left out."""

    def table_bodies(self) -> Mapping[str, list[Span]]:
        """Section id → spans in which its table may stand: ``head``, the sections, ``x`` for unknown chapters,
        ``closing`` for what follows the signature."""
        found: dict[str, list[Span]] = {}
        if self.first:
            found["head"] = [(0, self.first if self.heads else self.end)]
        for head, body in zip(self.heads, self.bodies, strict=True):
            found.setdefault(head.id or "x", []).append(body)
        if self.heads and self.end < self.annex[0]:
            found["closing"] = [(self.end, self.annex[0])]
        return found


def outline(plain: str, sections: Sequence[Element], labels: frozenset[str], annexes: Sequence[str]) -> Outline:
    """The outline of `plain`. `labels`: numbered wordings of tables, `annexes`: captions and headers of the statistical table."""
    heads = find_headings(plain, sections, labels)
    first = heads[0].start if heads else min(len(plain), _HEAD_LIMIT)
    titles = without_listed(plain, find_titles(plain, 0, first))
    heads, refusal, again = _one_report(plain, heads, titles)
    end = again[0] if again else len(plain)
    table = annex(plain, annexes, heads, first, end)
    heads = [head for head in heads if head.end <= table[0] or head.start >= table[1]]
    last = heads[-1].end if heads else 0
    noise = regex(rf"^[ \t]*(?:{_NOISE})", re.M).search(plain, last, end)
    tail = noise.start() if noise else end
    closing = marks.closing(plain, last, tail)
    limit = end if last > table[0] else table[0]
    body_end = max(min(closing.start, tail, limit), last)
    stops = [*(_before_mark(plain, head.start) for head in heads[1:]), body_end]
    bodies = [
        (head.end, max(head.end, min(stop, table[0]) if head.end <= table[0] else stop))
        for head, stop in zip(heads, stops, strict=False)
    ]
    return Outline(titles, heads, bodies, first, body_end, table, closing, refusal, again)


def _before_mark(plain: str, start: int) -> int:
    """Where what stands above a heading ends: above the mark of its rank, if it has one (## 二、…)."""
    mark = _MARK.search(plain, max(start - _LONGEST_MARK, 0), start)
    return mark.start() if mark else start


def _one_report(
    plain: str, heads: list[Head], titles: Sequence[Title]
) -> tuple[list[Head], tuple[str, str] | None, Span | None]:
    """The headings of one report: a page may give the same report twice; a second section one under a title of another
    organ or year, or with other figures, is another report, which is refused. Also the title of the same report's copy."""
    several = ("several-reports", "文件里有不止一份年度报告，请分开后逐份核对")
    firsts = [i for i, head in enumerate(heads) if head.id == "s1"]
    for i in firsts[1:]:
        again = find_titles(plain, heads[i - 1].end, heads[i].start)
        if not again or not titles:
            continue
        if _named(plain, again[-1]) != _named(plain, titles[-1]):
            return heads, several, None
        if {head.id for head in heads[:i]} == {head.id for head in heads[i:]}:
            if _figures(plain, heads[:i]) != _figures(plain, heads[i:]):
                return heads, several, None
            return heads[:i], None, (again[0].start, again[0].end)
    return heads, None, None


def _figures(plain: str, heads: Sequence[Head]) -> list[str]:
    """The figures between the first of `heads` and the last; after that a page's footer may follow."""
    return re.findall(r"\d+", plain[heads[0].start : heads[-1].start])


def _named(plain: str, title: Title) -> tuple[str, int]:
    return "".join(plain[title.organ_start : title.organ_end].split()), title.year
