"""Reads and writes baselines: the findings that there are already, file by file, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

from reportlint.errors import BaselineError, why_not
from reportlint.globs import relative
from reportlint.output import Style, load
from reportlint.wholefile import WholeFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.output import Said, Tally

    Records = tuple[Mapping[str, Any], ...]

MARK, VERSION = "reportlint-baseline", 1
"""What a baseline says of itself."""


def read(path: str) -> dict[str, Records]:
    """The findings that the baseline at `path` holds, by file. Raises BaselineError if it is none."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except OSError as problem:
        raise BaselineError(path, 0, 0, why_not(problem)) from None
    except UnicodeDecodeError:
        raise BaselineError(path, 1, 1, "基线不是 UTF-8 编码") from None
    except json.JSONDecodeError as problem:
        raise BaselineError(path, problem.lineno, problem.colno, f"从这里起不合 JSON 的写法（{problem.msg}）") from None
    if not isinstance(data, dict) or data.get(MARK) != VERSION or not _is_sound(data.get("files")):
        raise BaselineError(path, 1, 1, "这不是 --write-baseline 写出的基线")
    return {name: tuple(records) for name, records in data["files"].items()}


def _is_sound(files: Any) -> bool:
    return isinstance(files, dict) and all(
        isinstance(records, list) and all(isinstance(record, dict) and "name" in record for record in records)
        for records in files.values()
    )


class Book:
    """Takes what is found in each file, as an outlet does, and writes it in the end, in one move."""

    looks_back = False
    format = "baseline"
    """The format that says what a file's findings are."""

    def __init__(self, path: str) -> None:
        self.path, self.style = path, Style()
        self._root = os.path.dirname(path)
        self._before = read(path) if os.path.exists(path) else {}
        self._now: dict[str, Records] = {}
        self._module = load(self.format)
        self._file: WholeFile | None = None
        self._told = ""

    def head(self) -> None:
        """Nothing stands before the first file."""

    def entry(self, text: str) -> None:
        """What was found in one file."""
        path, records = json.loads(text)
        if records is not None:
            self._now[relative(path, self._root)] = tuple(records)

    def foot(self, _files: Sequence[Said], tally: Tally) -> None:
        """Writes the baseline. Files that were not looked at keep what was known of them."""
        if not tally.files:
            return
        others = {
            name: records
            for name, records in self._before.items()
            if name not in self._now and os.path.exists(os.path.join(self._root, name))
        }
        files = {name: records for name, records in sorted({**others, **self._now}.items()) if records}
        book = json.dumps({MARK: VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"
        self._file = WholeFile(self.path)
        self._file.write(book.encode("utf-8", "backslashreplace"))
        before, now = _counted(self._before), _counted(files)
        new, gone = (now - before).total(), (before - now).total()
        change = f"（新增 {new} 条，去掉 {gone} 条）" if self._before else ""
        self._told = f"基线已写入 {self.path}：{len(files)} 份文件，{now.total()} 条{change}"

    def close(self) -> str:
        """The baseline is in its place; returns what there is to say of it."""
        if self._file:
            self._file.close()
        return self._told

    def abandon(self) -> None:
        """The run has come to nothing: what there was stays."""
        if self._file:
            self._file.abandon()


def _counted(files: Mapping[str, Sequence[Mapping[str, Any]]]) -> Counter[str]:
    return Counter(json.dumps([name, record], sort_keys=True) for name, records in files.items() for record in records)
