"""Carries what is said of each file to where the formats go, as it comes."""

from __future__ import annotations

import os
from time import monotonic
from typing import IO, TYPE_CHECKING

from reportlint.output import FORMATS, SUMMARIES, Style, Tally, called, closing, load
from reportlint.suggest import nearest
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportlint.output import Said
    from reportlint.wholefile import WholeFile

    Put = Callable[[str | bytes, str, Style], None]


_WIDEST = 120
"""Longer lines are not easier to read."""
_PIECE = 1 << 20
"""Characters of what was held back that are written at once."""


class Outlet:
    """One format and its place: a file, or standard output by way of `put`. A file is opened by `head`, and is in its
    place after `close`; until then, what stood there stays.
    """

    def __init__(self, name: str, path: str, style: Style, put: Put) -> None:
        self.format, self.path, self.style = name, path, style
        self._put = put
        self._module = load(name)
        self._joint = ""
        self._file: WholeFile | None = None
        self._held: IO[str] | None = None

    @property
    def looks_back(self) -> bool:
        """Whether the format has to know all files before it can write the first."""
        return hasattr(self._module, "top")

    def head(self) -> None:
        """What stands before the first file."""
        if self.path:
            from reportlint.wholefile import WholeFile

            self._file = WholeFile(self.path)
        if self.looks_back:
            from tempfile import TemporaryFile

            self._held = TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115
        else:
            head = getattr(self._module, "head", None)
            self._write(head(self.style) if head else getattr(self._module, "HEAD", ""))

    def entry(self, text: str) -> None:
        """What is said of one file, which may be nothing."""
        if text:
            self._write(self._joint + text)
            self._joint = getattr(self._module, "JOINT", "")

    def foot(self, files: Sequence[Said], total: Tally) -> None:
        """What stands after the last file. `files` matter only to formats that look back."""
        if self._held:
            held, self._held = self._held, None
            with held:
                self._write(self._module.top(files, total, self.style))
                held.seek(0)
                while piece := held.read(_PIECE):
                    self._write(piece)
        foot = getattr(self._module, "foot", None)
        self._write(foot(total, self.style) if foot else "")

    def close(self) -> str:
        """Everything is out, and a file in its place; returns what there is to say of it."""
        if not self._file:
            return ""
        self._file.close()
        return f"已写入 {self.path}"

    def abandon(self) -> None:
        """The run has come to nothing: no half file is left."""
        if self._held:
            self._held.close()
        if self._file:
            self._file.abandon()

    def _write(self, text: str) -> None:
        if self._held:
            self._held.write(text)
        elif self._file:
            self._file.write(text.encode("utf-8", "backslashreplace"))
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


def outlets(
    given: Sequence[str],
    summaries: Sequence[str],
    screen: Style,
    put: Put,
    inputs: Iterable[tuple[str, str]] = (),
    taken: Sequence[str] = (),
) -> list[Outlet]:
    """The outlets for ``FMT`` and ``FMT:FILE``, of findings and of summaries; no file among `inputs`, paths with what they
    are, and none that is `taken` is written to.

    Raises `ValueError` with words for the user.
    """
    wanted = [(_known(name, FORMATS, "输出格式"), path) for name, path in map(_divided, given)]
    wanted += [(SUMMARIES[_known(name, SUMMARIES, "汇总表格式")], path) for name, path in map(_divided, summaries)]
    if sum(not path for _, path in wanted) > 1:
        raise ValueError("只能有一种格式写到标准输出，其余请写作 格式:文件名，如 json:结果.json")
    written = [_place(path) for _, path in wanted if path]
    if len({*written, *map(_place, taken)}) < len(written) + len(taken):
        raise ValueError("两种结果写到同一个文件")
    for path, what in inputs if any(map(os.path.exists, written)) else ():
        if _place(path) in written:
            raise ValueError(f"{path} 是{what}，不能把结果写到它上面")
    return [Outlet(name, path, screen._replace(width=0, color=False) if path else screen, put) for name, path in wanted]


def shelve(pages: Mapping[str, str], folder: str) -> int:
    """Writes texts by file name into a folder, and says how many. A file there is replaced only where it begins with
    the same line. Raises WriteError.
    """
    from reportlint.errors import WriteError
    from reportlint.wholefile import WholeFile, reason

    places = {os.path.join(folder, name): text.encode() for name, text in pages.items()}
    try:
        os.makedirs(folder, exist_ok=True)
        for path, page in places.items():
            if os.path.exists(path) and not _begins_alike(path, page):
                raise WriteError(f"{path} 是别的文件，没有覆盖；请换一个文件夹")
    except OSError as problem:
        raise WriteError(f"无法写入 {folder}：{reason(problem)}") from None
    for path, page in places.items():
        file = WholeFile(path)
        file.write(page)
        file.close()
    return len(pages)


def _begins_alike(path: str, page: bytes) -> bool:
    with open(path, "rb") as file:
        return file.readline().rstrip() == page.partition(b"\n")[0].rstrip()


def _divided(text: str) -> tuple[str, str]:
    name, _, path = text.partition(":")
    return name, path


def _known(name: str, known: Iterable[str], what: str) -> str:
    if name not in known:
        raise ValueError(f"没有{what} {name}{nearest(name, known)}（可用：{'、'.join(known)}）")
    return name


def _place(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


class Teller(NamedTuple):
    """Where it goes what is said of the run, not of the reports."""

    say: Callable[[str], None]
    """Takes a line on the run."""
    changed: Callable[[Said], None]
    """Takes a file that fixes have changed, or would."""
    statistics: bool = False
    """Whether to say in the end what was found how often."""
    quiet: bool = False
    """Troubles alone."""


def deliver(run: Iterable[Said | None], out: Sequence[Outlet], progress: Progress, teller: Teller) -> Tally:
    """Everything that is said, as it comes; returns the sum. What is about the run goes to `teller`.

    Raises `reportlint.errors.WriteError`. However it ends, no half file is left.
    """
    try:
        total = _delivered(run, out, progress, teller)
        for outlet in out:
            written = outlet.close()
            if written and not teller.quiet:
                teller.say(written)
    except BaseException:
        for outlet in out:
            outlet.abandon()
        raise
    return total


def _delivered(run: Iterable[Said | None], out: Sequence[Outlet], progress: Progress, teller: Teller) -> Tally:
    for outlet in out:
        outlet.head()
    total, left_out = Tally(), 0
    kept: list[Said] | None = [] if teller.statistics or any(outlet.looks_back for outlet in out) else None
    for said in run:
        progress.step()
        if said is None:
            left_out += 1
            continue
        if said.error or any(outlet.style.width for outlet in out):
            progress.clear()  # the terminal is written to
        if said.error:
            teller.say(f"{called(said.path)}：{said.error}")
        for outlet, text in zip(out, said.entries, strict=True):
            outlet.entry(text)
        if said.done or said.problem:
            teller.changed(said)
        total = total.plus(said.tally)
        if kept is not None:
            kept.append(said._replace(entries=()))
    progress.clear()
    for outlet in out:
        outlet.foot(kept or (), total)
    if teller.statistics:
        teller.say(load("statistics").page(kept or (), total))
    if left_out and not teller.quiet:
        teller.say(f"文件夹中有 {left_out} 个文件不是年度报告，未计入")
    if not total.files:
        teller.say("没有可核对的报告")
    elif (
        not teller.quiet
        and total.files > total.unreadable
        and any(outlet.format in ("concise", "github") and not outlet.path for outlet in out)
    ):
        teller.say(closing.sentence(total))
    return total


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
