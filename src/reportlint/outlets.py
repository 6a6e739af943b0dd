"""Carries what is said of each file to where the formats go, as it comes."""

from __future__ import annotations

import os
from time import monotonic
from typing import IO, TYPE_CHECKING, NamedTuple

from reportlint.chinese import nearest
from reportlint.output import FORMATS, Style, Tally, closing, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportlint.output import Said

    Put = Callable[[str, str, Style], None]


_WIDEST = 120
"""Longer lines are not easier to read."""


class Outlet:
    """One format and its place: a file, or standard output by way of `put`."""

    def __init__(self, name: str, path: str, style: Style, put: Put) -> None:
        self.format, self.path, self.style = name, path, style
        self._put = put
        self._module = load(name)
        self._joint = ""
        self._file: IO[bytes] | None = open(path, "wb") if path else None  # noqa: SIM115 - open for the whole run

    def head(self) -> None:
        """What stands before the first file."""
        self._write(getattr(self._module, "HEAD", ""))

    def entry(self, text: str) -> None:
        """What is said of one file."""
        self._write(self._joint + text)
        self._joint = getattr(self._module, "JOINT", "")

    def foot(self, total: Tally) -> None:
        """What stands after the last file; then everything is out."""
        foot = getattr(self._module, "foot", None)
        self._write(foot(total, self.style) if foot else "")
        if self._file:
            self._file.close()

    def _write(self, text: str) -> None:
        if self._file:
            self._file.write(text.encode("utf-8", "replace"))
        elif text:
            self._put(text, self.format, self.style)


def usual_format(terminal: bool, environment: Mapping[str, str]) -> str:
    """The format when none is asked for."""
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "text" if terminal else "concise"


def screen(color: str, terminal: bool, environment: Mapping[str, str]) -> Style:
    """How to write to standard output. `color`: ``auto``, ``always``, ``never``."""
    width = 0
    if terminal:
        from shutil import get_terminal_size

        width = min(max(get_terminal_size().columns, 40), _WIDEST)
    if color == "auto":
        wanted = bool(environment.get("FORCE_COLOR")) or (terminal and environment.get("TERM") != "dumb")
        return Style(width, wanted and not environment.get("NO_COLOR"))
    return Style(width, color == "always")


def outlets(given: Sequence[str], screen: Style, put: Put) -> list[Outlet]:
    """The outlets for ``FMT`` and ``FMT:FILE``. Raises `ValueError` with words for the user."""
    wanted = [(name, path) for name, _, path in (text.partition(":") for text in given)]
    for name, _ in wanted:
        if name not in FORMATS:
            raise ValueError(f"没有输出格式 {name}{nearest(name, FORMATS)}（可用：{'、'.join(FORMATS)}）")
    if sum(not path for _, path in wanted) > 1:
        raise ValueError("只能有一种格式写到标准输出，其余请写作 格式:文件名，如 json:结果.json")
    out = []
    for name, path in wanted:
        try:
            out.append(Outlet(name, path, Style() if path else screen, put))
        except OSError as problem:
            raise ValueError(f"无法写入 {path}：{problem.strerror}") from None
    return out


def shelve(pages: Mapping[str, str], folder: str) -> int:
    """Writes texts by file name into a folder, and says how many."""
    os.makedirs(folder, exist_ok=True)
    for name, text in pages.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return len(pages)


def deliver(
    run: Iterable[Said | None], out: Sequence[Outlet], progress: Progress, say: Callable[[str], None],
    changed: Callable[[Said], None], quiet: bool = False,
) -> Tally:  # fmt: skip
    """Everything that is said, as it comes; returns the sum. What is about the run goes to `say`; what fixes change is
    told to `changed`. `quiet`: troubles alone.
    """
    for outlet in out:
        outlet.head()
    total, left_out = Tally(), 0
    for said in run:
        progress.step()
        if said is None:
            left_out += 1
            continue
        if said.error or any(outlet.style.width for outlet in out):
            progress.clear()  # the terminal is written to
        if said.error:
            say(f"{'标准输入' if said.path == '-' else said.path}：{said.error}")
        for outlet, text in zip(out, said.entries, strict=True):
            outlet.entry(text)
        if said.done or said.problem:
            changed(said)
        total = total.plus(said.tally)
    progress.clear()
    for outlet in out:
        outlet.foot(total)
    if left_out and not quiet:
        say(f"文件夹中有 {left_out} 个文件不是年度报告，未计入")
    if not total.files:
        say("没有可核对的报告")
    elif (
        not quiet
        and total.files > total.unreadable
        and any(outlet.format == "concise" and not outlet.path for outlet in out)
    ):
        say(closing.sentence(total))
    return total


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

    def tell(self, said: Said, say: Callable[[str], None], style: Style, stream: IO[str]) -> None:
        """Says what was done to a file, and writes the patch to `stream` if it is to be seen."""
        for words in self.words(said):
            say(words)
        if self.shown:
            stream.flush()
            stream.buffer.write(self.patch(said, style))  # type: ignore[attr-defined]
            stream.buffer.flush()  # type: ignore[attr-defined]

    def words(self, said: Said) -> Iterator[str]:
        """What was done to a file, or why it was not."""
        if said.problem:
            yield f"{said.path}：{said.problem}"
        elif self.wanted == "write" and said.done:
            yield f"{said.path}：已改正 {len(said.done)} 处"
            for code, title in said.done:
                yield f"    {code} {title}"
        if self.piped and said.patch[0] and said.patch[1].startswith("utf-16"):
            yield f"{said.path}：是 UTF-16 编码，补丁工具不认，未列入补丁；可直接用 --fix 改正"

    def patch(self, said: Said, style: Style) -> bytes:
        """The patch as it goes to standard output: in the file's own bytes, or drawn for a terminal."""
        text, encoding = said.patch
        if not self.piped:
            from reportlint.output.patch import drawn

            return drawn(text, style).encode("utf-8", "replace")
        if encoding.startswith("utf-16"):
            return b""
        old, new, body = (*text.split("\n", 2), "", "")[:3]  # file names are in the system's encoding
        return os.fsencode(f"{old}\n{new}\n" if old else "") + body.encode(encoding)


class Progress:
    """A line on standard error that counts the files, once a run takes more than a second, if it is a terminal."""

    def __init__(self, count: int, stream: IO[str]) -> None:
        self._stream = stream
        self._terminal = count > 1 and stream.isatty()
        self._count, self._done, self._drawn = count, 0, False
        self._begun, self._shown = monotonic(), 0.0

    def step(self) -> None:
        """One file more."""
        self._done += 1
        if not self._terminal:
            return
        now = monotonic()
        if now - self._begun > 1 and now - self._shown > 0.1:
            self._stream.write(f"\r已核对 {self._done}/{self._count} 份")
            self._stream.flush()
            self._shown, self._drawn = now, True

    def clear(self) -> None:
        """Make room for a line that stays."""
        if self._drawn:
            self._stream.write("\r" + " " * 40 + "\r")
            self._stream.flush()
            self._drawn = False
