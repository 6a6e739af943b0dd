"""Compiles the options of a rule's verb for one edition, by the kinds that the verb declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.concerns import KEYS as CONCERNS
from reportlint.compile.cases import check_demands
from reportlint.compile.expressions import bound
from reportlint.compile.kinds import KINDS, Env, text
from reportlint.compile.names import look_up, tables
from reportlint.compile.yamlpos import Mapping, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping as Lookup

    from reportlint.check.schema import Option
    from reportlint.compile.kinds import Words
    from reportlint.values import Form


def compile_options(verb: Any, node: Mapping, form: Form, words: Words) -> dict[str, Any]:
    """The options in `node`, ready for the module `verb`; raises RuleError for unknown, missing and wrong ones."""
    name, schema = verb.__name__.rpartition(".")[2], verb.OPTIONS
    for key in node:
        if key not in schema:
            key.fail(f"{name} 没有名为“{key}”的选项", nearest(key, schema))
    for key, option in schema.items():
        if option.required and key not in node:
            node.fail(f"{name} 缺少选项“{key}”", option.help)
    one_of = getattr(verb, "REQUIRES_ONE", ())
    if one_of and not any(key in node for key in one_of):
        node.fail(f"{name} 要写明" + "或".join(one_of))
    check_demands(verb, node)
    env = Env(form, words, node)
    if "table" in node and schema["table"].kind == "table":
        env = env._replace(table=look_up(text(node["table"]), tables(form))[0])
    if "each" in node:
        env = env._replace(each=KINDS["choice"](node["each"], schema["each"], env))
    compiled = {str(key): KINDS[schema[key].kind](value, schema[key], env) for key, value in node.items()}
    if env.table and env.each in ("row", "column"):
        compiled["over"] = _over(compiled, schema, env)
    if hasattr(verb, "mistakes"):
        for key, mistake in verb.mistakes(compiled, form):
            node[key].fail(mistake)
    return compiled


def _over(compiled: dict[str, Any], schema: Lookup[str, Option], env: Env) -> list[str]:
    """The rows or columns that the rule goes over: those asked for, else all that have every cell it names."""
    table = env.form.tables[env.table]
    asked = compiled.get("rows" if env.each == "row" else "columns")
    cells = {cell for key, value in compiled.items() if schema[key].kind in ("truth", "value") for cell in bound(value)}
    if env.each == "row":
        wanted = {column for row, column in cells if row is None}
        found = [row for row, columns in table.rows.items() if wanted <= set(columns)]
    else:
        rows = [row for row, column in cells if column is None and row]
        shared = table.rows[rows[0]] if rows else ()
        found = [column for column in shared if all(column in table.rows[row] for row in rows)]
    found = [name for name in (asked or found) if name in found]
    if not found:
        env.node.fail(f"{table.name}里没有一{'行' if env.each == 'row' else '列'}同时有这条规则用到的单元格")
    return found


def compile_concerns(node: Mapping) -> dict[str, Any]:
    """Whom a rule is for, from its keys ``organ`` (kind, level, words of the name) and ``years`` (of the report)."""
    env: Any = None
    found: dict[str, Any] = {}
    organ = node.get("organ", {})
    if not isinstance(organ, (Mapping, dict)):
        organ.fail("organ 下面写 " + "、".join(CONCERNS), "例如 organ: {kind: department, level: county}")
    for key, value in organ.items():
        if key not in CONCERNS:
            key.fail(f"organ 里不能写“{key}”", nearest(key, CONCERNS))
        found[str(key)] = KINDS[CONCERNS[key].kind](value, CONCERNS[key], env)
    if "years" in node:
        found["years"] = KINDS["range"](node["years"], CONCERNS["kind"], env)
    return found
