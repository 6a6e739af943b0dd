"""What counts as a quantity of the prose, and what merely looks like one."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.prose.numerals import numeral
from reportlint.prose.quantities import quantities
from reportlint.values import Flow, Quantity

from .words import PROSE, cases


def read(text: str) -> tuple[Quantity, ...]:
    return quantities("s1", Flow(text, (0,), (0,)))


def one(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(("text", "expected"), cases("quantities"))
def test_a_piece_of_prose_and_its_quantities(text: str, expected: list[str]) -> None:
    assert [f"{q.number} {q.unit or '∅'}{' ~' if q.approximate else ''}" for q in read(text)] == expected


def test_whole_numbers_are_ints() -> None:
    assert [type(one(text).number) for text in ("12条", "12.36万条", "1.5倍")] == [int, int, Decimal]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("285条", 0),
        ("12.36万条", 50),
        ("18万余条", 5000),
        ("1.3亿次", 5000000),
        ("63690元", Decimal("0.5")),
        ("227.3466万元", Decimal("0.5")),
        ("227.35万元", 50),
        ("33.9%", Decimal("0.05")),
        ("83%", Decimal("0.5")),
    ],
)
def test_half_is_half_a_unit_of_the_last_digit(text: str, half: int | Decimal) -> None:
    assert one(text).half == half


def test_one_unit_may_serve_a_list() -> None:
    assert [(q.number, q.unit) for q in read("分别为12、30、25件")] == [(12, "件"), (30, "件"), (25, "件")]


def test_the_number_of_a_paragraph_takes_no_unit_from_what_follows() -> None:
    assert [q.written for q in read("。1、公开信息30条")] == ["30条"]


def test_the_span_leads_back_to_the_source() -> None:
    source = "培训\n班 2 次"
    flow = Flow("培训班2次", (0, 2, 3, 4), (0, 3, 5, 7))
    (quantity,) = quantities("s1", flow)
    assert (quantity.at, quantity.stop, quantity.written) == (3, 5, "2次")
    assert source[quantity.start : quantity.end] == "2 次"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("一百零五", 105),
        ("六万", 60000),
        ("一亿三千万", 130000000),
        ("一二三", None),
        ("一百二", None),
        ("十百", None),
    ],
)
def test_chinese_numerals(written: str, value: int | None) -> None:
    assert numeral(written) == value


@given(st.one_of(st.text(), PROSE))
def test_any_text_is_read_and_every_span_slices_back(text: str) -> None:
    last = 0
    for quantity in read(text):
        assert quantity.written == text[quantity.at : quantity.stop] == text[quantity.start : quantity.end]
        assert re.search("[0-9〇○零一二两三四五六七八九十百千万亿]", quantity.written)
        assert last <= quantity.at < quantity.stop
        last = quantity.stop
