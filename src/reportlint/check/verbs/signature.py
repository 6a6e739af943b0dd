"""signature: the organ that signs a report against the one that its title names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.own import own, split
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.own import Own
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

OPTIONS = {
    "organ": Option("regexes", required=True, help="落款里机关名称的样子，例如 organ: '(?:局|政府|委员会)$'"),
    "allows": Option("regexes", help="可以代为署名的机构，例如 allows: 政务公开|办公室"),
}
PLACEHOLDERS = ("organ", "signed")
_LINE = regex(r"[^\n]+")
_DATE = regex(r"\(?(?:20\d\d|二[〇○零O0]).{0,14}$")
_LONGEST = 30


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding when no organ of the closing is the one of the title, part of it, or allowed to sign for it."""
    organ, allows = rule.options["organ"], rule.options.get("allows")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        report = context.report
        section = context.sections.get("closing")
        if report.title is None or report.organ is None or section is None or not section.flow.text:
            return
        if not report.title[0] <= report.organ.start < report.title[1]:
            return
        me = own(context)
        signers = []
        for line in _LINE.finditer(section.flow.text):
            name = _DATE.sub("", line.group()).strip(" ()*:")
            if not 3 < len(name) <= _LONGEST or not compiled(organ).search(name):
                break
            signers.append((name, line.start() + line.group().index(name)))
        if me is None or not signers or any(_same(name, me, allows) for name, _ in signers):
            return
        name, at = signers[0]
        words = {"organ": report.organ.name, "signed": context.quote(section.flow, at, at + len(name))}
        span = section.flow.span(at, at + len(name))
        yield rule.finding(span, context.section_title("closing"), words, expected=report.organ.name, actual=name)

    del form, shared
    return check


def _same(name: str, me: Own, allows: Any) -> bool:
    """Whether `name` may sign: the organ itself, longer, shorter or abbreviated, or one that signs for it."""
    regions, base = split(name)
    mine = [region.stem for region in me.regions]
    if regions and mine and not any(stem in name for stem in mine) and not any(r.stem in me.name for r in regions):
        return False
    if name in me.name or any(known in name for known in me.names if len(known) > len(me.base)):
        return True
    if allows and compiled(allows).search(name):
        return True
    return _abbreviates(base or name, me.base) or _abbreviates(me.base, base or name)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in the same order: 卫健委, 卫生健康委员会."""
    rest = iter(long)
    return bool(short) and all(char in rest for char in short)
