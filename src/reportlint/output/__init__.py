"""The formats: one module each, functions from what was found to text. None of them prints.

A format module for `check` has a function ``entry(result, style) -> str``: what is said of one file. So a run of any
length is written as it goes. It may have

- ``HEAD``, what stands before the first file (or ``head(style) -> str``), and ``JOINT``, what stands between two that have
  something to say;
- ``top(files, tally, style) -> str`` in place of ``HEAD``, where the first page has to know of the last file: what is said
  of each is then held back, in a temporary file, and `files` is all that was said but for the entries;
- ``foot(tally, style) -> str``: what stands after the last;
- ``WHOLE = True``, when it says itself what is exempt. The others get that only if it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.values import Exemption, Form, Result

    Rule = Mapping[str, Any]

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "csv", "html")
SUMMARIES = {"text": "summary", "csv": "summary_csv", "html": "summary_html"}
"""The formats of the table of files and families, and their modules."""
TERMINAL = ("text", "concise", "github", "summary")
"""What is written as the terminal can show it; the rest is UTF-8 with the line ends of its format, whatever the locale."""
SEVERITIES = ("error", "warning", "info")
SEVERITY_WORDS = {"error": "错误", "warning": "警告", "info": "提示"}


class Style(NamedTuple):
    """How to write: `width` in terminal cells (0: nothing is wrapped), colours, several files or one."""

    width: int = 0
    color: bool = False
    many: bool = False
    forms: Mapping[str, Form] = {}
    rules: Sequence[Rule] = ()
    """All rules of the pack, for formats that describe them."""
    bar: str = "error"
    """The severity from which on a finding fails the run (`--fail-on`)."""
    exempt: bool = False
    """Whether to show what is exempt, marked as such."""


class Tally(NamedTuple):
    """A run in figures; also of a single file."""

    files: int = 0
    passed: int = 0
    failed: int = 0
    unverified: int = 0
    unreadable: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    undecided: int = 0
    """Rules of severity error that could not be decided."""
    reasons: tuple[str, ...] = ()
    """Why, each reason once, the first few."""
    rules: int = 0
    """The most rules that ran on one file."""
    cells: int = 0
    left_open: int = 0
    """Rules of any severity that could not be decided."""
    exempt: int = 0
    """Findings that do not count, and rules that could not be decided likewise."""
    unwritten: int = 0
    """Files that could not be written back."""
    counts: Mapping[tuple[str, str, str], int] = {}
    """Findings that count, by (code, name, severity)."""
    problems: tuple[tuple[str, str], ...] = ()
    """(path, why) of each file that could not be read."""

    @property
    def verdict(self) -> str:
        """``fail``, ``unverified`` or ``pass``, the worst of its files."""
        return "fail" if self.failed else "unverified" if self.unverified else "pass"

    def reaches(self, severity: str) -> bool:
        """Whether there is a finding of this severity or a graver one."""
        return any((self.error, self.warning, self.info)[: SEVERITIES.index(severity) + 1])

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        reasons = (*self.reasons, *(reason for reason in other.reasons if reason not in self.reasons))[:3]
        rules = max(self.rules, other.rules)
        sums = Tally(*(a + b if isinstance(a, int) else a for a, b in zip(self, other, strict=True)))  # type: ignore[arg-type, operator]
        counts = {**self.counts, **{key: self.counts.get(key, 0) + count for key, count in other.counts.items()}}
        problems = self.problems + other.problems if other.problems else self.problems
        return sums._replace(reasons=reasons, rules=rules, counts=counts, problems=problems)


def load(name: str) -> Any:
    """The module of a format."""
    from importlib import import_module

    return import_module(f"reportlint.output.{name}")


def tally(result: Result) -> Tally:
    """The figures of one file."""
    severities = [finding.severity for finding in result.findings if not finding.exempt]
    counts: dict[tuple[str, str, str], int] = {}
    for finding in result.findings:
        if not finding.exempt:
            key = finding.code, finding.name, finding.severity
            counts[key] = counts.get(key, 0) + 1
    open_ = () if result.error else result.unverified
    open_ = tuple(entry for entry in open_ if not entry.exempt)
    undecided = [entry for entry in open_ if entry.severity == "error"]
    verdict = result.verdict
    return Tally(
        files=1,
        passed=int(verdict == "pass"),
        failed=int(verdict == "fail"),
        unverified=int(verdict == "unverified"),
        unreadable=int(bool(result.error)),
        error=severities.count("error"),
        warning=severities.count("warning"),
        info=severities.count("info"),
        undecided=len({entry.code or entry.name for entry in undecided}),
        left_open=len({entry.code or entry.name for entry in open_}),
        reasons=tuple(dict.fromkeys(entry.reason for entry in undecided))[:3],
        rules=result.rules,
        cells=result.cells,
        exempt=sum(bool(f.exempt) for f in result.findings) + sum(bool(u.exempt) for u in result.unverified),
        unwritten=int(bool(result.mended and result.mended.problem)),
        counts=counts,
        problems=((result.path, result.error),) if result.error else (),
    )


def title(result: Result) -> str:
    """The report's title as it stands there, on one line, or nothing."""
    report = result.report
    return "".join(report.source.text[slice(*report.title)].split()) if report and report.title else ""


def called(path: str) -> str:
    """What a file is called to a reader."""
    return "标准输入" if path == "-" else path


class Said(NamedTuple):
    """What is said of one file: all that a long run keeps of it. `entries` has a text for each format."""

    path: str
    tally: Tally
    entries: tuple[str, ...]
    error: str = ""
    used: tuple[str, ...] = ()
    """Where the exemptions that applied are written."""
    title: str = ""
    patch: tuple[str, str] = ("", "")
    """What the safe fixes change, as a patch, and the file's encoding."""
    done: tuple[tuple[str, str], ...] = ()
    """(code, title) of the fixes made."""
    problem: str = ""
    """Why they could not be written back."""


def say(formats: Sequence[tuple[str, Style]], result: Result, forms: Mapping[str, Form]) -> Said:
    """What the formats, given by name and style, say of a result."""
    total = tally(result)
    counting = _counting(result) if total.exempt else result
    entries = []
    for name, style in formats:
        module = load(name)
        whole = style.exempt or getattr(module, "WHOLE", False)
        entries.append(module.entry(result if whole else counting, style._replace(forms=forms)))
    said = Said(result.path, total, tuple(entries), result.error, result.used, title(result))
    if result.mended is None or result.report is None:
        return said
    from reportlint.output.patch import patch

    source = result.report.source
    changes = patch(result.path, result.mended, source.bom), source.encoding
    return said._replace(patch=changes, done=result.mended.done, problem=result.mended.problem)


def _counting(result: Result) -> Result:
    """`result` without what is exempt."""
    findings = tuple(finding for finding in result.findings if not finding.exempt)
    return result._replace(findings=findings, unverified=tuple(item for item in result.unverified if not item.exempt))


def accepted(exemption: Exemption | None) -> str:
    """``（已豁免：原因；张三；至 2026-12-31）``, or nothing."""
    if exemption is None:
        return ""
    parts = (exemption.reason, exemption.by, f"至 {exemption.until}" if exemption.until else "")
    return f"（已豁免：{clean('；'.join(filter(None, parts)))}）"


_HARMFUL = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "□")
_HARMFUL.update({0x09: " ", 0x0A: " ", 0x0D: " ", 0xFEFF: "", 0x200B: ""})


def clean(text: str) -> str:
    """`text` on one line, without characters that would act on a terminal."""
    return text.translate(_HARMFUL)
