"""What every page in HTML begins and ends with: its head, with the style and the script inside, and the filter."""

from __future__ import annotations

from html import escape
from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILTERS = (("error", "错误"), ("warning", "警告"), ("info", "提示"), ("open", "无法核对"))

STATES = {"fail": "fail", "unverified": "open", "pass": "pass"}
"""Verdict → class of what bears its colour."""


def begin(title: str, counts: Sequence[int] = (), sheet: bool = False) -> str:
    """Everything before the page's own heading. Nothing is loaded from elsewhere, and no script runs but the one here,
    whatever a report may say. `counts`: of errors, warnings, infos and what could not be decided, for the filter. A
    `sheet` is printed across.
    """
    style, script = _data("page.css"), _data("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    boxes = (
        ""
        if sheet
        else "".join(f'<input type="checkbox" class="filter" id="show-{kind}" checked>' for kind, _ in _FILTERS)
    )
    body = '<body class="sheet">' if sheet else "<body>"
    labels = "".join(
        f'<label for="show-{kind}" class="{kind}">{word} {count}</label>'
        for (kind, word), count in zip(_FILTERS, counts, strict=False)
        if count
    )
    bar = f'<div class="bar" role="group" aria-label="筛选"><span>显示：</span>{labels}</div>' if labels else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n{body}\n{boxes}\n{bar}<main>\n"
    )


def end(words: str) -> str:
    """Everything after the page's own text."""
    return f"</main>\n<footer>{escape(words)}</footer>\n<script>{_data('page.js')}</script>\n</body>\n</html>\n"


def _data(name: str) -> str:
    data = get_data("reportlint.output", name)
    assert data is not None
    return data.decode("utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
