"""The JSON contract: keys, their order, places, fingerprints."""

from __future__ import annotations

import json
from typing import Any

from reportlint import output
from reportlint.output import Style, parse_json
from reportlint.output import json as contract
from reportlint.values import Result
from tests import made

FILE = "path title organ year edition verdict findings unverified checked"
FINDING = """code name category severity message line column end_line end_column excerpt where expected actual
    difference related basis fix fingerprint exempt"""
RELATED = "line column end_line end_column excerpt label"
UNVERIFIED = "code name severity reason line count exempt"


def document(*results: Result) -> dict[str, Any]:
    """What a run over these results writes, read back."""
    tally = output.Tally()
    entries = []
    for result in results:
        entries.append(contract.entry(result, Style()))
        tally = tally.plus(output.tally(result))
    text = contract.HEAD + contract.JOINT.join(entries) + contract.foot(tally, Style())
    data: dict[str, Any] = json.loads(text)
    return data


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    data = document(made.result())
    assert list(data) == ["reportlint", "files", "summary"]
    assert list(data["summary"]) == ["files", "pass", "fail", "unverified", "error", "warning", "info"]
    [file] = data["files"]
    assert list(file) == FILE.split()
    assert list(file["findings"][0]) == FINDING.split()
    assert list(file["findings"][0]["related"][0]) == RELATED.split()
    assert list(file["unverified"][0]) == UNVERIFIED.split()
    assert file["checked"] == {"rules": 96, "cells": 62}


def test_what_is_said_of_the_file() -> None:
    [file] = document(made.result())["files"]
    assert file["path"] == "青禾.txt"
    assert file["title"] == "青禾县林业局2022年政府信息公开工作年度报告"
    assert (file["organ"], file["year"], file["edition"], file["verdict"]) == ("青禾县林业局", 2022, "2021", "fail")


def test_places_lead_to_the_excerpt() -> None:
    lines = made.TEXT.split("\n")
    for finding in document(made.result())["files"][0]["findings"]:
        for place in (finding, *finding["related"]):
            assert place["line"] == place["end_line"]
            assert lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == place["excerpt"]


def test_what_is_missing_is_an_empty_span() -> None:
    findings = {finding["code"]: finding for finding in document(made.result())["files"][0]["findings"]}
    assert findings["STR-01"]["excerpt"] == ""
    assert (findings["STR-01"]["line"], findings["STR-01"]["column"]) == (31, 1)


def test_the_summary_counts_files_and_findings() -> None:
    unread = Result("云汀.docx", None, (), (), 0, 0, "Word 文档暂不能直接读取")
    data = document(made.result(), made.clean_result(), unread)
    assert data["summary"] | {"pass": 0} == {
        "files": 3, "pass": 0, "fail": 1, "unverified": 0, "error": 2, "warning": 4, "info": 0,
    }  # fmt: skip
    assert data["files"][2]["error"] == "Word 文档暂不能直接读取"


def test_no_files_are_an_object_too() -> None:
    assert document()["files"] == []


class TestFingerprint:
    def prints(self, result: Result) -> list[str]:
        return [finding["fingerprint"] for finding in document(result)["files"][0]["findings"]]

    def test_the_path_and_the_lines_above_do_not_matter(self) -> None:
        report = made.report()
        moved = report._replace(source=report.source._replace(text="\n\n" + made.TEXT))
        findings = [f._replace(start=f.start + 2, end=f.end + 2, related=()) for f in made.faults()]
        there = made.result("elsewhere/b.txt")._replace(report=moved, findings=tuple(findings))
        assert self.prints(there) == self.prints(made.result()._replace(findings=made.faults()))

    def test_another_value_is_another_fault(self) -> None:
        fault = made.faults()[0]
        other = made.result()._replace(findings=(fault, fault._replace(actual="10")))
        assert len(set(self.prints(other))) == 2

    def test_repeats_are_told_apart(self) -> None:
        fault = made.faults()[0]
        assert len(set(self.prints(made.result()._replace(findings=(fault, fault, fault))))) == 3


def test_parse_gives_the_tables_as_data() -> None:
    data = json.loads(parse_json.page(made.report()))
    table = data["tables"][1]
    assert (table["name"], table["edition"], table["layout"]) == ("表三", "2021", "delimited")
    assert table["rows"]["new"]["cells"]["np"] == {"status": "VALUE", "number": 9, "written": "9"}
    assert data["tables"][0]["rows"]["normdoc"]["cells"]["repealed"] == {"status": "EMPTY", "number": None}
    assert [section["id"] for section in data["sections"]] == ["s1", "s2", "s3", "s4", "s5"]
