"""JUnit's XML, which every build server reads: a suite a file, a case a rule that found something or was not decided."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlint.output import SEVERITIES, SEVERITY_WORDS
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.output import Style, Tally
    from reportlint.values import Finding, Result, Unverified

WHOLE = True
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n'

_ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "□")
"""What XML cannot hold, even escaped."""
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def foot(_tally: Tally, _style: Style) -> str:
    """The close of the document."""
    return "</testsuites>\n"


def entry(result: Result, style: Style) -> str:
    """The suite of one file."""
    cases = list(_cases(result, style))
    if not cases:
        cases = [_case(f"核对 {result.rules} 条规则", result, "")]
    kinds = {kind: sum(f"<{kind}" in case for case in cases) for kind in ("failure", "error", "skipped")}
    figures = (
        f'tests="{len(cases)}" failures="{kinds["failure"]}" errors="{kinds["error"]}" skipped="{kinds["skipped"]}"'
    )
    return f"<testsuite {_attribute('name', result.path)} {figures}>\n{''.join(cases)}</testsuite>\n"


def _cases(result: Result, style: Style) -> Iterator[str]:
    if result.error:
        yield _case("unreadable", result, _element("error", result.error))
        return
    lines = Lines(result.report.source.text if result.report else "")
    rules: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.findings:
        rules.setdefault((finding.code, finding.name), []).append(finding)
    for (code, name), findings in rules.items():
        yield _case(f"{code} {name}", result, _found(findings, result.path, lines, style))
    undecided: dict[tuple[str | None, str], list[Unverified]] = {}
    for item in result.unverified:
        undecided.setdefault((item.code, item.name), []).append(item)
    for (number, name), items in undecided.items():
        if (number or "", name) not in rules:  # a rule that has found something is a case already
            yield _case(f"{number} {name}" if number else name, result, _open(items))


def _found(findings: list[Finding], path: str, lines: Lines, style: Style) -> str:
    """A failure if one of them fails the run; else what was found stands in the case's output, and it passes."""
    counting = [finding for finding in findings if not finding.exempt]
    if not counting:
        reasons = "；".join(dict.fromkeys(finding.exempt.reason for finding in findings if finding.exempt))
        return _element("skipped", f"已豁免：{reasons}")
    said = "\n".join(_line(finding, path, lines) for finding in counting)
    gravest = min((finding.severity for finding in counting), key=SEVERITIES.index)
    if SEVERITIES.index(gravest) <= SEVERITIES.index(style.bar):
        return _element("failure", counting[0].message, SEVERITY_WORDS[gravest], said)
    return f"<system-out>{_content(said)}</system-out>\n"


def _line(finding: Finding, path: str, lines: Lines) -> str:
    line, column = lines.place(finding.start)
    basis = f"\n  依据：{finding.basis}" if finding.basis else ""
    where = f"\n  {finding.where}" if finding.where else ""
    return f"{path}:{line}:{column}: {SEVERITY_WORDS[finding.severity]} {finding.message}{where}{basis}"


def _open(items: list[Unverified]) -> str:
    reasons = "；".join(dict.fromkeys(item.reason for item in items))
    if all(item.exempt for item in items):
        return _element("skipped", f"已豁免：{reasons}")
    return _element("error" if any(item.severity == "error" for item in items) else "skipped", f"无法核对：{reasons}")


def _case(name: str, result: Result, inside: str) -> str:
    attributes = f"{_attribute('name', name)} {_attribute('classname', result.path)} {_attribute('file', result.path)}"
    return f"<testcase {attributes}>\n{inside}</testcase>\n" if inside else f"<testcase {attributes}/>\n"


def _element(name: str, message: str, kind: str = "", content: str = "") -> str:
    attributes = f"{_attribute('message', message)}{' ' + _attribute('type', kind) if kind else ''}"
    return f"<{name} {attributes}>{_content(content)}</{name}>\n" if content else f"<{name} {attributes}/>\n"


def _attribute(name: str, value: str) -> str:
    return f'{name}="{escape(value.translate(_ILLEGAL), _QUOTED)}"'


def _content(text: str) -> str:
    return escape(text.translate(_ILLEGAL), {"\r": "&#13;"})
