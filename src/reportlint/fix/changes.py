"""What is told of the safe fixes: done on standard error, as a patch on standard output."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.command.outlets import Put
    from reportlint.output import Said, Style


class Changes(NamedTuple):
    """What is told of the safe fixes. `wanted`: ``diff``, ``write`` or nothing."""

    wanted: str
    piped: bool
    """Standard output takes the patch alone."""
    shown: bool = False
    """The patch is to be seen."""

    @classmethod
    def asked(cls, fix: bool, diff: bool, terminal: bool) -> Changes:
        """As the command line has it."""
        return cls("write" if fix else "diff" if diff else "", diff and not terminal, diff)

    def tell(self, said: Said, say: Callable[[str], None], style: Style, put: Put) -> None:
        """Says what was done to a file, and gives the patch to `put` if it is to be seen."""
        for words in self.words(said):
            say(words)
        if self.shown:
            put(self.patch(said, style), "text", style)

    def words(self, said: Said) -> Iterator[str]:
        """What was done to a file, or why it was not."""
        if said.problem:
            yield said.problem
        elif self.wanted == "write" and said.done:
            yield f"{said.path}：已改正 {len(said.done)} 处"
            for code, title in said.done:
                yield f"    {code} {title}"
        if self.piped and said.patch[0] and said.patch[1].startswith("utf-16"):
            yield f"{said.path}：是 UTF-16 编码，补丁工具不认，未列入补丁；可直接用 --fix 改正"

    def patch(self, said: Said, style: Style) -> str | bytes:
        """The patch as it goes to standard output: in the file's own bytes, or drawn for a terminal."""
        text, encoding = said.patch
        if not self.piped:
            from reportlint.output.patch import drawn

            return drawn(text, style)
        if encoding.startswith("utf-16"):
            return b""
        old, new, body = (*text.split("\n", 2), "", "")[:3]  # file names are in the system's encoding
        return os.fsencode(f"{old}\n{new}\n" if old else "") + body.encode(encoding)
