"""Wholes and their parts: what is read as a division, and how strictly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.prose.parts import parts
from reportlint.prose.quantities import quantities
from reportlint.values import Flow, Parts

from .words import PROSE, cases


def read(text: str) -> tuple[Parts, ...]:
    flow = Flow(text, (0,), (0,))
    return parts("s1", flow, quantities("s1", flow))


def shown(text: str) -> list[str]:
    """Each division as ``strict: whole = part + part``."""
    return [f"{p.strict}: {p.whole.number} = {' + '.join(str(q.number) for q in p.parts)}" for p in read(text)]


@pytest.mark.parametrize(("text", "divisions"), cases("parts"))
def test_a_sentence_and_what_it_divides(text: str, divisions: list[str]) -> None:
    assert sorted(shown(text)) == sorted(divisions)


def test_the_span_reaches_from_the_whole_to_the_last_part() -> None:
    text = "全年共发布信息100条,其中动态60条、公告40条。"
    (division,) = read(text)
    assert text[division.start : division.end] == "100条,其中动态60条、公告40条"


@given(st.one_of(st.text(), PROSE))
def test_any_text_is_read(text: str) -> None:
    for division in read(text):
        assert division.strict in ("all", "pair", "some")
        assert division.parts
        assert 0 <= division.start <= division.whole.start
        assert division.parts[-1].end <= division.end <= len(text)
        assert division.whole not in division.parts
