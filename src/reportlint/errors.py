"""What goes wrong for the caller: a grammar or rule file that does not load, a file that cannot be written."""

from __future__ import annotations


class GrammarError(Exception):
    """A form's grammar cannot be read; the message says where and why."""


class RuleError(Exception):
    """A mistake in a rule file: `path`, `line` and `column` (from 1), the message, the line itself, a hint."""

    def __init__(self, path: str, line: int, column: int, message: str, text: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.path, self.line, self.column = path, line, column
        self.message, self.text, self.hint = message, text, hint

    def __str__(self) -> str:
        """``file:line:column: message``, the line with a caret under the place, the hint."""
        shown = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if self.text:
            margin = f"{self.line} │ "
            before = "".join("  " if ord(char) >= 0x2E80 else " " for char in self.text[: self.column - 1])
            shown += f"\n  {margin}{self.text}\n  {' ' * len(str(self.line))} │ {before}^"
        if self.hint:
            shown += f"\n  {self.hint}"
        return shown


class WriteError(Exception):
    """A file cannot be written; the message says which and why, in Chinese."""
