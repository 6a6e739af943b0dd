"""SARIF: held against its schema; what becomes of fixes, exemptions, and what could not be decided or read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import output
from reportlint.output import sarif
from reportlint.values import Result
from tests import made, ran

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0-rtm.5.json").read_text("utf-8-sig"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run(*results: Result) -> dict[str, Any]:
    """The one run of a valid document."""
    data = json.loads(ran.page("sarif", *results))
    assert not [error.message for error in VALIDATOR.iter_errors(data)]
    [only] = data["runs"]
    return only  # type: ignore[no-any-return]


def results(code: str, *given: Result) -> list[dict[str, Any]]:
    return [result for result in run(*given or (ran.full(),))["results"] if result["ruleId"] == code]


def test_a_result_says_what_the_finding_says() -> None:
    [result] = results("T3-01")
    assert (result["level"], result["partialFingerprints"]) == ("error", {"reportlint/v1": result_print("T3-01")})
    assert result["message"]["text"].endswith("相差 1 件\n现为 11，应为 12\n依据：国办公开办函〔2021〕30号 表三注")
    [location] = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 22, "startColumn": 19, "endLine": 22, "endColumn": 20, "snippet": {"text": "9"},
    }  # fmt: skip
    assert result["properties"]["category"] == "balance"
    [other] = results("NUM-06")
    assert [place["message"]["text"] for place in other["relatedLocations"]] == ["表三 本年新收"]


def result_print(code: str) -> str:
    file = json.loads(ran.page("json", ran.full()))["files"][0]
    return next(finding["fingerprint"] for finding in file["findings"] if finding["code"] == code)  # type: ignore[no-any-return]


def test_columns_are_counted_in_code_points() -> None:
    assert run(ran.full())["columnKind"] == "unicodeCodePoints"


def test_what_is_missing_is_a_place_without_a_snippet() -> None:
    [result] = results("STR-01", made.result())
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (region["endLine"], region["endColumn"]) == (31, 1)
    assert "snippet" not in region


def test_every_result_leads_to_its_rule() -> None:
    only = run(ran.full(), made.clean_result())
    rules = only["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    of_rules = [result for result in only["results"] if "ruleIndex" in result]
    assert of_rules
    for result in of_rules:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    [balance] = [rule for rule in rules if rule["id"] == "T3-01"]
    assert balance["name"] == "intake-outcome-balance"
    assert balance["shortDescription"]["text"] == "intake-outcome-balance 查什么。"
    assert balance["help"]["markdown"].endswith("依据：国办公开办函〔2021〕30号 表三注")
    assert (balance["defaultConfiguration"], balance["properties"]["category"]) == ({"level": "error"}, "balance")


def test_rules_of_one_code_are_one_rule() -> None:
    rules = ({**ran.RULES[0], "name": "other", "severity": "error", "explain": "另一种情形。"}, *ran.RULES)
    data = json.loads(ran.page("sarif", ran.full(), rules=rules))
    [rule] = [rule for rule in data["runs"][0]["tool"]["driver"]["rules"] if rule["id"] == ran.RULES[0]["code"]]
    assert rule["defaultConfiguration"]["level"] == "error"
    assert "另一种情形。" in rule["help"]["text"]
    assert ran.RULES[0]["name"] in rule["help"]["markdown"]


def test_a_fix_is_a_replacement() -> None:
    [result] = results("FMT-08")
    [fix] = result["fixes"]
    [change] = fix["artifactChanges"]
    [replacement] = change["replacements"]
    assert (fix["description"]["text"], fix["properties"]["safety"]) == ("改为“本年废止件数”", "safe")
    assert replacement["insertedContent"]["text"] == "本年废止件数"
    region = replacement["deletedRegion"]
    line = made.TEXT.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "本年度止件数"


def test_what_is_exempt_is_suppressed_and_the_rest_says_that_it_is_not() -> None:
    suppressed = [result for result in run(ran.full())["results"] if result["suppressions"]]
    assert [result["suppressions"][0]["kind"] for result in suppressed] == ["external", "external"]
    assert suppressed[0]["suppressions"][0]["justification"] == "本局没有这一项"
    assert suppressed[0]["suppressions"][0]["properties"]["by"] == "张三"
    assert all("suppressions" in result for result in run(ran.full())["results"])


def test_what_could_not_be_decided_is_an_open_result() -> None:
    [result] = results("T4-01", made.result())
    assert (result["kind"], result["level"], result["properties"]["count"]) == ("open", "none", 3)
    assert result["message"]["text"] == "无法核对：表四没有识别到"
    assert result["locations"]


def test_a_document_that_is_no_report_is_told_of_under_its_name() -> None:
    refused = made.report()._replace(refusal=("not-a-report", "不像年度报告"), edition=None)
    entry = made.result().unverified[0]._replace(code=None, name="not-a-report", reason="不像年度报告")
    [result] = run(Result("a.txt", refused, (), (entry,), 0, 0))["results"]
    assert (result["ruleId"], "ruleIndex" in result) == ("not-a-report", False)


def test_what_cannot_be_read_is_a_notification_and_the_run_no_success() -> None:
    only = run(ran.full(), ran.unread(), made.clean_result())
    [invocation] = only["invocations"]
    [notification] = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert notification["message"]["text"] == "无法读取：Word 文档暂不能直接读取"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E4%BA%91%E6%B1%80.docx"
    assert run(ran.full())["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize("given", [(), (made.clean_result(),), (ran.unread(),), (ran.unread(), ran.full())])
def test_files_with_nothing_to_say_leave_no_trace(given: tuple[Result, ...]) -> None:
    assert len(run(*given)["results"]) == (8 if len(given) == 2 else 0)


@pytest.mark.parametrize(
    ("path", "separator", "uri"),
    [
        ("年报/a b.txt", "/", "%E5%B9%B4%E6%8A%A5/a%20b.txt"),
        ("./a.txt", "/", "a.txt"),
        ("../a.txt", "/", "../a.txt"),
        ("a:b#c?.txt", "/", "a%3Ab%23c%3F.txt"),
        ("100%.txt", "/", "100%25.txt"),
        ("/tmp/a.txt", "/", "file:///tmp/a.txt"),
        ("-", "/", "stdin"),
        ("a\\b.txt", "/", "a%5Cb.txt"),
        ("年\\b.txt", "\\", "%E5%B9%B4/b.txt"),
        ("C:\\b c.txt", "\\", "file:///C:/b%20c.txt"),
        ("\\\\server\\b.txt", "\\", "file://server/b.txt"),
        ("bad\udcff.txt", "/", "bad%FF.txt"),
    ],
)
def test_paths_are_uris(path: str, separator: str, uri: str) -> None:
    assert sarif.uri(path, separator) == uri


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_the_words_it_stays_valid(message: str, path: str) -> None:
    finding = made.faults()[1]._replace(message=message)
    result = made.result(path or "a")._replace(findings=(finding,))
    text = ran.page("sarif", result).encode("utf-8", "replace").decode()
    assert not list(VALIDATOR.iter_errors(json.loads(text)))


def test_the_levels_are_those_of_the_severities() -> None:
    assert list(sarif.LEVELS) == list(output.SEVERITIES)


def test_words_of_the_report_make_no_links() -> None:
    report = made.result("a.txt")
    finding = report.findings[0]._replace(
        message="“[网站](http://example.org)”不是网址", expected=None, actual=None, basis=""
    )
    [result, *_] = run(report._replace(findings=(finding,)))["results"]
    assert result["message"]["text"] == "“\\[网站\\](http://example.org)”不是网址"
