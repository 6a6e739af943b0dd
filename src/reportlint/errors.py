"""What goes wrong for the caller: a grammar, rule file or configuration that does not load, a file that cannot be written."""

from __future__ import annotations

import errno

_READING = {
    errno.EBADF: "已经关闭",
    errno.EIO: "读取失败：磁盘、网络或终端出错",
    errno.ELOOP: "链接指来指去，没有尽头",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOTDIR: "文件不存在",
    errno.ENXIO: "没有对应的设备",
    errno.ESTALE: "网络上的文件已经不在",
}


def why_not(problem: OSError) -> str:
    """Why something could not be read, in Chinese."""
    if isinstance(problem, FileNotFoundError):
        return "文件不存在"
    if isinstance(problem, IsADirectoryError):
        return "这是文件夹，不是文件"
    if isinstance(problem, PermissionError):
        return "没有读取权限，或正被其他程序占用"
    return _READING.get(problem.errno or 0) or f"读取失败（{problem.strerror or problem}）"


_MOST = 10
"""So many mistakes are shown at once."""
_AROUND = 100
"""So much of a long line is shown to either side of the place."""


class GrammarError(Exception):
    """A form's grammar cannot be read; the message says where and why."""

    kind = "规则或格式文件"


class RuleError(Exception):
    """A mistake in a rule file: `path`, `line` and `column` (from 1; 0 for the whole file), the message, the line itself,
    a hint; and `others`, the first mistakes of the other rules."""

    kind = "规则或格式文件"

    def __init__(self, path: str, line: int, column: int, message: str, text: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.path, self.line, self.column = path, line, column
        self.message, self.text, self.hint = message, text, hint
        self.others: tuple[RuleError, ...] = ()

    def __str__(self) -> str:
        """Each mistake, as far as there are not too many, by itself."""
        shown = [mistake.alone() for mistake in (self, *self.others[: _MOST - 1])]
        if len(self.others) >= _MOST:
            shown.append(f"……另有 {len(self.others) - _MOST + 1} 条规则有误")
        return "\n".join(shown)

    def alone(self) -> str:
        """``file:line:column: message``, the line with a caret under the place, the hint."""
        place = f":{self.line}:{self.column}" if self.line else ""
        shown = f"{self.path}{place}: {self.message}"
        if self.text:
            margin = f"{self.line} │ "
            cut = max(self.column - 1 - _AROUND, 0) if len(self.text) > 2 * _AROUND else 0
            text = self.text[cut : cut + 2 * _AROUND]
            before = "".join("  " if ord(char) >= 0x2E80 else " " for char in text[: self.column - 1 - cut])
            shown += f"\n  {margin}{text}\n  {' ' * len(str(self.line))} │ {before}^"
        if self.hint:
            shown += f"\n  {self.hint}"
        return shown


class WriteError(Exception):
    """A file cannot be written; the message says which and why, in Chinese."""


class ConfigError(RuleError):
    """A mistake in a configuration, likewise."""

    kind = "配置文件"


class ExemptionError(RuleError):
    """A mistake in a file of exemptions, likewise."""

    kind = "豁免文件"


class BaselineError(RuleError):
    """A mistake in a baseline, likewise."""

    kind = "基线"
