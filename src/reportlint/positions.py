"""Line and column of an offset: derived at the edge, never carried along."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    r"""The lines of a text. A line ends at ``\n``, ``\r\n`` or ``\r`` only; lines and columns count from 1."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _line_starts(text)

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of the code point at `offset`; one past the last is a place too."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The way back: the offset of a place that `place` gave."""
        return self._starts[line - 1] + column - 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of a line, its line ending left out."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end


def _line_starts(text: str) -> list[int]:
    starts = [0]
    returns = "\r" in text
    end = len(text)
    at = text.find("\n")
    if not returns:
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts
    back = text.find("\r")
    while at >= 0 or back >= 0:
        if back >= 0 and (at < 0 or back < at):
            if back + 1 == at:  # \r\n is one ending
                starts.append(at + 1)
                at = text.find("\n", at + 1)
            else:
                starts.append(back + 1)
            back = text.find("\r", back + 1) if back + 1 < end else -1
        else:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
    return starts
