"""Checks a report against the rules of its edition: what fails, and what could not be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check.context import Context, MissingError
from reportlint.check.merge import merged, silenced
from reportlint.values import Finding, Result, Unverified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.check.options import Options
    from reportlint.check.plan import Check, Rule
    from reportlint.pack import Pack
    from reportlint.values import Report


def check(report: Report, pack: Pack, options: Options) -> Result:
    """Runs every rule that `options` want over `report`."""
    path = report.source.path
    cells = sum(len(row.cells) for table in report.tables.values() for row in table.rows.values())
    if report.refusal is not None or report.edition not in pack.forms:
        name, reason = report.refusal or ("unknown-year", "看不出是哪一年度的报告")
        refused = Unverified(None, name, "error", reason, 0)
        return Result(path, report, (), (refused,), 0, cells)
    context = Context(report, pack)
    findings: list[tuple[Rule, Finding]] = []
    undecided: list[Unverified] = []
    rules = 0
    for rule, run in _checks(context):
        if options.wants(rule.code, rule.name):
            rules += 1
            for entry in _run(rule, run, context):
                if isinstance(entry, Finding):
                    findings.append((rule, entry))
                else:
                    undecided.append(entry)
    kept, dropped = silenced(findings, context)
    return Result(path, report, merged(kept, context), (*undecided, *dropped), rules, cells)


def _checks(context: Context) -> Iterable[tuple[Rule, Check]]:
    """The rules of the report's edition, and for tables in another form the arithmetic of that form."""
    own = context.plan(context.edition).checks
    foreign = {t.edition for t in context.report.tables.values() if t.edition != context.edition}
    if not foreign:
        return own
    names = {rule.name for rule, _ in own}
    return [
        *own,
        *(
            (rule, run)
            for edition in sorted(foreign)
            for rule, run in context.plan(edition).checks
            if rule.verb == "identity" and rule.name not in names
        ),
    ]


def _run(rule: Rule, run: Check, context: Context) -> Iterable[Finding | Unverified]:
    try:
        return list(run(context))
    except MissingError as missing:
        return [rule.undecided(str(missing), len(context.report.source.text))]
    except Exception as problem:  # a rule that breaks must not take the others with it
        return [rule.undecided(f"规则出错：{type(problem).__name__}: {problem}", 0)]
