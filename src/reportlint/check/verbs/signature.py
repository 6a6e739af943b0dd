"""signature: the organ that signs a report against the one that its title names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.check.own import own, split
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.own import Own
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "落款的机关与标题的机关"
OPTIONS = {
    "organ": Option("regexes", required=True, help="落款里机关名称的样子，例如 organ: '(?:局|政府|委员会)$'"),
    "allows": Option("regexes", help="可以代为署名的机构，例如 allows: 政务公开|办公室"),
    "renamed": Option("regexes", help="提到落款机关的句子里有这些词，是改名或者接办，例如 renamed: 更名为"),
}
PLACEHOLDERS = {"organ": "标题里的机关", "signed": "落款的机关"}
_pattern = named(
    {
        "piece": r"[^\n。;]+",
        "dated": r"\(?(?:20\d\d|二[〇○零O0]).{0,16}$",
        # page numbers, and dates whose 年 and 月 were lost: they may stand below the signature
        "skipped": r"[\s\d()*|—-]*$",
        "sentence": r"[,、:\"“”《》<>|\t]"
        # words that no organ has in its name: the last ones of a paragraph without a full stop
        r"|的|为|包括|包含|重点|下一步|涉及|覆盖|延伸|面向|进一步|加强|加大|推进|推动|开展|实施|确保|努力|继续|不断|已经|我[局委办厅院省市县区镇乡]|各[级乡镇街]",
    }
)
_STOPS = "。;\n"
_LONGEST, _REACH, _MOST, _NEAR = 30, 300, 3, 12


class Signer(NamedTuple):
    """An organ below the text."""

    name: str
    start: int
    end: int


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding when no organ that signs is the one of the title, part of it, or allowed to sign for it."""
    organ, allows, renamed = rule.options["organ"], rule.options.get("allows"), rule.options.get("renamed")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        report = context.report
        if report.title is None or report.organ is None:
            return
        if not report.title[0] <= report.organ.start < report.title[1]:
            return
        signers = _signers(context, compiled(organ))
        me = own(context) if signers else None
        if me is None or any(_same(signer.name, me, allows) for signer in signers):
            return
        if renamed and any(_succeeds(context, signer.name, renamed) for signer in signers):
            return
        name, start, end = signers[-1]
        words = {"organ": report.organ.name, "signed": " ".join(report.source.text[start:end].split())}
        where = context.section_title("closing")
        yield rule.finding((start, end), where, words, expected=report.organ.name, actual=name)

    del form, shared
    return check


def _signers(context: Context, organ: re.Pattern[str]) -> list[Signer]:
    """The organs on the lines above the closing date, or on the last lines of a report that has none, the last first;
    none when the title's organ is the last word."""
    report = context.report
    plain = report.source.plain
    closing = next((mark for mark in report.dates if mark.role == "closing"), None)
    last = max((section.end for section in report.sections if section.title), default=0)
    section = context.sections.get("closing")
    stop = section.body_end if section and section.flow.text else len(plain)
    dated = closing is not None and closing.start > last
    if closing is not None and dated:
        stop = closing.start
    found: list[Signer] = []
    if report.organ and report.organ.name in plain[max(last, stop - len(report.organ.name) - _NEAR) : stop]:
        return found
    for match in reversed(list(_pattern("piece").finditer(plain, max(last, stop - _REACH), stop))):
        line = match.group()
        if _pattern("skipped").match(line):
            continue
        name = _pattern("dated").sub("", line).strip(" \t()*")
        squeezed = "".join(name.split())
        if not squeezed:
            continue
        if not 3 < len(squeezed) <= _LONGEST or _pattern("sentence").search(squeezed) or not organ.search(squeezed):
            break
        start = match.start() + line.index(name)
        if not dated and plain[match.start() - 1] != "\n":
            break  # the end of a line of prose
        found.append(Signer(squeezed, start, start + len(name)))
        if len(found) == _MOST:
            break
    return found


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


def _succeeds(context: Context, name: str, renamed: Any) -> bool:
    """Whether a sentence tells that `name` is what the organ is called now, or who has its duties."""
    text = context.prose
    return any(
        compiled(renamed).search(text, *around(text, found.start(), found.end(), _STOPS))
        for found in re.finditer(re.escape(name), text)
    )


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in the same order: 卫健委, 卫生健康委员会."""
    rest = iter(long)
    return bool(short) and all(char in rest for char in short)
