"""Whether a text without a title is a report of the years before there was a form."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportlint.regex import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.outline import Outline
    from reportlint.values import Element, YearMark

_LEAST = 3
"""So many topics of the regulation, spoken of and told about, are of no other paper."""
_pattern = named(
    {
        # papers that have such chapters, too, but report on nothing: a line that names one, or says to whom it is sent
        "other paper": r"学年|高等学校"
        r"|(?m:^)[^\n。]{0,60}(?:通知|指南|方案|要点|办法|规定|意见|细则|制度|函|批复|计划|清单|须知|解读)[)）》\"”]?\s{0,9}(?m:$)"
        r"|本(?:指南|办法|规定|细则|方案|制度|通知)|(?m:^)\s{0,9}各[^\n。]{2,60}[:：]\s{0,9}(?m:$)",
        "told": r"\d{1,7}\s?(?:余|多)?(?:条|件|次|起|宗|份|篇|人|元|万元|项)|未|没有|无|零|不足|不够|有待",
        "of a report": "情况|问题|不足",
        "of the year": r"(?:编制|公布|发布|形成)[^。\n]{0,30}20\d\d年[^。\n]{0,10}信息公开(?:工作)?(?:年度)?(?:工作)?报告",
        "run in": r"(?m:^)\s{0,9}[(（][一二三四五六七八九十]{1,2}[)）]([^。\n:：]{2,40}?(?:情况|问题|不足))[。:：\n]([^\n]{0,400})",
        "named by itself": r"(?:现将|现就|特|现)[^。\n]{0,40}公开[^。\n]{0,16}报告?(?:如下|公布如下|予以公布|[:：])",
    }
)


def is_report(plain: str, layout: Outline, years: Sequence[YearMark], sections: Sequence[Element]) -> bool:
    """Whether the chapters of `plain`, or where there are none the lines under a sentence that announces the report,
    tell about several of the topics that the regulation asks for (`sections`), and something but the signature, or what
    is said of the year before it, of the year."""
    if layout.titles or not any(mark.role != "closing" or f"{mark.year - 1}年" in plain for mark in years):
        return False
    head = plain[: layout.first] if layout.heads else plain[: layout.end]
    if _pattern("other paper").search(head):
        return False
    if not layout.heads and not _pattern("named by itself").search(head):
        return False
    spoken: set[str] = set()
    parts = _chapters(plain, layout)
    if _pattern("of the year").search(head):
        parts = chain(parts, _parts_of_chapters(plain, layout))
    for title, body in parts:
        if _pattern("told").search(body):
            spoken.update(
                topic.id for topic in sections if topic.role == "topic" and any(word in title for word in topic.words)
            )
    return len(spoken) >= _LEAST


def _parts_of_chapters(plain: str, layout: Outline) -> Iterator[tuple[str, str]]:
    """The sub-headings on how something was, with what stands behind them in their paragraph."""
    for start, end in layout.bodies:
        yield from ((match[1], match[2]) for match in _pattern("run in").finditer(plain, start, end))


def _chapters(plain: str, layout: Outline) -> Iterator[tuple[str, str]]:
    """The titles and bodies of the chapters on how something was; a line is both where there are none."""
    if not layout.heads:
        yield from ((line, line) for line in plain[: layout.end].split("\n"))
    for head, (start, end) in zip(layout.heads, layout.bodies, strict=True):
        if _pattern("of a report").search(head.title):
            yield "".join(head.title.split()), plain[start:end]
