"""Turns a lark grammar of a form into the plain data that the recogniser reads (build time; imports lark).

A grammar is read through the grammar of lark's own syntax, which keeps what a compiled parser forgets: the order of
alternatives, so that the first wording of a terminal is the mandated one. That it is a sound LALR grammar, lark itself
proves whenever a wheel is built and in the tests. `grammar/report-2021.lark` says how a form is written.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import LarkError
from lark.lexer import Lexer

from reportlint.compile.yamlpos import nearest
from reportlint.errors import GrammarError

VALUES = ("COUNT", "SIGNED", "MONEY", "WAN")
_SKIPPED = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d+[.．、])")


class _NoLexer(Lexer):
    """Stands in for the lexer that a form does not need: its tokens come from the recogniser."""

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Any:  # noqa: ARG002 - lark's own signature
        yield from lexer_state


def parser(path: Path) -> Lark:
    """Lark's own LALR parser for the form, over a stream of `lark.Token`; the tests hold the recogniser against it.

    Raises GrammarError where lark finds the grammar ambiguous, or none.
    """
    try:
        return Lark(path.read_text(encoding="utf-8"), parser="lalr", lexer=_NoLexer)
    except LarkError as problem:
        raise GrammarError(f"{path.name}: {problem}") from problem


@cache
def _meta() -> Lark:
    """The parser of lark's own syntax."""
    return Lark.open_from_package("lark", "lark.lark", ("grammars",), parser="lalr")


def compile_form(path: Path) -> dict[str, Any]:
    """The form in `path` as JSON-able data. Raises GrammarError where the file is no form."""
    text = path.read_text(encoding="utf-8")
    try:
        tree = _meta().parse(text if text.endswith("\n") else text + "\n")
    except LarkError as problem:  # tells line and column
        raise GrammarError(f"{path.name}: {problem}") from problem
    edition = path.stem.rpartition("-")[2]
    rules: dict[str, Tree[Token]] = {}
    terminals: dict[str, list[str]] = {}
    for node in tree.children:
        assert isinstance(node, Tree)
        if node.data == "rule":
            rules[str(node.children[0])] = _tree(node.children[-1])
        elif node.data == "token":
            terminals[str(node.children[0])] = _unique(_wordings(node.children[-1]))
    for name in (token for rule in rules.values() for token in rule.scan_values(_is_name)):
        if name not in rules and name not in terminals and name not in VALUES and name != "PROSE":
            known = nearest(str(name), (*rules, *terminals, *VALUES, "PROSE"))
            raise GrammarError(f"{path.name}:{name.line}:{name.column}: 没有定义“{name}”。{known}")
    if "start" not in rules:
        raise GrammarError(f"{path.name}: 没有 start，不知道报告由哪些部分组成")
    return _Compiler(edition, rules, terminals).form()


def _is_name(value: Any) -> bool:
    return isinstance(value, Token) and value.type in ("RULE", "TOKEN")


def _tree(node: Any) -> Tree[Token]:
    return node if isinstance(node, Tree) else Tree("expansion", [node])


