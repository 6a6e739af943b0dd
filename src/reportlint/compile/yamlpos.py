"""Reads YAML as strings, lists and mappings that remember where they stand; refuses duplicate keys."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from reportlint.errors import RuleError, why_not

if TYPE_CHECKING:
    from collections.abc import Iterable

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LIKE, FEW = 0.55, 16
"""Least likeness of a name worth suggesting; so many names are listed when none is."""
MOST, DEEPEST = 200_000, 60
"""So many nodes a file may have once its aliases are written out, and so many may stand inside each other."""


class File:
    """A rule file: its name for messages and its lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.splitlines()
        self.nodes = 0
        """How many have been built: an alias may stand for many, which are aliases of many."""

    def fail(self, line: int, column: int, message: str, hint: str = "") -> NoReturn:
        """Raises the RuleError for this place (both from 1)."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        shown = "".join([char if char >= " " else " " for char in text])
        raise RuleError(self.path, line, column, message, shown, hint)


class Text(str):
    """A string of the file. `inner` is the column of its first character; 0 for block and folded scalars."""

    __slots__ = ("column", "file", "inner", "line")

    file: File
    line: int
    column: int
    inner: int

    def like(self, other: str) -> Text:
        """Another string at the place of this one."""
        text = Text(other)
        text.file, text.line, text.column, text.inner = self.file, self.line, self.column, self.inner
        return text

    def fail(self, message: str, hint: str = "", at: int | None = None, length: int = 1) -> NoReturn:
        """Raises the RuleError for this string, or for its character `at`."""
        if at is None:
            self.file.fail(self.line, self.column, message, hint)
        if self.inner and "\n" not in self:
            self.file.fail(self.line, self.inner + at, message, hint)
        wanted = str(self)[at : at + length]
        for number in range(self.line, min(self.line + 1 + len(self), len(self.file.lines) + 1)):
            column = self.file.lines[number - 1].find(wanted) if wanted else -1
            if column >= 0 and number > self.line:
                self.file.fail(number, column + 1, message, hint)
        self.file.fail(self.line, self.column, message, hint)


class Items(list[Any]):
    """A list of the file."""

    __slots__ = ("column", "file", "line")

    file: File
    line: int
    column: int

    def fail(self, message: str, hint: str = "") -> NoReturn:
        """Raises the RuleError for this list."""
        self.file.fail(self.line, self.column, message, hint)


class Mapping(dict[Text, Any]):
    """A mapping of the file; its keys are `Text`, so that they have places, too. A plain string finds its `Text`."""

    __slots__ = ("column", "file", "line")

    file: File
    line: int
    column: int

    def fail(self, message: str, hint: str = "") -> NoReturn:
        """Raises the RuleError for this mapping."""
        self.file.fail(self.line, self.column, message, hint)

    if TYPE_CHECKING:

        def __getitem__(self, key: str) -> Any: ...
        def get(self, key: str, default: Any = None) -> Any: ...  # noqa: D102

    def key(self, name: str) -> Text:
        """The key as written."""
        return next(key for key in self if key == name)


Node = Text | Items | Mapping


class _Loader(_BASE):  # type: ignore[misc]
    """Leaves every word a text: what a value is, its place says, not its looks."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:  # noqa: ARG002 - as yaml calls it
        """No kind at all."""
        return ""


