"""Styled lines to a string, with or without colours; rich draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

    from reportlint.output import Style

    Line = tuple[tuple[str, str], ...]
    """Pieces of text, each with its style or an empty one."""

SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
VERDICT_STYLES = {"fail": "bold red", "unverified": "bold yellow", "pass": "bold green"}
_UNBOUNDED = 10_000
"""The width when nothing is to be wrapped."""


def line(*parts: str | tuple[str, str]) -> Line:
    """One line of pieces, each plain or with a style."""
    return tuple((part, "") if isinstance(part, str) else part for part in parts)


def written(lines: Iterable[Line], style: Style) -> str:
    """The lines as one string; nothing is wrapped here. Rich is loaded for colours alone."""
    if not style.color:
        return "".join("".join(text for text, _ in parts).rstrip() + "\n" for parts in lines)
    from rich.text import Text

    console = _console(style)
    with console.capture() as capture:
        for parts in lines:
            text = Text.assemble(*parts)
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
