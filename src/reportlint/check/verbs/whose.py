"""whose: an organ named where the reporting one acts: itself, where another belongs, or another where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.own import own, split
from reportlint.check.patterns import compiled, holds, needed
from reportlint.check.schema import Option, groups_of
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

ABOUT = "正文里的机关是不是该是的那一个：本机关，还是别的机关"
OPTIONS = {
    "roles": Option("named", required=True, help="例如 roles: {查阅的网站: 登录(?P<机关>[一-龥]{4,20})网站}"),
    "subject": Option("flag", help="yes：本机关还要是这句话的主语"),
    "is": Option(
        "choice",
        required=True,
        choices=("own", "foreign", "doubtful"),
        help="own：写的是本机关自己；foreign：写的是不相干的机关；doubtful：写的可能不是本机关的",
    ),
    "unless": Option("regexes", help="句中有这些词的不看"),
}
DEMANDS = {"subject": ("is=own",)}
PLACEHOLDERS = {
    "text": "原话",
    "name": "写的是哪个机关",
    "role": "roles 里的名称",
    "organ": "报告的机关",
    "place": "在哪一部分",
}
_NAMED, _ITSELF = "机关", "本机关"
"""The groups of a role that hold the organ: any, or one that can only be the reporting organ itself."""
_JOINTS = "、,及和与在"
_SHORT = 3
"""A short name has so many characters at least: 林草局."""
_STOPS = "。\n;"
_pattern = named(
    {  # stems that are no name of a place: 各县, 乡镇, 所在区
        "no place": r"^[省市县区乡镇全本]{1,2}$|各|其[他它]|相关|有关|所|当地|相邻|邻近|周边|兄弟|上级|下级|我|该|人|部门|单位"
        r"|[将把]$|^[对向请让给从为到按]$|公开|信息|申请|示范|试点|先进|特色|年|以来|全$|本$|及|的|等|在|由|是|通过|经过|依托|利用|借助",
        # what no name has in it: the organ that speaks, and what somebody does for the public
        "no name": r"我|本[局委办厅院]|本(?:机关|单位)|提供|查阅|向(?:社会|公众|群众|市民|居民|村民|申请人)",
        # a department without its region, and what is said of its business
        "department": r"[省市县区旗州]?((?:(?![我本全各该分党委])[一-龥]){2,16}?)(?:局|厅|委员会)",
        "committee": r"([一-龥]{4,20}?区)(?:管理委员会|管委会|$)",
        "technology": r"高新技术(?:产业)?(?:开发)?区",
        "joints": rf"[{_JOINTS}]",
        "economy": r"经济(?:技术)?开发区",
        "zone": r"(?:高新区|经开区|保税区|度假区)$",
    }
)
_KIND = 3
"""So many last characters that two development zones share say what kind of zone both are: 开发区."""


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Patterns that do not say where the organ is."""
    for role, pattern in options["roles"].items():
        if groups_of(pattern["pattern"]).isdisjoint({_NAMED} if options["is"] == "own" else {_NAMED, _ITSELF}):
            yield "roles", f"“{role}”里没有 (?P<{_NAMED}>…)，不知道哪一段是机关名称"


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

    def read() -> list[tuple[Section, re.Match[str]]]:
        found = compiled(pattern).finditer
        parts = [part for part in context.report.sections if holds(words, part.flow.text)]
        return [(part, match) for part in parts for match in found(part.flow.text)]

    return context.once(("whose", pattern["pattern"]), read)


def _sentence(match: re.Match[str]) -> str:
    """The sentence that a match stands in."""
    return match.string[slice(*around(match.string, match.start(_group(match)), match.end(), _STOPS))]


def _group(match: re.Match[str]) -> str:
    """Which of the groups the organ stands in."""
    return _ITSELF if _ITSELF in match.re.groupindex else _NAMED


def _led_by_itself(match: re.Match[str], me: Own, subject: bool) -> bool:
    """Whether one of the organs listed is the reporting one, and if need be the subject, too."""
    if subject and not match.string[: match.start()].endswith(tuple(me.names)):
        return False
    named: str = match[_NAMED]
    for name in me.names:
        at = named.find(name)
        end = at + len(name)
        if at >= 0 and (not at or named[at - 1] in _JOINTS) and (end == len(named) or named[end] in _JOINTS):
            return True
    return any(_shortened(member, me) for member in _pattern("joints").split(named))


def _shortened(name: str, me: Own) -> bool:
    """Whether `name` is short for the organ: 县林草局 of 青禾县林业和草原局; 市公安局 is above one of its branches."""
    base = me.base
    short = name.removeprefix(me.regions[-1].stem).removeprefix(me.regions[-1].unit) if me.regions else name
    if len(short) < _SHORT or not base or (short[0], short[-1]) != (base[0], base[-1]) or base.startswith(short):
        return False
    rest = iter(base)
    return all(char in rest for char in short)


