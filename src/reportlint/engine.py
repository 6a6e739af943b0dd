"""Examines one document: recognise, then check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check import check
from reportlint.recognise import recognise

if TYPE_CHECKING:
    from reportlint.check.options import Options
    from reportlint.packed import Pack
    from reportlint.values import Result, Source


def examine(source: Source, pack: Pack, options: Options) -> Result:
    """What is said of `source`, whose report year `options` may fix."""
    return check(recognise(source, pack, options.year), pack, options)
