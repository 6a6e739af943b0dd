"""contents: of how many parts a report says that it consists, and which of them it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled, may_match, needed
from reportlint.check.schema import Option
from reportlint.regex import named, regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Element, Finding, Flow, Form, Unverified

ABOUT = "正文说报告由几个部分组成，列了哪些名称，与格式或实有的各章对不对得上"
OPTIONS = {
    "said": Option("regexes", required=True, help="例如 said: (?P<数>[一二三四五六七八九])个(?P<章>部分)"),
    "about": Option("regexes", required=True, help="句中有这些词，说的才是本报告，例如 about: 本报告|年度报告"),
    "names": Option("named", required=True, help="例如 names: {一: 总体|概述}，名称是部分的编号"),
    "fault": Option(
        "choice",
        required=True,
        choices=("number", "names", "chapters"),
        help="number：说的个数不是格式的；names：列出的名称不全；chapters：说的个数、名称与实有的各章不符",
    ),
    "beside": Option("regexes", help="fault: chapters 时，没有编号、也算一个部分的，例如 beside: 附表"),
    "elsewhere": Option("sections", help="fault: chapters 时，没有报告的另有规则指出的"),
}
DEMANDS = {
    "fault=chapters": ("beside", "elsewhere"),
    "beside": ("fault=chapters",),
    "elsewhere": ("fault=chapters",),
}
PLACEHOLDERS = {
    "text": "说有几个部分的原话",
    "said": "说的是几个",
    "wanted": "应当是几个",
    "listed": "列出了几个名称",
    "missing": "没有列出（或者没有写）的名称",
}
NOTES = {"number": "列出的名称里没有{}", "chapters": "没有读到{}"}
"""What is said of names that are missing, besides the message."""
NUMERALS = "一二三四五六七八九十"
_NUMBER, _PART = "数", "章"
"""How the groups are called that hold the number, and a word for the parts that is said of nothing else."""
LEAST, MOST = 4, 9
"""A report that says it has fewer or more parts counts something else."""
_OPENING = 1_200
"""So far into section one an introduction may stand."""
_HEADED = 20
"""An annex with a heading of its own has its number so near."""
_FEW = 3
"""So many names make a list."""
_ORDINAL = regex(r"第?([一二三四五六七八九十])(?:[、.．]|[章部])")
_pattern = named(
    {
        "sentence": r"[^。]+",
        "pieces": r"[、；;，,：:\n]|(?<=情况)(?:以及|及|和|与)|(?<=事项)(?:以及|及|和|与)",
        "named": r"(?:情况|事项|内容|附表|统计表)$",
    }
)


class Count(NamedTuple):
    """One sentence: the words that count, how many they say, and what it names of the form."""

    flow: Flow
    start: int
    end: int
    number: int | None
    found: frozenset[str]
    sentence: tuple[int, int]
    """Where it stands in the flow."""
    unknown: int
    open: bool
    """The list ends with 等."""


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand where the parts of the report are counted."""
    return needed([options["said"]])


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """`number`: the number said is not that of the form. `names`: it is, but fewer names are listed. `chapters`: where the
    form leaves the chapters free, the number said is not theirs, or the report has nothing of a part that is listed."""
    options = rule.options
    elements = {element.name.partition("、")[0]: element for element in form.sections}
    names = {elements[key]: pattern for key, pattern in options["names"].items() if key in elements}
    wanted = len(form.sections)
    reading = rule.reading("fault", "beside", "elsewhere")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for said in context.once(reading, lambda: list(_sentences(context, options, names))):
            if options["fault"] == "chapters":
                yield from _undelivered(rule, context, said, names)
                continue
            missing = [element for element in names if element.id not in said.found]
            if options["fault"] == "number":
                wrong = said.number is not None and said.number != wanted
            else:
                wrong = said.number in (None, wanted) and _short(said, wanted)
            if wrong:
                yield _finding(rule, context, said, missing if len(said.found) >= _FEW else [], wanted)
                return

    del shared
    return check


def _short(said: Count, wanted: int) -> bool:
    """Whether fewer names are listed than there are parts; after 等 only if nearly all are."""
    listed = len(said.found) + said.unknown
    least = _FEW if said.number and not said.open else _FEW + 1
    return least <= listed < wanted and len(said.found) >= _FEW and not (said.open and said.number is None)


