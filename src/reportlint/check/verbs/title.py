"""title: the organ that a report's title names, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.own import longer, split
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Organ, Unverified

ABOUT = "标题里的机关名称"
OPTIONS = {
    "lacks": Option(
        "choice",
        required=True,
        choices=("organ", "region", "place"),
        help="organ：没有机关名称；region：机关名称不全，正文里有全称；place：看不出是哪里的机关",
    ),
    "names": Option("regexes", help="只看这样的机关名称，例如 names: '[省市县区]?林业局'"),
}
DEMANDS = {"names": ("lacks=region|place",)}
PLACEHOLDERS = {"title": "标题", "organ": "标题里的机关", "full": "机关的全称"}
FILLS = {"organ": "lacks=region|place", "full": "lacks=region"}
_BESIDE = 24
"""So many characters may stand in a line beside the name of who reports: 2023年政府信息公开工作年度报告."""
_NO_ORGAN = regex(r"(?:20\d\d|二[〇○零]..)年?度?(?:政府信息公开|信息公开|政务公开)")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """organ: the title names none; region: it names one that the text knows by a longer name, with its region; place: one
    of `names`, which every region has, and the text does not say of which it is."""
    lacks, names = rule.options["lacks"], rule.options.get("names")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        report = context.report
        if report.title is None:
            return
        written = "".join(report.source.plain[slice(*report.title)].split())
        organ = report.organ
        full = ""
        if lacks == "organ":
            if not _NO_ORGAN.match(written) or (organ is not None and _named_apart(context, organ, report.title)):
                return
        else:
            if organ is None or not _bare(organ) or not _inside(organ, report.title):
                return
            full = longer(organ.name, context)
            if bool(full) == (lacks == "place") or (names and not compiled(names).fullmatch(organ.name)):
                return
        quoted = "".join(report.source.text[slice(*report.title)].split())
        words = {"title": quoted, "organ": organ.name if organ else "", "full": full}
        right = quoted.replace(organ.name, full, 1) if organ and full else None
        yield rule.finding(report.title, "标题", words, actual=quoted, expected=right)

    del form, shared
    return check


def _bare(organ: Organ) -> bool:
    """Whether the name says nothing of where a department is, of the county of a town, or of whose government it is."""
    if organ.kind == "township":
        return [region.level for region in split(organ.name)[0]] == ["township"]
    if organ.kind == "government":
        return not split(organ.name)[0]
    return organ.kind == "department" and not organ.level


def _named_apart(context: Context, organ: Organ, title: tuple[int, int]) -> bool:
    """Whether the organ stands before the title, or in a line of its own before the signature, not amid a sentence."""
    report = context.report
    if organ.start < title[1]:
        return True
    plain = report.source.plain
    line = plain[plain.rfind("\n", 0, organ.start) + 1 :].split("\n", 1)[0].strip()
    return organ.start < report.sections[-1].start and len(line) <= len(organ.name) + _BESIDE


def _inside(organ: Any, title: tuple[int, int]) -> bool:
    return bool(title[0] <= organ.start < title[1])
