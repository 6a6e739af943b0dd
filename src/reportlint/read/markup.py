"""Blanks out what a converter leaves in tables: tags, comments, entities, the words for an empty cell; and the marks of a quotation.

Everything is replaced by as many blanks, so that every offset stays. What stands in prose is left: it is the author's.
"""

from __future__ import annotations

import re

from reportlint.regex import regex

_SIGNS = ("<", "&", "nan", "NaN", "None", "Unnamed", "\n>")
_QUOTED = regex(r"^[ ]?(?:>[ ]?)+", re.M)
_LINE = regex(r"^[^\S\n]*\S", re.M)
_PAGE = regex(r"\s*(?:<\?xml[^>]{0,80}>\s*)?<(?:!DOCTYPE\s+html|html|head|body|meta)[\s>]", re.I)
_ELEMENT_END = regex(r"</(?:p|div|span|td|th|tr|li|section)\s?>", re.I)
_STRAY_TAGS = 20
_COMMENT = regex(r"<!--[^<>\n]{0,80}-->")
_TABLE = regex(r"<[Tt][Aa][Bb][Ll][Ee](?:\s[^<>]{0,300})?>")
_TABLE_END = regex(r"</[Tt][Aa][Bb][Ll][Ee]\s?>")
_TAG = regex(r"<(/?[A-Za-z][A-Za-z0-9]{0,9})(?:\s[^<>]{0,300})?/?>(?:(?=\s*</[Tt][Rr]>)())?|&[A-Za-z#0-9]{2,8};")
_IN_CELL = regex(r"<[Bb][Rr]\s?/?>|&[a-z]{2,6};")
_NOTHING = r"[ ]{0,9}(?:nan|NaN|None|Unnamed: ?\d{1,2}(?:_level_\d)?)[ ]{0,9}"
_NO_CELL = regex(
    rf"(?:^|(?<=[\t|])){_NOTHING}(?=[\t|])|(?<=[\t|]){_NOTHING}$|^(?:nan|NaN)(?=[ ]{{2}})|(?<=[ ]{{2}})(?:nan|NaN)(?=[ ]{{2}}|[ ]*$)",
    re.M,
)


def without_markup(plain: str) -> str:
    """`plain` without the markup of its tables; of the same length."""
    if not any(sign in plain for sign in _SIGNS):
        return plain
    if "\n>" in plain and 2 * len(_QUOTED.findall(plain)) > len(_LINE.findall(plain)):
        plain = _QUOTED.sub(_blank, plain)
    if "<" in plain:
        plain = _with_tables(_COMMENT.sub(_blank, plain))
    if "<" in plain or "&" in plain:
        plain = "\n".join(_IN_CELL.sub(_blank, line) if _of_cells(line) else line for line in plain.split("\n"))
    return _NO_CELL.sub(_blank, plain)


def is_page(plain: str) -> bool:
    """Whether a text is a web page's own source: it begins like one, or has the tags of one beside its tables, too. (A
    converter may put a page of its own around each table.)"""
    if "</" not in plain:
        return False
    return _PAGE.match(plain) is not None or len(_ELEMENT_END.findall(plain)) >= _STRAY_TAGS


def _of_cells(line: str) -> bool:
    return "|" in line or "\t" in line.strip()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _with_tables(plain: str) -> str:
    """`plain` with the tables of a web page as lines of cells, one line a row, a tab between two cells."""
    parts, at = [], 0
    for opening in _TABLE.finditer(plain):
        if opening.start() < at:
            continue
        ending = _TABLE_END.search(plain, opening.end())
        if ending is None:
            break
        cells = plain[opening.start() : ending.end()].replace("\n", " ").replace("\t", " ")
        parts += [plain[at : opening.start()], _TAG.sub(_separator, cells)]
        at = ending.end()
    return "".join([*parts, plain[at:]]) if parts else plain


def _separator(match: re.Match[str]) -> str:
    name = (match.group(1) or "").lower()
    if name in ("/tr", "table", "/table"):
        mark = "\n"
    elif name in ("/td", "/th") and match.group(2) is None:
        mark = "\t"
    else:
        mark = " "
    return mark.ljust(len(match.group()))
