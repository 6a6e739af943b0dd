"""Styled lines to a string, with or without colours; rich draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

    from reportlint.output import Style

SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
VERDICT_STYLES = {"fail": "bold red", "unverified": "bold yellow", "pass": "bold green"}
_UNBOUNDED = 10_000
"""The width when nothing is to be wrapped."""


def line(*parts: str | tuple[str, str]) -> Text:
    """One line of pieces, each plain or with a style."""
    return Text.assemble(*parts, end="", no_wrap=True)


def written(lines: Iterable[Text], style: Style) -> str:
    """The lines as one string; nothing is wrapped here."""
    if not style.color:
        return "".join(f"{text.plain.rstrip()}\n" for text in lines)
    console = _console(style)
    with console.capture() as capture:
        for text in lines:
            text.rstrip()
            console.print(text, soft_wrap=True)
    return capture.get()


def drawn(things: Iterable[RenderableType], style: Style) -> str:
    """Trees and tables as one string."""
    console = _console(style)
    with console.capture() as capture:
        for thing in things:
            console.print(thing)
    return "".join(f"{text.rstrip()}\n" for text in capture.get().splitlines())


def _console(style: Style) -> Console:
    from io import StringIO

    from rich.console import Console

    return Console(
        file=StringIO(),
        width=style.width or _UNBOUNDED,
        force_terminal=style.color,
        color_system="standard" if style.color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        safe_box=False,
    )
