"""Which of many words stand in a prose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.check.spotting import Spotter, pairs_of

TEXTS = st.text("甲乙丙 \n\ud800𠮷", max_size=30)
WORDS = st.dictionaries(st.integers(0, 9), st.lists(st.text("甲乙丙𠮷", min_size=1, max_size=4), max_size=4))


@given(TEXTS, WORDS)
def test_it_finds_what_a_search_for_every_word_finds(prose: str, words: dict[int, list[str]]) -> None:
    present = {owner: sorted(word for word in its if word in prose) for owner, its in words.items()}
    expected = {owner: its for owner, its in present.items() if its or not words[owner]}
    assert {owner: sorted(its) for owner, its in Spotter(words).found(prose, pairs_of(prose)).items()} == expected


@given(TEXTS)
def test_every_two_characters_that_follow_each_other_are_a_pair(text: str) -> None:
    assert all(pairs_of(text[at : at + 2]) & pairs_of(text) for at in range(len(text) - 1))


def test_a_text_without_words_has_no_words() -> None:
    assert Spotter({"甲": ["甲乙"], "always": []}).found("", pairs_of("")) == {"always": []}