def load_file(path: Path) -> list[Node]:
    """The documents of a YAML file. Raises RuleError for what is no YAML, no UTF-8, or has a key twice."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise RuleError(str(path), 0, 0, why_not(problem)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise RuleError(str(path), line, 1, "文件不是 UTF-8 编码") from problem
    return load_text(str(path), text)


def load_text(path: str, text: str) -> list[Node]:
    """The documents of YAML `text`; `path` is for messages."""
    file = File(path, text)
    try:
        return [_build(file, node, ()) for node in yaml.compose_all(text, Loader=_Loader)]
    except yaml.MarkedYAMLError as problem:
        if "nesting depth" in str(problem.problem):  # which some parsers of YAML limit themselves
            _too_deep(file, text)
        _misspelt(file, problem)
    except yaml.reader.ReaderError as problem:
        _unreadable(file, text, problem)
    except RecursionError:
        _too_deep(file, text)
    except yaml.YAMLError as problem:
        file.fail(1, 1, f"YAML 写法有误：{problem}")


_OPEN = (
    ("could not find expected ':'", "缺少冒号：写作“键: 值”，用半角冒号，后面空一格"),
    ("found unexpected end of stream", "引号没有配对"),
    ("did not find expected ',' or ']'", "方括号没有配对，或者少了逗号"),
    ("did not find expected ',' or '}'", "花括号没有配对，或者少了逗号"),
)
"""What parsers of YAML complain of where they stop, and is told where it begins."""
_WRONG = (
    (
        "mapping values are not allowed",
        "这里不能又是“键: 值”：上一行的冒号是不是全角的，缩进是不是多了，文字是不是要加引号",
    ),
    ("tab character", "缩进要用空格，不能用制表符"),
    ("did not find expected '-' indicator", "缩进与上面各项没有对齐"),
    ("did not find expected key", "缩进与上面各行没有对齐"),
    ("character that cannot start any token", "文字以这个符号开头，要加引号"),
    ("unknown escape character", "双引号里的反斜杠要写两个，或者改用单引号"),
    ("did not find expected node content", "这里少了内容，或者括号没有配对"),
    ("undefined alias", "以 * 开头的文字要加引号"),
)


_BRACED = re.compile(r"(\s*(?:- )*[^\s:#]+:\s+)(?:\{[^{}]*\}|\[[^\[\]]*\])\s*[^\s#,}\]]")
"""A sentence that begins with a placeholder, without quotation marks."""


def _misspelt(file: File, problem: yaml.MarkedYAMLError) -> NoReturn:
    """Raises the RuleError for what is no YAML, in Chinese as far as it is known."""
    words = str(problem.problem or problem.context)
    mark = problem.problem_mark or problem.context_mark
    for number in {mark.line, mark.line - 1} if mark else ():
        if 0 <= number < len(file.lines) and (opened := _BRACED.match(file.lines[number])):
            file.fail(number + 1, opened.end(1) + 1, "文字以 { 或 [ 开头，要加引号")
    for english, chinese in _OPEN:
        if words.startswith(english):
            words, mark = chinese, problem.context_mark or mark
    words = next((chinese for english, chinese in _WRONG if english in words), words)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    file.fail(min(line, max(len(file.lines), 1)), column, f"YAML 写法有误：{words}")


def _unreadable(file: File, text: str, problem: Any) -> NoReturn:
    """Raises the RuleError for a character that no YAML may have."""
    at = next((at for at, char in enumerate(text) if ord(char) == problem.character), 0) if text else 0
    line = text.count("\n", 0, at) + 1
    file.fail(line, at - text.rfind("\n", 0, at), f"这里有一个看不见的字符（U+{problem.character:04X}），请删去")


def _too_deep(file: File, text: str) -> NoReturn:
    """Raises the RuleError for the first node that stands inside too many others, which the loader in Python reads up to."""
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            file.fail(event.start_mark.line + 1, event.start_mark.column + 1, "这里套得太深")
    file.fail(1, 1, "这里套得太深")


_INNER = {"": 0, "'": 1, '"': 1}
"""Where a word begins behind the place of its node, by how it is quoted; of other kinds nobody knows."""


def _build(file: File, node: yaml.Node, above: tuple[yaml.Node, ...]) -> Node:
    mark = node.start_mark
    line, column = mark.line + 1, mark.column + 1
    file.nodes += 1
    if file.nodes > MOST:
        outer: Any = above[:2][-1].start_mark
        file.fail(outer.line + 1, outer.column + 1, "这里由别名（*）展开的内容太多")
    if isinstance(node, yaml.ScalarNode):
        return _word(file, node, line, column)
    if node in above:  # which it can only be itself
        file.fail(line, column, "别名（*）用在了它自己里面")
    if len(above) >= DEEPEST:
        file.fail(line, column, "这里套得太深")
    inside = (*above, node)
    result: Items | Mapping
    if isinstance(node, yaml.MappingNode):
        result = _mapping(file, node, inside)
    else:
        assert isinstance(node, yaml.SequenceNode)
        result = Items([_build(file, child, inside) for child in node.value])
    result.file, result.line, result.column = file, line, column
    return result


def _word(file: File, node: yaml.ScalarNode, line: int, column: int) -> Text:
    style = node.style
    word = Text("" if not style and node.value in ("~", "null", "Null", "NULL") else node.value)
    word.inner = _INNER.get(style or "", -column) + column
    word.file, word.line, word.column = file, line, column
    return word


def _mapping(file: File, node: yaml.MappingNode, above: tuple[yaml.Node, ...]) -> Mapping:
    """The entries of a mapping; ``<<: *other`` takes over what it does not write itself."""
    found, base = Mapping(), Mapping()
    for key_node, value_node in node.value:
        key, value = _build(file, key_node, above), _build(file, value_node, above)
        if isinstance(key, Text) and not key:
            file.fail(key.line, key.column, "键不能空着")
        if not isinstance(key, Text):
            file.fail(key.line, key.column, "键必须是一个词")
        if key in found:
            key.fail(f"键“{key}”重复", f"第 {found.key(key).line} 行已经写过")
        if key == "<<" and isinstance(value, Mapping):
            base.update(value)
        else:
            found[key] = value
    for key, value in base.items():
        found.setdefault(key, value)
    return found


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the known names nearest to `word`, whole or by their beginning; all of them when none is near and
    they are few."""
    names = [str(name) for name in dict.fromkeys(known)]
    mark = "；" if any("、" in name for name in names) else "、"
    scored = sorted(((_likeness(word, name), name) for name in names), reverse=True)
    close = [name for score, name in scored[:3] if score >= LIKE]
    if close:
        return "最接近的是：" + mark.join(close)
    return "可用的有：" + mark.join(names) if len(names) <= FEW else ""


def akin(word: str, known: Iterable[str]) -> str:
    """A hint for a word that is near to no name: the names that have two of its characters, else the first few."""
    names = [str(name) for name in dict.fromkeys(known)]
    alike = [name for name in names if any(word[at : at + 2] in name for at in range(len(word) - 1))]
    return f"带这些字的有：{'、'.join(alike[:FEW])}" if alike else f"例如：{'、'.join(names[:FEW])}…"


def _likeness(word: str, name: str) -> float:
    """1 for the same; a word is also held against the beginning of a longer name."""
    if word and word in name:
        return 1.0
    same = len(word) == len(name) and not word.isascii()
    if same and sum(one != other for one, other in zip(word, name, strict=True)) == 1 < len(word):
        return 0.9  # one character is another, which is half of most words
    return max(SequenceMatcher(None, word, text).ratio() for text in (name, name[: len(word)]))