def _undelivered(rule: Rule, context: Context, said: Count, names: dict[Element, Any]) -> Iterator[Finding]:
    """A finding where the chapters are not as many as said, or one that is listed is not there."""
    ordinals = [NUMERALS.index(found[1]) + 1 for s in context.report.sections if (found := _ORDINAL.match(s.title))]
    last = ordinals[-1] if ordinals == sorted(set(ordinals)) and len(ordinals) >= _FEW else 0
    if not last:
        return
    annex = context.sections.get("annex")
    plain = context.report.source.plain
    rest_end = annex.start if annex else len(plain)
    if annex and (headed := _ORDINAL.match(plain[annex.start : annex.start + _HEADED].lstrip(" \t#*"))):
        # the table is part of the last chapter: 七、需要说明的事项与附表
        last = max(last, NUMERALS.index(headed[1]) + 1)
        rest_end = max(plain.find("\n", annex.start), annex.start)
    start, end = said.sentence
    rest = plain[said.flow.at(end - 1) : rest_end]
    listed = [(element, compiled(pattern)) for element, pattern in names.items() if element.id in said.found]
    absent = [element for element, pattern in listed if not pattern.search(rest)]
    missing = [element for element in absent if element.id not in rule.options["elsewhere"]]
    beside = len(set(compiled(rule.options["beside"]).findall(said.flow.text, start, end)))
    if len(said.found) < _FEW and annex:  # nothing is listed
        beside = max(beside, 1)
    most = last + beside + len(absent) - len(missing)
    wrong = said.number is not None and not last <= said.number <= most
    if wrong and said.number > most and f"{NUMERALS[said.number - 1]}、" in rest:  # type: ignore[operator]
        return  # not every chapter has been recognised
    if wrong or missing:
        yield _finding(rule, context, said, missing, last)


def _sentences(context: Context, options: Any, names: dict[Element, Any]) -> Iterator[Count]:
    for ident in ("head", "s1"):
        section = context.sections.get(ident)
        if section is None:
            continue
        text = section.flow.text[:_OPENING] if ident == "s1" else section.flow.text
        if not (may_match(options["said"], text) and may_match(options["about"], text)):
            continue
        for sentence in _pattern("sentence").finditer(text):
            inside = sentence.group()
            if not may_match(options["about"], inside) or not may_match(options["said"], inside):
                continue
            match = compiled(options["said"]).search(inside)
            if match and compiled(options["about"]).search(inside):
                said = _read(section.flow, sentence.start(), inside, match, names)
                if said is not None:
                    yield said


def _read(flow: Flow, at: int, text: str, match: re.Match[str], names: dict[Element, Any]) -> Count | None:
    """What a sentence says; None where it counts something else than the parts of the report."""
    groups = match.groupdict()
    number = _number(next((word for name, word in groups.items() if word and name.startswith(_NUMBER)), ""))
    before, after = text[: match.start()], text[match.end() :]
    found: set[str] = set()
    unknown = 0
    for piece in _pattern("pieces").split(before.removesuffix("等") + "、" + after):
        known = {element.id for element, pattern in names.items() if compiled(pattern).search(piece)}
        found |= known
        unknown += not known and bool(_pattern("named").search(piece.strip()))
    if len(found) < _FEW and not any(word and name.startswith(_PART) for name, word in groups.items()):
        return None
    if number is not None and not LEAST <= number <= MOST:
        return None
    return Count(
        flow, at + match.start(), at + match.end(), number, frozenset(found), (at, at + len(text)), unknown,
        before.rstrip().endswith("等"),
    )  # fmt: skip


def _number(written: str) -> int | None:
    if written.isascii():
        return int(written) if written else None
    return NUMERALS.index(written) + 1 if written in NUMERALS else None


def _finding(rule: Rule, context: Context, said: Count, missing: list[Element], wanted: int) -> Finding:
    names = "、".join(f"“{element.name}”" for element in missing)
    words = {
        "text": context.quote(said.flow, said.start, said.end),
        "said": NUMERALS[said.number - 1] if said.number else "",
        "wanted": NUMERALS[wanted - 1],
        "listed": len(said.found) + said.unknown,
        "missing": names,
    }
    note = NOTES.get(rule.options["fault"], "").format(names) if missing else ""
    return rule.finding(
        said.flow.span(said.start, said.end),
        context.section_title("head"),
        words,
        expected=names or None if rule.options["fault"] == "names" else f"{words['wanted']}个部分",
        actual=words["text"],  # type: ignore[arg-type]
        note=note,
    )