def _of(context: Context, match: re.Match[str], me: Own) -> str:
    """``foreign``, ``doubtful`` or empty for what may be the organ's own, its superior or its subordinate."""
    group = _group(match)
    name = match[group]
    named, base = split(name)
    mine = tuple(region.stem for region in me.regions)  # 设有梧桐乡 is 梧桐乡 behind a word
    regions = [region for region in named if region.stem not in me.name and not region.stem.endswith(mine)]
    zone = _pattern("committee").match(me.base) if _committee(context) else None
    if me.name in name or (zone and zone[1] in name) or _pattern("no name").search(name):
        return ""
    if any(_pattern("no place").search(r.stem) or _signs(context, r) for r in regions):
        return ""
    itself = group == _ITSELF
    if not regions:
        return _other(context, base, me) if itself else ""
    kin = [_kin(context, region, base, me, itself) for region in regions]
    if "foreign" in kin:
        return "foreign"
    if "doubtful" in kin and _times(context, regions[-1].stem) == 1:
        return "doubtful"  # a place that the report speaks of again is its own
    return ""


def _other(context: Context, base: str, me: Own) -> str:
    """How an organ of no other region stands to the reporting one, in whose place it is: the committee of a development
    zone of another name is foreign; such a zone, a department with other business, and one in the place of a township,
    doubtful."""
    if _committee(context):
        mine, its = (_pattern("committee").match(name) for name in (me.name, base))
        if not mine or not its:
            return ""
        one, two = _short(mine[1]), _short(its[1])
        if _apart(one, two):
            return "doubtful"  # it may have been called so
        if not _zones(one, two):
            return ""
        return "doubtful" if its.end() == its.end(1) else "foreign"
    mine, its = (_pattern("department").match(name) for name in (me.base, base))
    if not its or _times(context, its.group()) > 1:
        return ""
    township = me.regions[-1].level == "township"
    return "doubtful" if township or (mine and not set(mine[1]) & set(its[1])) else ""


def _times(context: Context, name: str) -> int:
    """How often the report speaks of a name."""
    return context.once(("times", name), lambda: context.prose.count(name))


def _short(zone: str) -> str:
    """A development zone as it is called for short: 高新区, 经开区."""
    return _pattern("economy").sub("经开区", _pattern("technology").sub("高新区", zone))


def _apart(one: str, two: str) -> bool:
    """Whether these are zones of one place and of different kinds."""
    kinds = [found[0] for zone in (one, two) if (found := _pattern("zone").search(zone))]
    return len(set(kinds)) > 1 and one.removesuffix(kinds[0]) == two.removesuffix(kinds[1])


def _zones(one: str, two: str) -> bool:
    """Whether these are zones of one kind with different names."""
    same = next((i for i, (a, b) in enumerate(zip(reversed(one), reversed(two), strict=False)) if a != b), 0)
    return same >= _KIND and len(one) - same > 1 and len(two) - same > 1


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


def _kin(context: Context, region: Region, base: str, me: Own, itself: bool) -> str:
    """How a region that is not in the organ's name stands to it."""
    mine = {mine.level: mine for mine in me.regions}
    government = not base or base.startswith(("人民", "政府"))
    if region.level == "province":
        return "foreign" if itself and "province" in mine else ""
    if region.level == "township":
        return "foreign" if "township" in mine else ""
    if region.level == "county":
        if "county" in mine:
            return "foreign"
        if "city" in mine:  # perhaps one of its counties
            department = context.report.organ is not None and context.report.organ.kind == "department"
            return "doubtful" if department and base and not base.startswith(me.base) else ""
        return "" if government and "province" not in mine else "doubtful"
    if region.unit != "市":
        return ""
    same = base.startswith(me.base) if me.base else not base
    if itself and (same or (government and _governs(me))) and not {"county", "township"} & mine.keys():
        return "foreign" if "city" in mine else ""
    if same:  # above a county's, and perhaps above that of a city that is one
        return "doubtful" if "city" in mine and not itself and not {"county", "township"} & mine.keys() else ""
    if "city" in mine:
        return "foreign" if "county" in mine else "doubtful"
    return "" if government else "doubtful"


def _governs(me: Own) -> bool:
    return not me.base or me.base.startswith("人民政府")


def _finding(rule: Rule, context: Context, section: Section, match: re.Match[str], role: str) -> Finding:
    place = match.span(_group(match)) if rule.options["is"] != "own" else match.span()
    organ = context.report.organ
    words = {
        "text": context.quote(section.flow, *match.span()),
        "name": context.quote(section.flow, *match.span(_group(match))),
        "role": role,
        "organ": organ.name if organ else "",
        "place": context.section_title(section.id),
    }
    return rule.finding(section.flow.span(*place), context.section_title(section.id), words, actual=words["name"])
