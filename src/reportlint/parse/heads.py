"""A heading as it was found in the text."""

from __future__ import annotations

from reportlint.tuples import NamedTuple

CLOSE = 30
"""Headings that follow each other this closely, three in a row, are a table of contents."""


class Head(NamedTuple):
    """A heading: the section's id or empty for a chapter that the form does not know."""

    id: str
    number: int
    """Its number as written; 0: none."""
    title: str
    start: int
    end: int
    exact: bool
