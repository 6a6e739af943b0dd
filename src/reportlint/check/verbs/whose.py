"""whose: an organ named where the reporting one acts: itself, where another belongs, or one of another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.own import own, split
from reportlint.check.patterns import compiled, may_match
from reportlint.check.schema import Option
from reportlint.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.own import Own, Region
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

OPTIONS = {
    "roles": Option(
        "named", required=True, help="例如 roles: {查阅的网站: 登录(?P<机关>[一-龥]{4,20})网站}；主语写 (?P<主语>…)"
    ),
    "is": Option("choice", required=True, choices=("own", "foreign", "doubtful"), help="own、foreign 或 doubtful"),
    "unless": Option("regexes"),
}
PLACEHOLDERS = ("text", "name", "role", "organ", "place")
_JOINTS = "、,及和与"
_STOPS = "。\n;"
_BELOW = regex(r"县区|区县|市县|县\(|各县|各区|所辖县")
"""Words of a city that has counties."""


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """own: the organ, and the subject where one is asked for, is the reporting one. foreign: it is of a place that the
    reporting one has nothing to do with; doubtful: it may be."""
    options = rule.options
    wanted, unless = options["is"], options.get("unless")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        me: Own | None = None
        for role, pattern in options["roles"].items():
            if not may_match(pattern, context.prose):
                continue
            me = me or own(context)
            if me is None:
                return
            for section in context.report.sections:
                for match in compiled(pattern).finditer(section.flow.text):
                    if unless and compiled(unless).search(_sentence(match)):
                        continue
                    found = _led_by_itself(match, me) if wanted == "own" else _of(context, match, me) == wanted
                    if found:
                        yield _finding(rule, context, section, match, role)
                        return

    del form, shared
    return check


def _sentence(match: re.Match[str]) -> str:
    """The sentence that a match stands in."""
    text = match.string
    start = max(text.rfind(stop, 0, match.start()) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]


def _led_by_itself(match: re.Match[str], me: Own) -> bool:
    """Whether one of the organs listed is the reporting one, and so is the subject, if the wording has one."""
    subject = match.groupdict().get("主语")
    if subject is not None and not any(subject.endswith(name) for name in me.names):
        return False
    named: str = match["机关"]
    for name in me.names:
        at = named.find(name)
        end = at + len(name)
        if at >= 0 and (not at or named[at - 1] in _JOINTS) and (end == len(named) or named[end] in _JOINTS):
            return True
    return False


def _of(context: Context, match: re.Match[str], me: Own) -> str:
    """``foreign``, ``doubtful`` or empty for what may be the organ's own, its superior or its subordinate."""
    regions, base = split(match["机关"])
    verdict = ""
    for region in regions:
        if region.stem in me.name or _title_has(context, region):
            continue
        verdict = _kin(context, region, base, me)
        if verdict == "foreign":
            break
    if verdict and not regions:
        return ""
    if verdict == "doubtful" and context.prose.count(regions[-1].stem) > 1:
        return ""  # the report speaks of that place more than once
    return verdict


def _title_has(context: Context, region: Region) -> bool:
    report = context.report
    ends = [context.sections["closing"].flow.text] if "closing" in context.sections else []
    if report.title:
        ends.append("".join(report.source.plain[slice(*report.title)].split()))
    return any(region.stem in text for text in ends)


def _kin(context: Context, region: Region, base: str, me: Own) -> str:
    """How a region that is not in the organ's name stands to it."""
    mine = {mine.level: mine for mine in me.regions}
    if region.level == "township":
        return "foreign" if "township" in mine else ""
    if region.level == "county" and region.unit != "市":
        if "county" in mine:
            return "foreign"
        if "city" in mine:  # one of its counties, if it has any
            own_system = not base or base == me.base or (context.report.organ and context.report.organ.kind != "department")
            return "" if own_system else "doubtful"
        return "doubtful" if me.regions else ""
    if region.unit != "市" or base == me.base:
        return ""
    if "city" in mine:
        return "foreign" if "county" in mine or _BELOW.search(context.prose) else "doubtful"
    government = not base or base.startswith(("人民", "政府"))
    return "doubtful" if me.regions and not government else ""


def _finding(rule: Rule, context: Context, section: Section, match: re.Match[str], role: str) -> Finding:
    place = match.span("机关") if rule.options["is"] != "own" else match.span()
    organ = context.report.organ
    words = {
        "text": context.quote(section.flow, *match.span()),
        "name": context.quote(section.flow, *match.span("机关")),
        "role": role,
        "organ": organ.name if organ else "",
        "place": context.section_title(section.id),
    }
    return rule.finding(section.flow.span(*place), context.section_title(section.id), words, actual=words["name"])
