"""The table of the ways by which a sentence counts some cases alone, by what it counts: applications, reviews, decisions, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.cases import applications
from reportlint.prose.cases.plain import ONE_APPLICANT
from reportlint.prose.cases.ways import Case, Way
from reportlint.regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

_WORDS = "[^,，;；:：。、0-9]"
_SUIT = f"(?:复议|诉讼){_WORDS}{{0,12}}?"
_ALL = lazy(
    f"(?:(?:共|新|被申请|被提起|收到|发生|以上|上述){_WORDS}{{0,16}}?(?:复议|诉讼)|合计|总计|共计|本年[新共]|全年[新共])"
)
_ANY = lazy("公开|申请|答复|不服$|[两各这此该上种每]$|相关$|有关$")
"""Any cases about disclosure: 政府信息公开类, 因不服答复引起的; 各类 are all."""


def _some(match: re.Match[str], _: Case) -> bool:
    return _ANY.search(match["which"]) is None


def _earlier(match: re.Match[str], case: Case) -> bool:
    return not (match["year"] and case.year and int(match["year"]) == case.year % 100)


_SUITS = (
    applications.AMID._replace(by="context"),
    # Cases about one thing, or of one outcome: 涉及补贴的行政复议6件; 维持的5件中，有3件又起诉
    Way(
        lazy(
            "(?:涉及?|关于|有关|针对)(?!及?(?:的|本|我|该|公开|[^,，;；。]{0,24}(?:信息|政务|依申请)公开))"
            "[^,，;；:：。、0-9]{2,24}?的?(?:行政)?(?:复议|诉讼)[^,，;；:：。0-9]*(?:[0-9]+[件起宗例]、[^,，;；:：。0-9]*)?$"
            "|(?:经复议|维持|纠正|撤销|审结|驳回|终止)[^,，;；:：。0-9]{0,6}[0-9]+[件起宗例]中[,，]?(?:又?有)?$|其[他它][^,，;；:：。0-9]{0,8}案件中[,，:：][^,，;；:：。0-9]*$"
        ),
        "left",
        by="context",
    ),
    # 同一申请人提起政府信息公开行政复议26件
    Way(lazy(f"(?:{ONE_APPLICANT}){_WORDS}{{0,24}}?{_SUIT}(?P<of>[0-9]+)[件起宗例]"), "counted", _ALL),
    Way(lazy(f"非(?:因|涉及?)?(?:政府)?信息公开{_WORDS}{{0,8}}?{_SUIT}(?P<of>[0-9]+)[件起宗例]"), "counted", _ALL),
    # 行政许可类行政复议2件
    Way(
        lazy(f"(?P<which>[^,，;；:：。、0-9“”]{{2,12}})类的?(?:行政)?{_SUIT}(?P<of>[0-9]+)[件起宗例]"),
        "counted",
        _ALL,
        _some,
    ),
    # 因行政处罚引起的行政诉讼3件
    Way(
        lazy(
            f"(?:因|由)(?P<which>{_WORDS}{{2,20}}?)(?:引发|引起|导致|产生)的?(?:行政)?{_SUIT}(?P<of>[0-9]+)[件起宗例]"
        ),
        "counted",
        _ALL,
        _some,
    ),
    # 涉及征地的政府信息公开行政复议52件
    Way(
        lazy(
            "(?:涉及?|关于|有关|针对)(?P<which>(?:(?!公开|信息|答复|申请|政务|不服)[^,，;；:：。、0-9]){2,16})的"
            f"(?:政府)?信息公开{_WORDS}{{0,6}}?{_SUIT}(?P<of>[0-9]+)[件起宗例]"
        ),
        "counted",
        _ALL,
    ),
    # 上年结转的7件行政复议案件, 2023年底尚未审结的行政复议12件
    Way(
        lazy(
            f"(?:上一?年|去年|往年|20(?P<year>[0-9]{{2}})年)度?[末底]?的?{_WORDS}{{0,6}}?"
            f"(?:结转|转入|遗留|未审结|未办结|未结){_WORDS}{{0,24}}?(?P<of>[0-9]+)[件起宗例]"
        ),
        "counted",
        _ALL,
        _earlier,
    ),
)
_RULES = (
    # 涉及优化营商环境的规范性文件制发2件
    Way(
        lazy(
            f"(?:涉及?|关于|有关|针对)(?P<which>(?:(?!依法)[^,，;；:：。、0-9]){{2,24}}?)的(?:行政|政府)?(?:规范性文件|规章)"
            f"{_WORDS}{{0,8}}?(?P<of>[0-9]+)[件部份个]"
        ),
        "counted",
        _ALL,
    ),
)
_DECISIONS = (
    # 适用普通程序作出行政处罚决定189件
    Way(
        lazy(f"(?:适用|运用|采用|采取|通过){_WORDS}{{2,12}}?[作做]出{_WORDS}{{2,16}}?(?P<of>[0-9]+)[件份宗起个项]"),
        "counted",
        _ALL,
    ),
)
WAYS: Mapping[str, Sequence[Way]] = {
    "申请": applications.COUNTED,
    "复议": _SUITS,
    "诉讼": _SUITS,
    "规范性文件": _RULES,
    "规章": _RULES,
    "许可": _DECISIONS,
    "处罚": _DECISIONS,
    "强制": _DECISIONS,
}
"""By topic of the vocabulary; of the others, such as fees, nothing is picked out."""
