r"""Lines and columns: a line ends at \n, \r\n or \r and nothing else; places lead back to their offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.positions import Lines

TEXTS = st.text(st.sampled_from("青禾a1 \t\n\r\x0b\x0c\u2028\x85"), max_size=60)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("青禾", 2, (1, 3)),
        ("青\n禾", 2, (2, 1)),
        ("青\r\n禾", 3, (2, 1)),
        ("青\r禾\n县", 4, (3, 1)),
        ("青\r\r\n禾", 4, (3, 1)),
        ("青\n\r禾", 3, (3, 1)),
        ("青\x0c\u2028\x85禾", 4, (1, 5)),
    ],
)
def test_place(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).place(offset) == place


@given(TEXTS)
def test_the_lines_are_those_of_the_contract(text: str) -> None:
    expected = re.split(r"\r\n|\n|\r", text)
    lines = Lines(text)
    assert [text[slice(*lines.span(number))] for number in range(1, len(lines) + 1)] == expected


@given(TEXTS)
def test_every_place_leads_back(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.offset(*lines.place(offset)) == offset
