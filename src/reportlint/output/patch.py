"""What the safe fixes change, as a unified diff that `git apply` and `patch` take."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.output import clean
from reportlint.output.canvas import line, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.output import Style
    from reportlint.values import Mended

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def patch(path: str, mended: Mended, bom: bool = False) -> str:
    """The patch of one file, or nothing. Lines end at line feeds alone, as for those who read it; a byte order mark is
    part of the first."""
    if mended.before == mended.after:
        return ""
    return "".join(_lines(path, *("\ufeff" * bom + text for text in (mended.before, mended.after))))


def drawn(text: str, style: Style) -> str:
    """A patch for a terminal: what goes in red, what comes in green."""
    tints = {"-": "red", "+": "green", "@": "cyan", "\\": "dim"}
    return written([line((clean(text), tints.get(text[:1], ""))) for text in text.split("\n")[:-1]], style)


def _lines(path: str, *texts: str) -> Iterator[str]:
    from difflib import unified_diff

    both = (text.split("\n") for text in texts)
    old, new = ([*(line + "\n" for line in lines[:-1]), *filter(None, lines[-1:])] for lines in both)
    name = _relative(path)
    for text in unified_diff(old, new, _quoted(f"a/{name}"), _quoted(f"b/{name}"), lineterm="\n"):
        yield text
        if not text.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _relative(path: str) -> str:
    """The path from here, with slashes: what patch tools strip ``a/`` from."""
    here = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    name = path if here.startswith("..") else here
    return name.replace(os.sep, "/").lstrip("/")


def _quoted(name: str) -> str:
    """A file name as git writes it: quoted if it holds what would end it, with a tab behind if it holds a blank."""
    if any(char in _ESCAPES or char < " " for char in name):
        return '"' + "".join(_ESCAPES.get(char, char if char >= " " else f"\\{ord(char):03o}") for char in name) + '"'
    return name + "\t" if " " in name else name
