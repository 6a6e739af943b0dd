"""The words that open a list of parts: 其中, a view (按渠道分), a number of cases that a list of results follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.layout import HIDDEN
from reportlint.prose.lists import FAMILIES
from reportlint.regex import named

if TYPE_CHECKING:
    from collections.abc import Iterator

RESULTS = "result"
"""What opened a sentence that lists results and has no 其中: only one that ends in 其他处理 means to be complete."""
VIEW = "view"
"""What opened a list under 从申请人看, 按渠道分, 答复结果：: what it divides stands further off, and may be in the list itself."""
OF = "of"
"""What opened a list of the number right before it: 8件申请中, 8件申请均已答复:同意公开…"""
_SENTENCES = ("。予以公开", "。同意公开")
"""How a sentence begins that lists results."""
_WORDS = (
    "其中", "当中", "分,", "分，", "分:", "分：", "分为,", "分为，", "分为:", "分为：", "统计,", "统计，", "统计:", "统计：",
    "看,", "看，", "看:", "看：", *_SENTENCES,
    "中有", "中仅有", "中只有", "类", "中,", "中，", "中:", "中：", "里,", "里，", "里:", "里：", "申请中", "件中", "份中",
    "结果:", "结果：", "结果为:", "结果为：", "答复:", "答复：", "答复。", "办结:", "办结：", "办结。", "完毕:", "完毕：", "完毕。",
)  # fmt: skip
_KINDS = "|".join(FAMILIES[name] for name in ("applicant", "channel", "result"))
_pattern = named(
    {
        "view": "(?:分为?|看|统计)[,，:：]",
        "amid": "(?<=[,，;；:：。(（])这?当中",
        # 从申请量变化看: what follows is one number beside another
        "by": f"(?:按照?|从)(?![^,，。;；:：、0-9\n]{{0,6}}(?:[总数]量|申请量|变化|趋势|走势|年[度份]?看))[^,，。;；:：、0-9\n{HIDDEN}]{{1,10}}$",
        "outcome": "(?<=[。;；])(?:答复|办理|处理|办结)结果为?[:：]",
        "results": "(?:予以|同意)公开[^,，。;；:：0-9\n]{0,8}[0-9]",
        # 38人中有11人是兼职; 124条信息中转发类37条
        "of": "(?<!其)中(?=(?:仅|只)?有[0-9]{1,6}[^,，。;；:：、0-9](?:全[年部]|[是为未没已被在达超不仅存获])"
        "|[^,，。;；:：、0-9()（）\n]{1,6}类[0-9])"
        f"|(?<!其)[中里](?:[,，:：]|(?<=[请件份]中)(?=有?(?:{_KINDS})[^,，。;；:：、0-9\n]{{0,8}}[0-9]))",
        "answered": '(?:答复|办结|完毕)[:：。](?=[“"]?(?:同意|予以)公开[^,，。;；:：、0-9\n]{0,6}[0-9])',
    }
)


def leads_in(text: str) -> bool:
    """Whether any of them may stand in `text`."""
    return any(word in text for word in _WORDS)


def leads(text: str) -> Iterator[tuple[int, int, str]]:
    """Where they stand, where the list begins, what kind they are."""
    at = text.find("其中")
    while at >= 0:
        yield at, at + 2, "其中"
        at = text.find("其中", at + 2)
    for match in _pattern("amid").finditer(text) if "当中" in text else ():
        yield match.end() - 2, match.end(), "其中"
    for match in _pattern("of").finditer(text):
        yield match.start(), match.end(), OF
    answered = [match.span() for match in _pattern("answered").finditer(text)]
    yield from ((start, stop, OF) for start, stop in answered)
    for word in _SENTENCES:
        at = text.find(word)
        while at >= 0:
            if _pattern("results").match(text, at + 1) and not any(stop == at + 1 for _, stop in answered):
                yield at + 1, at + 1, RESULTS
            at = text.find(word, at + 1)
    if "从" in text or "按" in text:
        for match in _pattern("view").finditer(text):
            by = _pattern("by").search(text, max(match.start() - 13, 0), match.start() + 1)
            if by:
                yield by.start(), match.end(), VIEW
    for match in _pattern("outcome").finditer(text):
        yield match.start(), match.end(), VIEW