def _unique(items: list[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _wordings(node: Any) -> list[str]:
    """Every string that a terminal's definition allows, in the order written (the grammar keeps them finite)."""
    if not isinstance(node, Tree):
        return [str(node)[1:-1]] if isinstance(node, Token) and node.type == "STRING" else []
    if node.data == "maybe":
        return [word for child in node.children for word in _wordings(child)] + [""]
    if node.data == "expansions":
        return [word for child in node.children for word in _wordings(child)]
    parts = [part for child in node.children if (part := _wordings(child))]
    return ["".join(choice) for choice in product(*parts)]


@cache
def squeeze(wording: str) -> str:
    """A wording as it is matched: without its number, white space, punctuation and quotation marks."""
    return _SKIPPED.sub("", _NUMBER.sub("", wording))


class _Compiler:
    """Walks the rules of one form."""

    def __init__(self, edition: str, rules: dict[str, Tree[Token]], terminals: dict[str, list[str]]) -> None:
        self.edition, self.rules, self.terminals = edition, rules, terminals
        self._symbols: dict[str, list[tuple[str, bool]]] = {}

    def form(self) -> dict[str, Any]:
        sections, tables, title = [], {}, None
        for name, free in self.symbols("start"):
            if name in self.terminals:
                if name == "TITLE":
                    title = self.element(name, "title", "")
                elif name == "TABLE":
                    sections.append(self.element(name, "table", ""))
                continue
            if name == "PROSE":
                continue
            children = self.symbols(name)
            sections.append(self.element(children[0][0], "topic" if free else "section", ""))
            for child, _ in children[1:]:
                if child != "PROSE":
                    tables[child] = self.table(child, name)
        return {"edition": self.edition, "title": title, "sections": sections, "tables": tables}

    def symbols(self, rule: str) -> list[tuple[str, bool]]:
        """The symbols of a rule in order, each with whether it stands in a free set; `_rules` are written out."""
        if rule in self._symbols:
            return self._symbols[rule]
        found = self._symbols[rule] = []

        def walk(node: Any, free: bool) -> None:
            if not isinstance(node, Tree):
                if isinstance(node, Token) and node.type in ("RULE", "TOKEN"):
                    name = str(node)
                    found.extend(self.symbols(name) if name.startswith("_") and name in self.rules else [(name, free)])
                return
            starred = node.data == "expr" and any(isinstance(c, Token) and c == "*" for c in node.children)
            for child in node.children:
                walk(child, free or starred)

        walk(self.rules[rule], False)
        return found

    def element(self, terminal: str, role: str, parent: str, free: bool = False, times: int = 1) -> dict[str, Any]:
        wordings = self.terminals[terminal]
        return {
            "id": terminal.lower(),
            "name": wordings[0],
            "role": role,
            "parent": parent,
            "words": _unique([squeeze(wording) for wording in wordings]),
            "free": free,
            "times": times,
        }

    def columns(self, rule: str) -> list[str]:
        """The ids of the columns that a row's rule ends in, groups of columns written out; none if it is no row."""
        ids: list[str] = []
        direct = 0
        for name, _ in self.symbols(rule):
            if name in self.terminals:
                continue
            inner = self.symbols(name)
            if self.is_column(name):
                ids.append(name)
                direct += 1
            elif all(self.is_column(child) for child, _ in inner):
                ids.extend(child for child, _ in inner)
            else:
                return []
        return ids if direct else []

    def is_column(self, rule: str) -> bool:
        return rule in self.rules and self.symbols(rule)[0][0] in VALUES

    def table(self, table: str, section: str) -> dict[str, Any]:
        elements: list[dict[str, Any]] = []
        rows: dict[str, list[str]] = {}
        groups: dict[str, list[str]] = {}
        domains: dict[str, str] = {}
        bare: list[str] = []

        def row(name: str, columns: list[str]) -> None:
            rows[name] = columns
            for child, _ in self.symbols(name):
                if child in self.rules and child not in columns:
                    groups[child] = [column for column, _ in self.symbols(child)]
            for column in columns:
                domains[f"{name}.{column}"] = self.symbols(column)[0][0]
            if self.symbols(name)[0][0] not in self.terminals:
                bare.append(name)

        def walk(name: str, parent: str) -> list[str]:
            """Appends the elements of a rule; returns the rows below it."""
            columns = self.columns(name)
            if columns:
                row(name, columns)
                if name not in bare:
                    elements.append(self.element(name.upper(), "row", parent))
                return [name]
            below: list[str] = []
            first = True
            for child, free in self.symbols(name):
                if child in self.terminals:
                    role = "head"
                    if child.lower() == table:
                        role = "caption"
                    elif first and child.lower() == name and name != table:
                        role = "group"
                    elif child == "NOTE":
                        role = "note"
                    elements.append(self.element(child, role, parent if role == "group" else name, free))
                else:
                    below.extend(walk(child, name))
                first = False
            if name != table:
                groups[name] = below
            return below

        walk(table, table)
        self.refine(elements, rows, groups, bare)
        named = [*rows, *groups, *{column for columns in rows.values() for column in columns}]
        return {
            "id": table,
            "name": self.terminals[table.upper()][0],
            "section": section,
            "elements": elements,
            "rows": rows,
            "groups": groups,
            "domains": domains,
            "names": {name: _NUMBER.sub("", self.terminals[name.upper()][0]) for name in named},
        }

    def refine(
        self, elements: list[dict[str, Any]], rows: dict[str, list[str]], groups: dict[str, list[str]], bare: list[str]
    ) -> None:
        """Tells columns, blocks and the headers of rows without a label apart, once all rows are known."""
        columns = {column for ids in rows.values() for column in ids}
        for element in elements:
            ident = element["id"]
            if element["role"] == "head" and ident in columns:
                element["role"] = "column"
                element["times"] = sum(ident in rows[name] for name in bare) or 1
            elif element["role"] == "head" and ident in bare:
                element["role"] = "row"
            elif element["role"] == "head" and ident in groups:
                element["role"] = "group"
            elif element["role"] == "group" and any(e["role"] == "head" and e["parent"] == ident for e in elements):
                element["role"] = "block"
        for block in [e["id"] for e in elements if e["role"] == "block"]:
            groups.pop(block)
        # A group that holds whole groups (本年度办理结果) holds their total, too: no sum to speak of.
        for outer in [
            g for g, below in groups.items() if any(o != g and set(b) < set(below) for o, b in groups.items())
        ]:
            groups.pop(outer)
