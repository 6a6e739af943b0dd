"""Tells which reviews, lawsuits, decisions and rules a sentence picks out of all that the organ had in the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.kinds import ONE_APPLICANT
from reportlint.regex import named

if TYPE_CHECKING:
    from reportlint.values import Number

_LOOK = 160
"""So many characters before a number tell of which cases it is."""
_WORDS = "[^,，;；:：。、0-9]"
_SUIT = f"(?:复议|诉讼){_WORDS}{{0,12}}?"
_pattern = named(
    {
        # 同一申请人提起政府信息公开行政复议26件
        "applicant": f"(?:{ONE_APPLICANT}){_WORDS}{{0,24}}?{_SUIT}(?P<of>[0-9]+)[件起宗例]",
        "other": f"非(?:因|涉及?)?(?:政府)?信息公开{_WORDS}{{0,8}}?{_SUIT}(?P<of>[0-9]+)[件起宗例]",
        # 行政许可类行政复议2件
        "sort": f"(?P<which>[^,，;；:：。、0-9“”]{{2,12}})类的?(?:行政)?{_SUIT}(?P<of>[0-9]+)[件起宗例]",
        # 因行政处罚引起的行政诉讼3件
        "cause": f"(?:因|由)(?P<which>{_WORDS}{{2,20}}?)(?:引发|引起|导致|产生)的?(?:行政)?{_SUIT}(?P<of>[0-9]+)[件起宗例]",
        # 涉及征地的政府信息公开行政复议52件
        "thing": "(?:涉及?|关于|有关|针对)(?P<which>(?:(?!公开|信息|答复|申请|政务|不服)[^,，;；:：。、0-9]){2,16})的"
        f"(?:政府)?信息公开{_WORDS}{{0,6}}?{_SUIT}(?P<of>[0-9]+)[件起宗例]",
        # 上年结转的7件行政复议案件, 2023年底尚未审结的行政复议12件
        "carried": f"(?:上一?年|去年|往年|20(?P<year>[0-9]{{2}})年)度?[末底]?的?{_WORDS}{{0,6}}?"
        f"(?:结转|转入|遗留|未审结|未办结|未结){_WORDS}{{0,24}}?(?P<of>[0-9]+)[件起宗例]",
        # 涉及优化营商环境的规范性文件制发2件
        "papers": f"(?:涉及?|关于|有关|针对)(?P<which>(?:(?!依法)[^,，;；:：。、0-9]){{2,24}}?)的(?:行政|政府)?(?:规范性文件|规章)"
        f"{_WORDS}{{0,8}}?(?P<of>[0-9]+)[件部份个]",
        # 适用普通程序作出行政处罚决定189件
        "way": f"(?:适用|运用|采用|采取|通过){_WORDS}{{2,12}}?[作做]出{_WORDS}{{2,16}}?(?P<of>[0-9]+)[件份宗起个项]",
        "all": f"(?:(?:共|新|被申请|被提起|收到|发生|以上|上述){_WORDS}{{0,16}}?(?:复议|诉讼)|合计|总计|共计|本年[新共]|全年[新共])",
        # any cases about disclosure: 政府信息公开类, 因不服答复引起的; 各类 are all
        "any": "公开|申请|答复|不服$|[两各这此该上种每]$|相关$|有关$",
        "segment": "[;；]",
    }
)
_KINDS = {
    "复议": ("applicant", "other", "sort", "cause", "thing", "carried"),
    "诉讼": ("applicant", "other", "sort", "cause", "thing", "carried"),
    "规范性文件": ("papers",),
    "规章": ("papers",),
    "许可": ("way",),
    "处罚": ("way",),
    "强制": ("way",),
}
"""By topic, the ways of picking some out."""


def picks_out(topic: str, left: str, number: Number, year: int | None) -> bool:
    """Whether `number`, behind `left` in its sentence, counts what has been picked out there, or is a part of it:
    同一申请人提起行政复议26件; 上年结转的行政复议12件，本年度维持8件."""
    words = _pattern("segment").split(left[-_LOOK:])[-1] + f"{number}件"
    for kind in _KINDS.get(topic, ()):
        for match in _pattern(kind).finditer(words):
            told = match.groupdict()
            which = told.get("which") or ""
            if kind in ("sort", "cause") and _pattern("any").search(which):
                continue
            if kind == "carried" and told["year"] and year and int(told["year"]) == year % 100:
                continue
            if number <= int(match["of"]) and _pattern("all").search(words, match.end()) is None:
                return True
    return False
