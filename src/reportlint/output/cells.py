"""Text measured in terminal cells: a Chinese character takes two, and a caret has to stand under it."""

from __future__ import annotations

from rich.cells import cell_len

from reportlint.output import clean

_NOT_FIRST = "，。；：、！？）》〉”’】〕％%…)]},.;:!?"
_NOT_LAST = "（《〈“‘【〔([{"


def width(text: str) -> int:
    """How many cells `text` takes."""
    return cell_len(text)


def pad(text: str, cells: int, right: bool = False) -> str:
    """`text` filled with blanks to `cells`, on its left when `right`."""
    blanks = " " * max(cells - cell_len(text), 0)
    return blanks + text if right else text + blanks


def cut(text: str, cells: int) -> str:
    """`text` if it fits into `cells`, else its beginning and ``…``."""
    if cell_len(text) <= cells:
        return text
    kept, used = 0, cell_len("…")
    for char in text:
        used += cell_len(char)
        if used > cells:
            break
        kept += 1
    return text[:kept] + "…"


def wrap(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` (0: one line); no line begins with a comma or ends with a bracket."""
    text = clean(text).strip()
    if not cells or cell_len(text) <= cells:
        return [text]
    lines, rest = [], text
    while cell_len(rest) > cells:
        at = _break(rest, cells)
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*lines, rest] if rest else lines


def _break(text: str, cells: int) -> int:
    used = at = 0
    for at, char in enumerate(text):  # noqa: B007 - `at` is the first character that does not fit
        used += cell_len(char)
        if used > cells:
            break
    for back in range(at, max(at - 12, 0), -1):
        before, after = text[back - 1], text[back]
        glued = before.isascii() and after.isascii() and before != " " and after != " "
        glued = glued or "=" in text[back - 2 : back + 2].strip()  # 商业企业 = 2
        if not glued and after not in _NOT_FIRST and before not in _NOT_LAST:
            return back
    return max(at, 1)
