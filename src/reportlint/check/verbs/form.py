"""form: what in a report deviates from its form: sections, tables, headers, rows missing, moved, renamed, in excess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.context import row_name
from reportlint.check.schema import Option
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Repair, Unverified

KINDS = ("missing", "extra", "doubled", "moved", "renamed", "renumbered", "foreign")
ROLES = ("section", "table", "note", "head", "column", "block", "group", "row")
SHOWN = 4

OPTIONS = {
    "kind": Option("choices", required=True, choices=KINDS, help="例如 kind: missing；可写 " + "、".join(KINDS)),
    "role": Option("choices", choices=ROLES),
    "table": Option("tables"),
    "element": Option("texts"),
    "except": Option("texts"),
    "found": Option("regexes"),
    "table_there": Option("flag"),
    "together": Option("flag"),
}
PLACEHOLDERS = ("name", "found", "table", "before", "count", "names")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """A finding for each deviation of the kinds asked for; what is missing at one place is one."""
    options = rule.options
    tables = {form.tables[name].name for name in options["table"]} if "table" in options else None
    with_table = {table.section: table.id for table in form.tables.values()}

    def check(context: Context) -> Iterator[Finding | Unverified]:
        groups: dict[object, list[Repair]] = {}
        for number, repair in enumerate(context.report.repairs):
            if not _asked(repair, options, tables):
                continue
            if "table_there" in options:
                there = with_table.get(repair.element, "") in context.report.tables
                if there != options["table_there"]:
                    continue
            together = options.get("together")
            place = (repair.table, repair.start) if repair.kind == "missing" and repair.table else number
            groups.setdefault(repair.table if together else place, []).append(repair)
        for group in groups.values():
            yield _finding(rule, context, group)

    del shared
    return check


def _asked(repair: Repair, options: Any, tables: set[str] | None) -> bool:
    if repair.kind not in options["kind"] or repair.role not in options.get("role", ROLES):
        return False
    if repair.table not in tables if tables is not None else repair.table and repair.role == "section":
        return False
    if "element" in options and not any(word in repair.name for word in options["element"]):
        return False
    if "found" in options:
        from reportlint.check.patterns import compiled

        if not compiled(options["found"]).search(repair.found or repair.name):
            return False
    return not any(word in repair.name for word in options.get("except", ()))


def _finding(rule: Rule, context: Context, group: list[Repair]) -> Finding:
    first = group[0]
    names = [repair.name if repair.kind == "renamed" else _name(context, repair) for repair in group]
    words = {
        "name": names[0],
        "found": " ".join(first.found.split()),
        "table": first.table,
        "before": first.parent,
        "count": len(group),
        "names": "、".join(f"“{name}”" for name in names[:SHOWN])
        + (f"等 {len(names)} 处" if len(names) > SHOWN else ""),
    }
    return rule.finding(
        (first.start, first.end),
        _where(context, first),
        words,
        expected=first.name if first.kind != "extra" else None,
        actual=words["found"] or None,  # type: ignore[arg-type]
        related=tuple(
            Place(r.start, r.end, name) for r, name in zip(group[1:], names[1:], strict=True) if r.start < r.end
        ),
        repair=first,
    )


def _name(context: Context, repair: Repair) -> str:
    """The element with the group that it stands in: rows called 其他 tell nothing by themselves."""
    table = next((t for t in context.report.tables.values() if t.name == repair.table), None)
    if table is not None and repair.role == "row":
        form = context.form(table)
        if repair.element in form.rows:
            return row_name(form, repair.element)
    return repair.name


def _where(context: Context, repair: Repair) -> str:
    table = next((t for t in context.report.tables.values() if t.name == repair.table), None)
    if table is None:
        return repair.name
    return f"{context.cell_place(table)} {repair.name}".strip()
