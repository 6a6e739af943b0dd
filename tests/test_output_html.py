"""The page: the report's own text with its places, whatever that text is; the page that many files share."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.output.marked import Spot, marked
from reportlint.positions import Lines
from reportlint.values import Exemption, Place, Result, Source
from tests import made, ran

VOID = {"meta", "input", "br"}
ODD = st.text(st.sampled_from("<>&\"'/=|\t\n\r年a1 \x00\u202e\ud800") | st.sampled_from("</p>"), max_size=60)


class Page(HTMLParser):
    """Reads a page; every element must be closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        """The text of `.text`, a line end after each line."""
        self.inside: dict[str, list[str]] = {}
        """Number of a finding → the pieces of text marked for it."""
        self._marks: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag in VOID:
            return
        self.open.append(tag)
        if tag in ("a", "span") and "data-n" in given:
            self._marks = given["data-n"].split()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in ("a", "span"):
            self._marks = []
        if tag in ("p", "tr"):
            self.words += "\n"
        if tag == "td":
            self.words += "\t"

    def handle_data(self, data: str) -> None:
        if {"style", "script"} & {*self.open}:
            return
        self.words += data
        for number in self._marks:
            self.inside.setdefault(number, []).append(data)

    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.elements if "id" in given]


def squeezed(text: str) -> str:
    return re.sub(r"[\s|□\x00-\x1f\u202e\ud800]", "", text)


def page(*results: Result) -> Page:
    return Page(ran.page("html", *results))


def body(text: str, *spots: Spot) -> Page:
    return Page(marked(text, Lines(text), spots, "f"))


class TestText:
    def test_a_place_is_marked_and_numbered(self) -> None:
        said = marked("共12件", Lines("共12件"), [Spot(1, 1, 3, "error")], "f")
        assert said == (
            '<p class="row" id="f-l1" data-l="1">共<b class="sign error" id="f-1-t" data-sign="1"></b>'
            '<a class="mark error" data-n="1" href="#f-1">12</a>件</p>\n'
        )

    def test_where_places_overlap_each_has_its_own(self) -> None:
        found = body("0123456789", Spot(1, 1, 6, "warning"), Spot(2, 4, 8, "error"))
        assert {number: "".join(pieces) for number, pieces in found.inside.items()} == {"1": "12345", "2": "4567"}
        assert [given["class"] for _, given in found.elements if "mark" in given.get("class", "")] == [
            "mark warning", "mark error", "mark error",
        ]  # fmt: skip

    def test_a_place_over_lines_and_cells_is_marked_in_each(self) -> None:
        text = "甲乙\n丙丁\n1\t2\t3\n"
        found = body(text, Spot(1, 1, text.index("3"), "error"))
        assert found.inside == {"1": ["乙", "丙丁", "1", "2"]}
        assert found.ids().count("f-1-t") == 1

    @pytest.mark.parametrize("at", [0, 2, 3, 5, 6, 8])
    def test_what_is_missing_has_a_sign_where_it_belongs(self, at: int) -> None:
        found = body("甲乙\n1\t\t2\n", Spot(1, at, at, "error"))
        assert found.ids().count("f-1-t") == 1

    def test_a_place_that_is_only_layout_has_its_sign_too(self) -> None:
        assert "f-1-t" in body("甲\n\n乙", Spot(1, 1, 3, "error")).ids()

    def test_related_places_are_marked_without_a_sign(self) -> None:
        found = body("甲12乙34", Spot(1, 1, 3, "error", (Place(4, 6, "别处"),)))
        assert found.inside == {"1": ["12", "34"]}
        assert found.ids() == ["f-l1", "f-1-t"]

    def test_rows_are_a_table(self) -> None:
        found = body("甲\n|a|b|\n|1|2|\n乙\na\tb\n")
        assert [tag for tag, _ in found.elements if tag in ("table", "tr", "td")] == [
            *("table", "tr", "td", "td", "tr", "td", "td", "table", "tr", "td", "td"),
        ]

    def test_a_row_with_merged_labels_is_flush_with_the_others(self) -> None:
        found = body("（三）\t其他\t1\t2\t3\t4\t5\t6\t7\n总计\t1\t2\t3\t4\t5\t6\t7\t\n")
        spans = [given["colspan"] for _, given in found.elements if "colspan" in given]
        assert spans == ["2"]

    def test_a_cell_a_line_is_set_in_columns(self) -> None:
        found = body("总计\n\n" + "0\n\n" * 30 + "这一行很长，已经不是表格里的一格了，是正文。\n")
        assert [given["class"] for tag, given in found.elements if tag == "div"] == ["short"]
        assert not [tag for tag, _ in body("总计\n0\n0\n").elements if tag == "div"]

    @given(ODD, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=8))
    def test_whatever_it_is_the_text_is_there_and_every_place_once(
        self, text: str, places: list[tuple[int, int]]
    ) -> None:
        spans = [(min(start, len(text)), min(start + length, len(text))) for start, length in places]
        spots = [Spot(number, *span, "error") for number, span in enumerate(spans, 1)]
        found = body(text, *spots)
        assert squeezed(found.words) == squeezed(text)
        assert sorted(name for name in found.ids() if name.endswith("-t")) == sorted(f"f-{s.number}-t" for s in spots)
        for number, (start, end) in enumerate(spans, 1):
            assert squeezed("".join(found.inside.get(str(number), []))) == squeezed(text[start:end])


