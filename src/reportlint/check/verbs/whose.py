"""whose: an organ named where the reporting one acts: itself, where another belongs, or one of another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.own import own, split
from reportlint.check.patterns import compiled, holds, needed
from reportlint.check.schema import Option
from reportlint.check.spotting import Spotter
from reportlint.check.stretches import around
from reportlint.regex import named

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.own import Own, Region
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

OPTIONS = {
    "roles": Option("named", required=True, help="例如 roles: {查阅的网站: 登录(?P<机关>[一-龥]{4,20})网站}"),
    "subject": Option("flag", help="yes：本机关还要是这句话的主语"),
    "is": Option("choice", required=True, choices=("own", "foreign", "doubtful"), help="own、foreign 或 doubtful"),
    "unless": Option("regexes"),
}
PLACEHOLDERS = ("text", "name", "role", "organ", "place")
_JOINTS = "、,及和与"
_STOPS = "。\n;"
_pattern = named(
    {  # stems that are no name of a place: 各县, 乡镇, 所在区
        "no place": r"^[省市县区乡镇全本]{1,2}$|各|其[他它]|相关|有关|所|当地|相邻|邻近|周边|兄弟|上级|下级|我|该|人|部门|单位"
        r"|公开|信息|申请|示范|试点|先进|特色|年|以来|全$|本$|及|的|等|在|由"
    }
)


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand in the prose, where every role has one."""
    return needed(options["roles"].values())


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """own: the organ, and with `subject` what stands before the wording, is the reporting one. foreign: it is of a place that the
    reporting one has nothing to do with; doubtful: it may be."""
    options = rule.options
    wanted, unless, subject = options["is"], options.get("unless"), options.get("subject", False)
    spotter = Spotter({role: pattern["needs"] for role, pattern in options["roles"].items()})

    def check(context: Context) -> Iterator[Finding | Unverified]:
        said = spotter.found(context.prose, context.pairs)
        me = own(context) if said else None
        if me is None or not (me.regions or wanted == "own" or _committee(context)):
            return
        for role, pattern in options["roles"].items():
            if role not in said:
                continue
            for section, match in _matches(context, pattern, said[role]):
                found = _led_by_itself(match, me, subject) if wanted == "own" else _of(context, match, me) == wanted
                if found and not (unless and compiled(unless).search(_sentence(match))):
                    yield _finding(rule, context, section, match, role)
                    return

    del form, shared
    return check


def _matches(context: Context, pattern: Any, words: list[str]) -> list[tuple[Section, re.Match[str]]]:
    """Where the wording stands; rules that look for the same share what was found."""
    key = "whose", pattern["pattern"]
    if key not in context.memo:
        found = compiled(pattern).finditer
        parts = [part for part in context.report.sections if holds(words, part.flow.text)]
        context.memo[key] = [(part, match) for part in parts for match in found(part.flow.text)]
    return context.memo[key]  # type: ignore[no-any-return]


def _sentence(match: re.Match[str]) -> str:
    """The sentence that a match stands in."""
    return match.string[slice(*around(match.string, match.start("机关"), match.end(), _STOPS))]


def _led_by_itself(match: re.Match[str], me: Own, subject: bool) -> bool:
    """Whether one of the organs listed is the reporting one, and if need be the subject, too."""
    if subject and not match.string[: match.start()].endswith(tuple(me.names)):
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
    if (
        not regions
        or match["机关"].endswith(me.name)
        or any(_pattern("no place").search(r.stem) or r.stem in me.name or _signs(context, r) for r in regions)
    ):
        return ""
    kin = [_kin(context, region, base, me) for region in regions]
    if "foreign" in kin:
        return "foreign"
    if "doubtful" in kin and context.prose.count(regions[-1].stem) == 1:
        return "doubtful"  # a place that the report speaks of again is its own
    return ""


def _committee(context: Context) -> bool:
    """Whether a development zone reports, whose name has no region."""
    organ = context.report.organ
    return organ is not None and organ.kind == "committee"


def _signs(context: Context, region: Region) -> bool:
    """Whether the region stands in the title or below the text."""
    report = context.report
    ends = [context.sections["closing"].flow.text] if "closing" in context.sections else []
    if report.title:
        ends.append("".join(report.source.plain[slice(*report.title)].split()))
    return any(region.stem in text for text in ends)


def _kin(context: Context, region: Region, base: str, me: Own) -> str:
    """How a region that is not in the organ's name stands to it."""
    mine = {mine.level: mine for mine in me.regions}
    government = not base or base.startswith(("人民", "政府"))
    if region.level == "township":
        return "foreign" if "township" in mine else ""
    if region.level == "county" and region.unit != "市":
        if "county" in mine:
            return "foreign"
        if "city" in mine:  # perhaps one of its counties
            department = context.report.organ is not None and context.report.organ.kind == "department"
            return "doubtful" if department and base and base != me.base else ""
        return "" if government and "province" not in mine else "doubtful"
    if region.unit != "市" or base == me.base:
        return ""
    if "city" in mine:
        return "foreign" if "county" in mine else "doubtful"
    return "" if government else "doubtful"


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
