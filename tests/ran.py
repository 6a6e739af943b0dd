"""A run over results that are there already, and what a format writes of it."""

from __future__ import annotations

from typing import Any

from reportlint.command.outlets import Outlet, Progress, Teller, deliver
from reportlint.output import Style, say
from reportlint.run import unreadable
from reportlint.values import Edit, Exemption, Fix, Result
from tests import made

RULES = tuple(
    {
        "code": finding.code,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity,
        "explain": f"{finding.name} 查什么。为什么。",
        "basis": finding.basis,
    }
    for finding in (*made.structure(), *made.faults())
)


class _Silent:
    def isatty(self) -> bool:
        return False


def page(format_: str, *results: Result, **style: Any) -> str:
    """What `format_` writes to standard output."""
    written: list[str] = []
    many = Style(many=len(results) > 1, rules=RULES)._replace(**style)
    outlet = Outlet(format_, "", many, lambda text, *_: written.append(text))
    said = (say([(format_, outlet.style)], result, {}) for result in results)
    deliver(said, [outlet], Progress(len(results), _Silent()), Teller(lambda _: None, lambda _: None))  # type: ignore[arg-type]
    return "".join(written)


def full(path: str = "青禾.txt") -> Result:
    """A result with everything that can be said: one finding has a fix, one is exempt, and so is one undecided rule."""
    result = made.result(path)
    *rest, last = result.findings
    misspelt = next(finding for finding in rest if finding.code == "FMT-08")
    fix = Fix("改为“本年废止件数”", "safe", (Edit(misspelt.start, misspelt.end, "本年废止件数"),))
    exempt = Exemption("本局没有这一项", "张三", "2026-12-31", "reportlint.toml:3")
    findings = [finding._replace(fix=fix) if finding is misspelt else finding for finding in rest]
    undecided = (result.unverified[0], result.unverified[1]._replace(exempt=exempt))
    return result._replace(findings=(*findings, last._replace(exempt=exempt)), unverified=undecided)


def unread(path: str = "云汀.docx") -> Result:
    """A file that cannot be read."""
    return unreadable(path, "Word 文档暂不能直接读取")