class TestPage:
    def test_findings_and_places_lead_to_each_other(self) -> None:
        found = page(ran.full(), made.clean_result())
        ids = found.ids()
        assert len(set(ids)) == len(ids)
        links = {given["href"] for _, given in found.elements if given.get("href")}
        assert links
        assert {link[1:] for link in links} <= set(ids)
        assert sum(name.endswith("-t") for name in ids) == 6

    def test_several_files_have_an_index_and_one_has_none(self) -> None:
        assert "nav" in [tag for tag, _ in page(ran.full(), ran.unread()).elements]
        assert "nav" not in [tag for tag, _ in page(ran.full()).elements]

    def test_what_is_said_of_a_finding(self) -> None:
        words = page(ran.full()).words
        for said in (
            "现为 11",
            "应为 12",
            "相差 -1",
            "依据：国办公开办函〔2021〕30号 表三注",
            "改法：改为“本年废止件数”",
        ):
            assert said in words
        assert "豁免理由：本局没有这一项（张三，至 2026-12-31）" in words
        assert "表四没有识别到" in words

    def test_the_filter_counts_what_counts(self) -> None:
        assert "显示：错误 1警告 4无法核对 1" in page(ran.full()).words.replace("\n", "")

    def test_what_cannot_be_read_says_why(self) -> None:
        assert "无法读取：Word 文档暂不能直接读取" in page(ran.unread()).words

    def test_nothing_comes_from_elsewhere(self) -> None:
        text = ran.page("html", ran.full(), made.clean_result())
        found = Page(text)
        tags = {tag for tag, _ in found.elements}
        assert not tags & {"link", "img", "iframe", "object", "base", "form"}
        assert all(given.get("href", "#").startswith("#") for _, given in found.elements)
        assert not [
            name for _, given in found.elements for name in given if name in ("src", "style") or name[:2] == "on"
        ]
        assert "url(" not in text
        assert "@import" not in text
        [policy] = [given["content"] for _, given in found.elements if "http-equiv" in given]
        for kind in ("style", "script"):
            [inside] = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.S)
            digest = b64encode(sha256(inside.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy

    @given(ODD, ODD)
    def test_whatever_a_report_says_it_is_text(self, words: str, path: str) -> None:
        finding = made.faults()[0]._replace(
            *(), code=words or "X", message=words, where=words, basis=words, expected=words, actual=words,
            difference=words, start=0, end=len(words), exempt=Exemption(words, words, words), related=(),
        )  # fmt: skip
        report = made.report()._replace(source=Source(path, words, words), title=(0, len(words)))
        result = Result(path, report, (finding,), made.result().unverified, 1, 1)
        plain = page(made.result()._replace(findings=made.faults()[:1], unverified=made.result().unverified))
        assert {tag for tag, _ in page(result).elements} <= {tag for tag, _ in plain.elements} | {
            "table",
            "tr",
            "td",
            "th",
        }


def test_a_script_in_a_report_is_text() -> None:
    attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    finding = made.faults()[0]._replace(start=0, end=len(attack), message=attack, related=())
    result = made.result(attack)._replace(
        report=made.report()._replace(source=Source(attack, attack, attack), title=(0, len(attack))),
        findings=(finding,),
    )
    text = ran.page("html", result, result._replace(path="b.txt"))
    assert text.count("<script>") == 1
    assert "<img" not in text
    assert "alert(1)" in text


def test_a_large_text_takes_no_more_than_its_length() -> None:
    text = "第一行有一些字\n1\t2\t3\n" * 5000
    spots = [Spot(number, number * 10, number * 10 + 4, "error") for number in range(1, 5000)]
    assert len(body(text, *spots).inside) == 4999
