"""JSON schemas of rule files, exemptions and configurations, made from the tables that read them, for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from reportlint import cli
from reportlint.check.concerns import KEYS as CONCERNS
from reportlint.command import options
from reportlint.command.configfile import FILES, OVERRIDES, PER_FILE
from reportlint.compile import exemptions, profiles
from reportlint.compile.examples import CHANGES
from reportlint.compile.examples import KEYS as EXAMPLE
from reportlint.compile.kinds import CODE, NO, YES
from reportlint.compile.rules import CATEGORIES, NAME, OPTIONAL, REQUIRED
from reportlint.compile.verbs import verbs
from reportlint.output import SEVERITIES
from reportlint.profiles import OFF

if TYPE_CHECKING:
    from reportlint.check.schema import Option

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCALAR: Schema = {"type": ["string", "number"]}
"""A word of a rule file; some of them look like numbers."""
_CODE: Schema = {"type": "string", "pattern": f"^{CODE.pattern}$"}
_ENTRY: Schema = {"$ref": "#/$defs/entry"}
SINGLE = frozenset(["text", "number", "range", "date", "raw", "truth", "value", "cell", "table"])
"""Kinds of options that take one value; of the others most take one or several."""


def rules() -> Schema:
    """Of a rule file: a rule, or a list of them."""
    known = verbs()
    properties = {
        **{key: _several(SCALAR) for key in (*REQUIRED, *OPTIONAL)},
        "code": {**_CODE, "description": "编号，如 LOCAL-01"},
        "name": {"type": "string", "pattern": f"^{NAME.pattern}$", "description": "名称，小写英文单词"},
        "category": {"enum": list(CATEGORIES)},
        "severity": {"enum": list(SEVERITIES)},
        "message": {"type": "string", "description": "报出的话，花括号里是要填入的内容"},
        "basis": {
            "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
            "description": "依据哪一条；各年度不同的，按起用的年度写，例如 2021: …",
        },
        "explain": {"type": "string", "description": "给编制人员的说明"},
        "examples": _object({kind: {"type": "array", "minItems": 1, "items": _example()} for kind in ("bad", "ok")}),
        "organ": _object({key: _option(option) for key, option in CONCERNS.items()}),
        "years": SCALAR,
        **{name: _verb(module) for name, module in known.items()},
    }
    properties["examples"]["required"] = ["bad", "ok"]
    rule = {**_object(properties), "required": list(REQUIRED), "oneOf": [{"required": [name]} for name in known]}
    return _document("reportlint 的规则文件", {"oneOf": [_ENTRY, {"type": "array", "items": _ENTRY}]}, rule)


def profile() -> Schema:
    """Of a file with a profile."""
    document = rules()
    properties: Schema = {
        **{key: {"type": "string"} for key in profiles.REQUIRED},
        "profile": {"type": "string", "pattern": f"^{NAME.pattern}$", "description": "名称，如 gansu"},
        "extends": {"type": "string", "description": "在哪一套地方要求的基础上"},
        "severity": {
            "type": "object",
            "additionalProperties": {"enum": [*SEVERITIES, OFF]},
            "description": "编号或名称: 轻重，off 是停用",
        },
        "rules": {"type": "array", "minItems": 1, "items": _ENTRY},
    }
    shape = {**_object(properties), "required": list(profiles.REQUIRED)}
    return {"$schema": DRAFT, "title": "reportlint 的地方要求", **shape, "$defs": document["$defs"]}


def exempt() -> Schema:
    """Of a file of exemptions."""
    properties: Schema = {key: {"type": "string", "description": words} for key, words in exemptions.KEYS.items()}
    for key in exemptions.LISTS:
        properties[key] = {**_several({"type": "string"}), "description": exemptions.KEYS[key]}
    properties["until"]["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
    entry = {
        **_object(properties),
        "required": list(exemptions.REQUIRED),
        "anyOf": [{"required": [key]} for key in exemptions.ANY_OF],
    }
    return _document("reportlint 的豁免文件", {"type": ["array", "null"], "items": _ENTRY}, entry)


def config() -> Schema:
    """Of reportlint.toml, and of ``[tool.reportlint]``."""
    keys = options.keys(cli.app.commands["check"])
    properties = {key: _key(option) for key, option in keys.items()}
    table = {key: properties[key] for key in OVERRIDES if key in properties}
    listed = _object({FILES: _several({"type": "string"}), **table})
    properties[PER_FILE] = {
        "description": "对一部分文件另行规定",
        "oneOf": [
            {"type": "array", "items": {**listed, "required": [FILES]}},
            {"type": "object", "additionalProperties": _object(table)},
        ],
    }
    return {"$schema": DRAFT, "title": "reportlint 的配置", **_object(properties)}


def pages() -> dict[str, str]:
    """All of them, by file name."""
    schemas = {"rules": rules(), "profile": profile(), "exemptions": exempt(), "config": config()}
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }


def _document(title: str, whole: Schema, entry: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **whole, "$defs": {"entry": entry}}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _several(one: Schema) -> Schema:
    """One, or a list of it."""
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _verb(module: Any) -> Schema:
    required = [key for key, option in module.OPTIONS.items() if option.required]
    properties = {key: _option(option) for key, option in module.OPTIONS.items()}
    return {**_object(properties), "description": module.ABOUT, **({"required": required} if required else {})}


def _option(option: Option) -> Schema:
    said = {"description": option.help} if option.help else {}
    if option.kind == "choice":
        return {"enum": _words(option), **said}
    if option.kind == "choices":
        return {**_several({"enum": _words(option)}), **said}
    if option.kind == "codes":
        return {**_several(_CODE), **said}
    if option.kind == "flag":
        return {"enum": [*YES, *NO, True, False], **said}
    if option.kind in ("named", "dated"):
        return {"type": "object", "additionalProperties": _several(SCALAR), **said}
    return {**(SCALAR if option.kind in SINGLE else _several(SCALAR)), **said}


def _words(option: Option) -> list[Any]:
    """The words of a choice; an editor takes ``2`` for a number."""
    return [*option.choices, *(int(word) for word in option.choices if word.isdigit())]


def _example() -> Schema:
    """A sentence, or changes to a sound report."""
    changes = {
        **_object({key: {"description": words} for key, words in EXAMPLE.items()}),
        "anyOf": [{"required": [key]} for key in CHANGES],
    }
    return {"anyOf": [{"type": "string", "minLength": 1}, changes]}


def _key(option: click.Option) -> Schema:
    schema: Schema = {"type": "string"}
    if option.is_flag:
        schema = {"type": "boolean"}
    elif isinstance(option.type, click.Choice):
        schema = {"enum": list(option.type.choices)}
    elif isinstance(option.type, click.IntRange):
        limits = {"minimum": option.type.min, "maximum": option.type.max}
        schema = {"type": "integer", **{key: limit for key, limit in limits.items() if limit is not None}}
    elif isinstance(option.type, click.FloatRange):
        schema = {"type": "number", "exclusiveMinimum": option.type.min}
    return {**(_several(schema) if option.multiple else schema), "description": option.help or ""}
