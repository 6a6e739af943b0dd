"""Reading: what the bytes of a document become, and what is said of those that cannot be read."""

from __future__ import annotations

import codecs
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.read import ReadError, decode, narrowing, read
from reportlint.read.narrowing import narrow
from reportlint.values import Source

TEXT = "青禾县林业局2022年政府信息公开工作年度报告\r\n一、总体情况\n"


class TestEncodings:
    @pytest.mark.parametrize(
        ("mark", "codec", "named"),
        [
            (b"", "utf-8", "utf-8"),
            (codecs.BOM_UTF8, "utf-8", "utf-8"),
            (b"", "gb18030", "gb18030"),
            (b"", "gbk", "gb18030"),
            (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        ],
    )
    def test_the_text_is_the_same_in_all(self, mark: bytes, codec: str, named: str) -> None:
        source = decode(mark + TEXT.encode(codec), "青禾.txt")
        assert (source.text, source.encoding, source.bom) == (TEXT, named, bool(mark))

    def test_what_gbk_lacks_is_read_from_gb18030(self) -> None:
        text = TEXT + "㐀𠀀镕"
        assert decode(text.encode("gb18030")).text == text

    def test_line_ends_stay_as_they_are(self) -> None:
        assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"

    def test_nothing_at_all_is_a_text(self) -> None:
        assert decode(b"").text == ""


class TestErrors:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"\x00\x01\x02\x03" * 50, "不是文本文件"),
            (TEXT.encode() + b"\x00", "不是文本文件"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e" * 9, "控制字符"),
            (b"\xff\xff\xff\xff", "不是可识别的文本"),
            (TEXT.encode()[:-2], "已损坏：第 2 行"),
            (TEXT.encode() * 3 + b"\xa0" + TEXT.encode(), "已损坏：第 7 行"),
            (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "已损坏"),
            (b"%PDF-1.7\n", "PDF 文件暂不能直接读取"),
            (b"PK\x03\x04....", "另存为"),
            (f"<!DOCTYPE html>\n<html><body>{TEXT}</body></html>".encode(), "网页暂不能直接读取"),
            (f"<p>{TEXT}</p>\n".encode() * 30, "网页暂不能直接读取"),
        ],
    )
    def test_bytes_that_are_no_text(self, data: bytes, words: str) -> None:
        with pytest.raises(ReadError, match=words):
            decode(data)

    @pytest.mark.parametrize("name", ["年报.docx", "年报.DOC", "年报.pdf", "年报.html", "年报.xlsx", "年报.wps"])
    def test_a_kind_that_cannot_be_read_yet_says_what_to_do(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / name
        path.write_bytes(TEXT.encode())
        with pytest.raises(ReadError, match=r"暂不能直接读取.*再核对"):
            read(str(path))

    def test_any_other_name_is_read_as_text(self, tmp_path: Path) -> None:
        path = tmp_path / "年报.text"
        path.write_bytes(TEXT.encode())
        assert read(str(path)).text == TEXT

    @pytest.mark.parametrize(
        "markup", ["<p>{}</p>\n", "{}<br/>\n", "<html><body><table><tr><td>{}</td></tr></table></body></html>\n"]
    )
    def test_some_markup_makes_no_web_page(self, markup: str) -> None:
        assert decode((TEXT + markup.format(TEXT) * 5).encode()).text

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="不存在"):
            read(str(tmp_path / "无.txt"))
        with pytest.raises(ReadError, match="不存在"):
            read(str(tmp_path / "无.docx"))

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="文件夹"):
            read(str(tmp_path))

    def test_a_name_that_no_file_can_have(self) -> None:
        with pytest.raises(ReadError, match="不合法"):
            read("a\0b.txt")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user who may be refused")
    def test_without_permission(self, tmp_path: Path) -> None:
        path = tmp_path / "年报.txt"
        path.write_text(TEXT)
        path.chmod(0)
        with pytest.raises(ReadError, match="权限"):
            read(str(path))

    def test_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "年报.txt"
        path.write_bytes(b"a" * 11)
        assert read(str(path), limit=11).text == "a" * 11
        with pytest.raises(ReadError, match=r"上限.*--max-size"):
            read(str(path), limit=10)


class TestNarrow:
    @pytest.mark.parametrize(
        ("wide", "plain"),
        [
            ("２０２１年，共３．５％（一）：Ａ；／＋", "2021年,共3.5%(一):A;/+"),
            ("〔2021〕30号【2021】［2021］(2021)[2021]", "(2021)30号(2021)(2021)(2021)(2021)"),
            ("－8 −8 –8 ‐8", "-8 -8 -8 -8"),
            ("a\u3000b\xa0c\u200bd\ufeffe\u2003f", "a b c d e f"),
            ("a\tb\nc", "a\tb\nc"),
            ("⼀⽐⽬⻅⻔⺠⻚⼾", "一比目见门民页户"),
            ("\uf967\uf900", "不豈"),
            ("\u2f92\uf902\uf940", "见车鹿"),
            ("。、《》“”—…①㈠㎡", "。、《》“”—…①㈠㎡"),
            ("一\r\n二\r三\n四\r\r\n", "一 \n二\n三\n四\n \n"),
        ],
    )
    def test_one_character_for_one(self, wide: str, plain: str) -> None:
        assert narrow(wide) == plain

    @given(st.text())
    def test_never_another_length(self, text: str) -> None:
        plain = narrow(text)
        assert len(plain) == len(text)
        assert narrow(plain) == plain

    @given(st.text(st.characters(max_codepoint=0x7E, exclude_characters="[]<>\r\x0b\x0c\x1c\x1d\x1e\x1f")))
    def test_ascii_stays(self, text: str) -> None:
        assert narrow(text) == text


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-16")))
@example(TEXT.encode("gb18030")[:-1])
@example(codecs.BOM_UTF16_BE + b"a")
def test_any_bytes_are_a_source_or_an_error(data: bytes) -> None:
    with suppress(ReadError):
        source = decode(data)
        assert isinstance(source, Source)
        assert len(source.plain) == len(source.text)


def test_what_narrowing_passes_over_has_no_narrow_form() -> None:
    """Every character there is: the quick look for wide ones misses none."""
    for first in range(0, 0x110000, 0x1000):
        text = "|".join(
            chr(code) for code in range(first, first + 0x1000) if not 0xD800 <= code < 0xE000 and code != 13
        )
        assert narrow(narrow(text)) == narrow(text) == text.translate(narrowing._table)


def test_traditional_characters_are_narrowed_one_for_one() -> None:
    assert narrow("政府信息公開工作年度報告、結轉、對外公開總數量") == "政府信息公开工作年度报告、结转、对外公开总数量"
