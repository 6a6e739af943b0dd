"""Applies the safe fixes of findings to a text, again and again until nothing is left to fix."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.errors import WriteError
from reportlint.values import Mended
from reportlint.wholefile import WholeFile, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlint.values import Edit, Finding, Result, Source

SAFE = "safe"
ROUNDS = 20
"""A text that is not stable after so many rounds is left alone."""


def mend(result: Result, again: Callable[[str], Result]) -> tuple[Result, Mended]:
    """What `again` says of the text once no safe fix is left, and what was done to it.

    Each round applies the fixes of the findings that do not overlap; those left over wait for the next. A text that
    comes back to what it was, or does not settle, is given up as a whole.
    """
    text = before = result.report.source.text if result.report else ""
    done: list[tuple[str, str]] = []
    seen = {text}
    first, words = result, "几处改正互相抵触"
    for _ in range(ROUNDS):
        chosen = list(fixable(result.findings))
        if not chosen:
            return result, Mended(before, text, tuple(done))
        before_it, text = text, applied(text, [edit for finding in chosen if finding.fix for edit in finding.fix.edits])
        done += [(finding.code, finding.fix.title) for finding in chosen if finding.fix]
        if text in seen:
            if text == before_it:  # the same is said of what should stand there
                words = f"{chosen[0].code} 应有的写法它自己还是会报"
            break
        seen.add(text)
        result = again(text)
    return first, Mended(before, before, (), f"{result.path}：{words}，没有改动，请对照提示自行修改")


def fixable(findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings with a safe fix, each clear of those before it, in the order of the text."""
    wanted = [f for f in findings if f.fix and f.fix.safety == SAFE and not f.exempt]
    taken: list[Edit] = []
    for finding in sorted(wanted, key=lambda finding: finding.start):
        edits = finding.fix.edits if finding.fix else ()
        if not any(_meet(edit, other) for edit in edits for other in taken):
            taken += edits
            yield finding


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made; they must not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _meet(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


# ------------------------------------------------------------------------------------------------------- writing back

MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def encoded(text: str, source: Source) -> bytes:
    """`text` in the encoding of `source`, with its byte order mark."""
    return (MARKS[source.encoding] if source.bom else b"") + text.encode(source.encoding)


def write_back(path: str, data: bytes, source: Source, text: str) -> None:
    """Puts `text` in the place of the file at `path`, which was read as `data`; it is whole at every moment.

    Raises WriteError when it may not be written, has changed since, has another name, or its bytes would not come back as
    they were.
    """
    if encoded(source.text, source) != data:
        raise WriteError(f"{path}：文件里有不能原样写回的字节，没有改动；请另存为 UTF-8 后再改")
    if not os.access(path, os.W_OK):
        raise WriteError(f"{path}：文件不在了，或者是只读的，没有改动")
    if os.stat(path).st_nlink > 1:
        raise WriteError(f"{path}：文件另有硬链接，改写会使它们不再是同一个文件，没有改动；请先复制一份再改")
    file = WholeFile(path)
    try:
        file.write(encoded(text, source))
        with open(path, "rb") as now:
            if now.read() != data:
                raise WriteError(f"{path}：文件在核对期间被改动，没有写回；请重新运行")
        file.close()
    except OSError as problem:
        file.abandon()
        raise WriteError(f"{path}：{reason(problem)}，没有改动") from None
    except BaseException:
        file.abandon()
        raise
