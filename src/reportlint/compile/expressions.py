"""Turns the arithmetic of a rule into a tree of lists (JSON) whose names are ids of one edition's form.

The nodes: ``["num", "12"]``, ``["cell", table, row, column]`` (row or column null: the one that the rule goes over),
``["var", name]``, ``["sum", [nodes]]``, ``["add" | "sub" | "mul" | "div", a, b]``, ``["neg", a]``,
``["call", name, [nodes]]``, ``["eq" | "ne" | "lt" | "le" | "gt" | "ge", a, b]``, ``["and" | "or", [nodes]]``,
``["not", a]``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken

from reportlint.compile.names import COLUMN, ROW, UnknownNameError, axis, tables
from reportlint.compile.yamlpos import nearest
from reportlint.home import sources
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from reportlint.compile.yamlpos import Text
    from reportlint.values import Form, TableForm

    Ast = list[Any]

NARROW = str.maketrans("（）＋－＝＜＞！，．＊／×÷", "()+-=<>!,.*/*/")
COMPARES = {
    "==": "eq", "=": "eq", "!=": "ne", "≠": "ne", "<": "lt", "<=": "le", "≤": "le", ">": "gt", ">=": "ge", "≥": "ge",
}  # fmt: skip
FUNCTIONS = {"绝对值": (1, 1), "最大": (2, 9), "最小": (2, 9), "整数": (1, 1)}
ALL = "全部"
DEEPEST = 30
"""So many brackets may stand inside each other."""
"""全部(行政复议): the sum of every cell of a row, its 总计 included."""


class Scope(NamedTuple):
    """Where the names of an expression are looked up."""

    form: Form
    table: str = ""
    """Id of the table that names without a table belong to."""
    each: str = ""
    """``row`` or ``column`` when the rule goes over them: then a single name is one of the other kind."""
    variables: tuple[str, ...] = ()


def compile_expression(text: Text, scope: Scope, truth: bool = True) -> Ast:
    """The tree of `text`; with `truth` it must say something that can hold or fail, else it must be a number.

    Raises RuleError at the character that is wrong.
    """
    depth = 0
    for at, char in enumerate(str(text).translate(NARROW)):
        depth += (char == "(") - (char == ")")
        if depth > DEEPEST:
            text.fail("括号套得太深", at=at)
    try:
        ast = _Resolver(text, scope).resolve(_parse(text))
    except RecursionError:
        text.fail("算式太长")
    if _is_truth(ast) != truth:
        text.fail("这里要写一个条件，例如 a == b" if truth else "这里要写一个数，不能是条件")
    return ast


@cache
def _parser() -> Lark:
    with sources() as (folder, _):
        grammar = (Path(folder) / "expression.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=False)


@cache
def _tree(narrow: str) -> Tree[Token]:
    """Most expressions are read once for each edition of their rule."""
    return _parser().parse(narrow)


def _parse(text: Text) -> Tree[Token]:
    narrow = str(text).translate(NARROW)
    try:
        return _tree(narrow)
    except UnexpectedToken as problem:
        if problem.token.type == "$END":
            text.fail("算式没有写完", at=max(len(text) - 1, 0))
        text.fail(f"算式写到“{problem.token}”读不下去", at=problem.token.start_pos, length=len(problem.token))
    except UnexpectedInput as problem:
        at = getattr(problem, "pos_in_stream", 0)
        text.fail(f"算式里不能有“{narrow[at : at + 1]}”", at=at)


def _is_truth(ast: Ast) -> bool:
    return ast[0] in ("eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not")


class _Resolver:
    """Walks a parse tree."""

    def __init__(self, text: Text, scope: Scope) -> None:
        self.text, self.scope = text, scope

    def resolve(self, node: Any) -> Ast:
        kind, children = node.data, node.children
        if kind == "number":
            return ["num", str(children[0])]
        if kind == "name":
            return self.name(children)
        if kind == "call":
            return self.call(children)
        if kind == "signed":
            inner = self.number(children[1])
            return ["neg", inner] if children[0] == "-" else inner
        if kind == "negation":
            return ["not", self.truth(children[0])]
        if kind == "comparison":
            return [COMPARES[children[1]], self.number(children[0]), self.number(children[2])]
        if len(children) == 1:
            return self.resolve(children[0])
        if kind in ("any", "all"):
            return ["or" if kind == "any" else "and", [self.truth(child) for child in children]]
        return self.chain(children)

    def chain(self, children: list[Any]) -> Ast:
        """A + b - c, left to right; plain sums are one node."""
        left = self.number(children[0])
        for sign, right in zip(children[1::2], children[2::2], strict=True):
            value = self.number(right)
            if sign == "/" and value[0] == "num" and not float(value[1]):
                self.fail(sign, "不能除以 0")
            if sign == "+":
                left = [
                    "sum",
                    [*(left[1] if left[0] == "sum" else [left]), *(value[1] if value[0] == "sum" else [value])],
                ]
            else:
                left = [{"-": "sub", "*": "mul", "/": "div"}[str(sign)], left, value]
        return left

    def number(self, node: Any) -> Ast:
        ast = self.resolve(node)
        if _is_truth(ast):
            self.text.fail("条件不能参与加减乘除或比大小", "连续比较请写成 a < b 且 b < c")
        return ast

    def truth(self, node: Any) -> Ast:
        ast = self.resolve(node)
        if not _is_truth(ast):
            self.text.fail("“且”“或”“非”连接的必须是条件，例如 a == b")
        return ast

    def call(self, children: list[Any]) -> Ast:
        name, arguments = str(children[0]), children[1:]
        if name == ALL:
            return self.all_of(children[0], arguments)
        if name not in FUNCTIONS:
            self.fail(children[0], f"没有名为“{name}”的函数", nearest(name, (*FUNCTIONS, ALL)))
        least, most = FUNCTIONS[name]
        if not least <= len(arguments) <= most:
            wanted = f"{least} 个以上的数" if most > least else f"{least} 个数"
            self.fail(children[0], f"{name}要{wanted}，这里是 {len(arguments)} 个")
        return ["call", name, [self.number(argument) for argument in arguments]]

    def all_of(self, name: Token, arguments: list[Any]) -> Ast:
        node = arguments[0]
        while isinstance(node, Tree) and node.data != "name" and len(node.children) == 1:
            node = node.children[0]
        if len(arguments) != 1 or node.data != "name":
            self.fail(name, f"{ALL}(…)里写一行的名称，例如 {ALL}(表四.行政复议)")
        table, rest = self.table_of(node.children)
        if len(rest) != 1:
            self.fail(rest[-1] if rest else name, f"{ALL}(…)里只写到行")
        rows = self.find(table, ROW, rest[0])
        return ["sum", [["cell", table.id, row, column] for row in rows for column in table.rows[row]]]

    def table_of(self, parts: list[Token]) -> tuple[TableForm, list[Token]]:
        """The table that an address belongs to, and what is left of the address."""
        named = {table.name: table for table in self.scope.form.tables.values()}
        if str(parts[0]) in named:
            return named[str(parts[0])], parts[1:]
        if self.scope.table and len(parts) < 3:
            return self.scope.form.tables[self.scope.table], parts
        if not self.scope.form.tables:
            self.fail(parts[0], f"{self.scope.form.edition} 版没有表格")
        try:
            tables(self.scope.form).find(parts[0])
        except UnknownNameError as problem:
            if str(parts[0]).startswith("表"):
                self.fail(parts[0], f"没有名为“{parts[0]}”的表", problem.hint)
            known = f"可用的数有：{'、'.join(self.scope.variables)}；" if self.scope.variables else ""
            self.fail(parts[0], f"“{parts[0]}”前没有表名", f"{known}单元格要写明在哪张表：表三.行.列")
        raise AssertionError(parts)

    def name(self, parts: list[Token]) -> Ast:
        if len(parts) == 1 and str(parts[0]) in self.scope.variables:
            return ["var", str(parts[0])]
        if not self.scope.form.tables and self.scope.variables:
            self.fail(parts[0], f"没有名为“{parts[0]}”的数", nearest(str(parts[0]), self.scope.variables))
        table, rest = self.table_of(parts)
        if len(rest) == 2:
            return self.cells(table, self.find(table, ROW, rest[0]), self.find(table, COLUMN, rest[1]), rest[1])
        if len(rest) != 1:
            self.fail(parts[-1], "地址写作 行.列 或 表.行.列")
        if self.scope.each == "column" and table.id == self.scope.table:
            return self.cells(table, self.find(table, ROW, rest[0]), (None,), rest[0])
        if self.scope.each == "row" and table.id == self.scope.table:
            return self.cells(table, (None,), self.find(table, COLUMN, rest[0]), rest[0])
        rows = self.find(table, ROW, rest[0])
        columns = {table.rows[row][0] if len(table.rows[row]) == 1 else "" for row in rows}
        if len(columns) != 1 or "" in columns:
            names = "、".join(table.names[column] for column in table.rows[rows[0]])
            self.fail(rest[0], f"“{rest[0]}”不止一列，写明是哪一列", f"可用的列有：{names}")
        return self.cells(table, rows, (columns.pop(),), rest[0])

    def cells(
        self, table: TableForm, rows: tuple[str | None, ...], columns: tuple[str | None, ...], token: Token
    ) -> Ast:
        nodes: list[Ast] = []
        for row in rows:
            for column in columns:
                if row and column and column not in table.rows[row]:
                    names = "、".join(table.names[name] for name in table.rows[row])
                    self.fail(token, f"“{table.names[row]}”一行没有“{token}”这一列", f"可用的列有：{names}")
                nodes.append(["cell", table.id, row, column])
        return nodes[0] if len(nodes) == 1 else ["sum", nodes]

    def find(self, table: TableForm, kind: str, token: Token) -> tuple[str, ...]:
        try:
            return axis(table, kind).find(str(token))
        except UnknownNameError as problem:
            self.fail(token, f"{table.name}{problem.message}", problem.hint or self.other_kind(table, kind, token))

    def other_kind(self, table: TableForm, kind: str, token: Token) -> str:
        try:
            axis(table, COLUMN if kind == ROW else ROW).find(str(token))
        except UnknownNameError:
            return ""
        return f"“{token}”是{COLUMN if kind == ROW else ROW}，不是{kind}"

    def fail(self, token: Token, message: str, hint: str = "") -> NoReturn:
        self.text.fail(message, hint, at=token.start_pos or 0, length=len(token))


def bound(ast: Ast) -> set[tuple[str | None, str | None]]:
    """The (row, column) pairs of all cells of a tree, for finding what a rule can go over."""
    if ast[0] == "cell":
        return {(ast[2], ast[3])}
    found: set[tuple[str | None, str | None]] = set()
    for part in ast[1:]:
        if isinstance(part, list):
            for child in [part] if part and isinstance(part[0], str) else part:
                found |= bound(child)
    return found
