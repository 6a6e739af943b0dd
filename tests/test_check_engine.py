"""The engine: which rules run, what a broken one does, and one cause, one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check import check
from reportlint.check.options import Options
from reportlint.values import Repair
from tests.handmade import pack, report, rule, said, section, table

if TYPE_CHECKING:
    import pytest

WEB, NET = rule("phrase: {any: 网站}"), rule("phrase: {any: 网络}")
TEXT = (section("s1", "网站和网络"),)


def test_only_rules_of_the_edition_run() -> None:
    result = said(report(sections=TEXT), WEB, rule("phrase: {any: 网络}", "2019"))
    assert [finding.name for finding in result.findings] == ["rule-0"]
    assert result.rules == 1


def test_select_and_ignore_take_codes_and_names() -> None:
    rules = pack(WEB, {**NET, "code": "LOCAL-02"})
    made = report(sections=TEXT)
    assert [f.code for f in check(made, rules, Options(select=("LOCAL-02",))).findings] == ["LOCAL-02"]
    assert [f.code for f in check(made, rules, Options(ignore=("rule-1",))).findings] == ["LOCAL-01"]
    assert check(made, rules, Options(select=("LOCAL-01",), ignore=("rule-0",))).rules == 0


def test_a_finding_rests_on_what_there_was_in_the_year_of_the_report() -> None:
    dated = {**WEB, "bases": {"2023": "通知", "2021": "条例"}}
    bases = [said(report(sections=TEXT, year=year), dated).findings[0].basis for year in (2020, 2021, 2022, 2023, 2024)]
    assert bases == ["条例", "条例", "条例", "通知", "通知"]


def test_a_broken_rule_is_undecided_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlint.check.verbs import section as verb

    def prepare(*_: Any) -> Any:
        def run(_: Any) -> Any:
            raise ZeroDivisionError("by zero")

        return run

    monkeypatch.setattr(verb, "prepare", prepare)
    result = said(report(sections=TEXT), rule("section: {of: 一, length: -5}"), WEB)
    assert [entry.reason for entry in result.unverified] == ["规则出错：ZeroDivisionError: by zero"]
    assert len(result.findings) == 1


def test_what_is_no_report_gets_one_entry_and_no_rules() -> None:
    made = report(sections=TEXT)._replace(refusal=("not-a-report", "不像年度报告"), edition=None)
    result = said(made, WEB)
    assert not result.findings
    assert [(entry.code, entry.name, entry.severity) for entry in result.unverified] == [
        (None, "not-a-report", "error")
    ]
    assert result.verdict == "unverified"


def test_what_a_code_says_twice_of_the_same_words_is_one_finding() -> None:
    first, second = (
        {**rule("phrase: {any: 网站}"), "message": f"正文说“{{text}}”，{what}"} for what in ("少了", "多了")
    )
    result = said(report(sections=TEXT), first, second)
    assert [finding.message for finding in result.findings] == ["正文说“网站”，少了；多了"]
    assert len(result.findings[0].members) == 2
    assert len(said(report(sections=TEXT), {**first, "message": "少了"}, {**second, "message": "多了"}).findings) == 2


def test_a_rule_may_stand_for_others() -> None:
    loud = {**rule("form: {kind: foreign, table: [表二, 表三]}"), "code": "LOCAL-02", "silences": ["LOCAL-01"]}
    quiet = rule("form: {kind: renamed, table: [表二, 表三]}")
    repairs = (
        Repair("foreign", "t2", "table", "表二", "旧", 0, 1, "表二"),
        Repair("renamed", "made", "column", "甲", "乙", 3, 4, "表二"),
        Repair("renamed", "np", "column", "丙", "丁", 5, 6, "表三"),
    )
    result = said(report(repairs=repairs), loud, quiet)
    assert [(finding.code, finding.start) for finding in result.findings] == [("LOCAL-02", 0), ("LOCAL-01", 5)]
    assert [entry.reason for entry in result.unverified] == ["随 LOCAL-02 一并处理"]


def test_findings_come_in_the_order_of_the_text_and_cells_are_counted() -> None:
    result = said(report(table("表四"), sections=TEXT), NET, WEB)
    assert [finding.start for finding in result.findings] == [0, 3]
    assert result.cells == 15
