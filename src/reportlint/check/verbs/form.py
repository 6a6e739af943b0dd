"""form: what in a report deviates from its form: sections, tables, headers, rows missing, moved, renamed, in excess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.schema import Option
from reportlint.check.wordings import elements, row_name
from reportlint.regex import regex
from reportlint.values import Edit, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Repair, Table, Unverified

KINDS = ("missing", "extra", "doubled", "moved", "renamed", "renumbered", "foreign")
ROLES = ("report", "section", "table", "note", "head", "column", "block", "group", "row")
SHOWN = 4

ABOUT = "与规定格式不同的地方：部分、表格、行、列缺少、多出、移位、改名"
OPTIONS = {
    "kind": Option(
        "choices",
        required=True,
        choices=KINDS,
        help="missing：缺少；extra：多出；doubled：重复；moved：移了位置；renamed：改了写法；renumbered：编号不对；"
        "foreign：是另一版格式的",
    ),
    "role": Option(
        "choices",
        choices=ROLES,
        help="看什么：report 整份报告、section 部分标题、table 整张表、note 表中说明、head 表头、column 列、block 大栏、group 行组、row 行",
    ),
    "table": Option("tables", help="只看这些表的，例如 table: 表三"),
    "element": Option("texts", help="只看名称里有这些词的"),
    "except": Option("texts", help="名称里有这些词的不看"),
    "found": Option("regexes", help="写成这样的才报"),
    "unless": Option("regexes", help="写成这样的不算，例如 unless: 概述$"),
    "table_there": Option("flag", help="这一部分的表在不在，例如 table_there: no：表也没有才报"),
    "together": Option("flag", help="yes：一张表里的（或者各部分的）合成一条"),
}
DEMANDS = {"fix": ("kind=missing|renamed|renumbered",)}
FIX = "safe"
_NUMBERED = regex(r"\s*[（(]?[\d一二三四五六七八九十]+[)）.．、]")
PLACEHOLDERS = {
    "name": "规定的名称",
    "found": "文中的写法",
    "table": "表名；各部分没有",
    "before": "应当排在谁后面",
    "place": "应当在哪里",
    "count": "有几处",
    "names": "各处的规定名称，加了引号",
}
FILLS = {"found": "kind!=missing", "before": "kind=missing|moved", "place": "kind=missing|moved"}


def wakes(options: Mapping[str, Any]) -> list[list[str]]:
    """The deviations that the rule is about."""
    return [["repair", kind] for kind in options["kind"]]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """A finding for each deviation of the kinds asked for; what is missing at one place is one."""
    options = rule.options
    tables = {form.tables[name].name for name in options["table"]} if "table" in options else None
    with_table = {table.section: table.id for table in form.tables.values()}

    def check(context: Context) -> Iterator[Finding | Unverified]:
        groups: dict[object, list[Repair]] = {}
        broken: dict[str, int] = {}
        for number, repair in enumerate(context.report.repairs):
            if not _asked(repair, options, tables):
                continue
            if end := _broken_off(context, repair):
                broken.setdefault(end, repair.start)
                continue
            if "table_there" in options:
                there = with_table.get(repair.element, "") in context.report.tables
                if there != options["table_there"]:
                    continue
            together = options.get("together")
            place = (repair.table, repair.start) if repair.kind == "missing" and repair.table else number
            groups.setdefault(repair.table if together else place, []).append(_placed(context, repair, with_table))
        for group in groups.values():
            yield _finding(rule, context, group)
        for end, start in broken.items():
            yield rule.undecided(f"正文到{end}为止，后面的没有读到", start)

    del shared
    return check


def _broken_off(context: Context, repair: Repair) -> str:
    """Where the text breaks off, if that explains the deviation: within a table, or within a heading."""
    table = _table(context, repair) if repair.kind == "missing" and repair.role != "table" else None
    if table is not None and context.ends_at(table.end):
        last = max((end for _, end in table.labels.values()), default=table.end)
        return f"{table.name}中间" if repair.start >= last else ""
    if repair.kind == "renamed" and repair.role == "section" and context.ends_at(repair.end):
        found = "".join(repair.found.split())
        return f"标题“{found}”" if repair.name.startswith(found) else ""
    return ""


def _asked(repair: Repair, options: Any, tables: set[str] | None) -> bool:
    if repair.kind not in options["kind"] or repair.role not in options.get("role", ROLES):
        return False
    if repair.table not in tables if tables is not None else repair.table and repair.role == "section":
        return False
    if "element" in options and not any(word in repair.name for word in options["element"]):
        return False
    if "found" in options or "unless" in options:
        from reportlint.check.patterns import compiled

        if "found" in options and not compiled(options["found"]).search(repair.found or repair.name):
            return False
        if "unless" in options and compiled(options["unless"]).search("".join(repair.found.split())):
            return False
    return not any(word in repair.name for word in options.get("except", ()))


def _placed(context: Context, repair: Repair, with_table: Mapping[str, str]) -> Repair:
    """A missing heading where it belongs: above the table that stands under it; the first one above all tables."""
    if repair.kind != "missing" or repair.role != "section":
        return repair
    tables = context.report.tables
    own = tables.get(with_table.get(repair.element, ""))
    starts = [own.start] if own else [table.start for table in tables.values() if not repair.parent]
    start = min([repair.start, *starts])
    return repair._replace(start=start, end=start)


def _finding(rule: Rule, context: Context, group: list[Repair]) -> Finding:
    first = group[0]
    together = rule.options.get("together") and first.kind != "missing"
    names = [_mandated(context, r) if r.kind == "renamed" else _name(context, r) for r in group]
    words = {
        "name": names[0],
        "found": "”、“".join(" ".join(repair.found.split()) for repair in (group if together else [first])),
        "table": first.table,
        "before": first.parent,
        "place": f"应在“{first.parent}”之后" if first.parent else "应在最前面",
        "count": len(group),
        "names": "、".join(f"“{name}”" for name in names[:SHOWN])
        + (f"等 {len(names)} 处" if len(names) > SHOWN else ""),
    }
    return rule.finding(
        (first.start, first.end),
        _where(context, first),
        words,
        expected="；".join(names) if together and first.kind != "moved" else _expected(context, first),
        actual=str(words["found"]).replace("”、“", "；") if words["found"] and first.kind != "moved" else None,
        related=tuple(Place(r.start, r.end, name) for r, name in zip(group[1:], names[1:], strict=True)),
        repair=first,
        edits=tuple(edit for repair in group if (edit := _edit(context, repair)) is not None),
    )


def _edit(context: Context, repair: Repair) -> Edit | None:
    """What would make it as the form has it: the mandated wording, or its number; for a missing section its heading, but
    for the first: where the preamble ends nobody can tell."""
    if repair.kind == "missing" and repair.role == "section":
        return Edit(repair.start, repair.start, f"\n{repair.name}\n") if repair.parent else None
    found = repair.found.strip()
    if any(mark in found for mark in "\t\n\r|"):
        return None  # what stands in several cells or lines is not one wording
    start = repair.start + repair.found.index(found)
    if repair.kind == "renamed":
        return Edit(start, start + len(found), _mandated(context, repair))
    old, new = _NUMBERED.match(found), _NUMBERED.match(repair.name)
    if repair.kind == "renumbered" and old and new and not (repair.role == "section" and _taken(context)):
        return Edit(start, start + old.end(), new.group())
    return None


def _taken(context: Context) -> bool:
    """Whether a chapter that the form does not know bears the number of a section: which of them yields is the author's
    to say, and the numbers of all that follow hang on it."""
    numbers = tuple(e.name.partition("、")[0] + "、" for e in context.pack.forms[context.edition].sections)
    return any(section.id.startswith("x") and section.title.startswith(numbers) for section in context.report.sections)


def _expected(context: Context, repair: Repair) -> str | None:
    """What should stand there: the mandated wording, or the rows into which it is divided."""
    if repair.kind == "extra":
        return None
    if repair.kind == "moved":
        return f"在“{repair.parent}”之后" if repair.parent else None
    if repair.role == "table":
        return _headers(context, repair)
    if repair.kind == "foreign":
        table = _table(context, repair)
        form = context.form(table) if table is not None else None
        rows = form.groups.get(repair.element, ()) if form is not None else ()
        known = elements(form) if form is not None else {}
        return "、".join(known[row].name for row in rows if row in known) or None
    return _mandated(context, repair)


def _headers(context: Context, repair: Repair) -> str | None:
    """The first headers of the report year's table, where the author's table has others."""
    table = _table(context, repair)
    form = context.pack.forms[context.edition].tables.get(table.id) if table is not None else None
    if table is None or form is None:
        return None
    mine, theirs = ([f.names[c] for c in next(iter(f.rows.values()))] for f in (form, context.form(table)))
    return "、".join(mine) if mine != theirs else None


def _mandated(context: Context, repair: Repair) -> str:
    """The mandated wording; without its number where the author's is read without it."""
    table = _table(context, repair)
    if repair.kind == "renamed" and table is not None and _NUMBERED.match(repair.name):
        plain = context.form(table).names.get(repair.element)
        if plain and repair.found and not _NUMBERED.match(repair.found):
            return plain
    return repair.name


def _table(context: Context, repair: Repair) -> Table | None:
    return next((table for table in context.report.tables.values() if table.name == repair.table), None)


def _name(context: Context, repair: Repair) -> str:
    """The element with the group that it stands in: rows called 其他 tell nothing by themselves."""
    table = _table(context, repair)
    if table is not None and repair.role == "row":
        form = context.form(table)
        if repair.element in form.rows:
            return row_name(form, repair.element)
    return repair.name


def _where(context: Context, repair: Repair) -> str:
    table = _table(context, repair)
    if table is None:
        return repair.name
    place = context.cell_place(table)
    return place if repair.role in ("table", "note") else f"{place} {repair.name}".strip()
