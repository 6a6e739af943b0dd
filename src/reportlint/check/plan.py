"""Prepares the rules of an edition: each becomes a check that runs over any number of reports."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportlint.kept import kept
from reportlint.tuples import NamedTuple
from reportlint.values import Edit, Finding, Fix, Place, Unverified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reportlint.check.context import Context
    from reportlint.packed import Pack
    from reportlint.values import Form, Repair

    Check = Callable[[Context], Iterable[Finding | Unverified]]


class Rule(NamedTuple):
    """A rule of one edition at run time."""

    code: str
    name: str
    category: str
    severity: str
    message: str
    bases: Mapping[str, str]
    """What it goes back to, by the report year from which it does, the last first."""
    verb: str
    options: Mapping[str, Any]
    silences: tuple[str, ...] = ()
    """Codes that this rule's finding stands for: one cause, one finding."""
    fix: str = ""
    """``safe`` or ``suggested``: what its verb proposes to write instead; empty: nothing is proposed."""

    def finding(
        self,
        span: tuple[int, int],
        where: str,
        words: Mapping[str, object],
        *,
        expected: str | None = None,
        actual: str | None = None,
        difference: str | None = None,
        related: tuple[Place, ...] = (),
        repair: Repair | None = None,
        cells: tuple[tuple[str, str, str], ...] = (),
        note: str = "",
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """A finding of this rule; `words` fill the placeholders of its message, those that apply, `note` is a sentence
        after it, `edits` would mend it.
        """
        message = self.message.format_map(_Words(words))
        if note:
            message = f"{message.rstrip('。')}。{note}"
        return Finding(
            self.code, self.name, self.category, self.severity, message, span[0], span[1], where,
            expected, actual, difference, related, "", repair, cells, self._fix(edits, actual, expected),
        )  # fmt: skip

    def reading(self, *judging: str) -> tuple[str, str]:
        """The key of what is read by this rule's options: all but those named, which only judge what was read. Rules
        that read alike share it."""
        return self.verb, repr([(key, self.options[key]) for key in sorted(self.options) if key not in judging])

    def basis(self, year: int) -> str:
        """What it goes back to for a report of `year`; a table may be of a later form than the report."""
        texts = [text for since, text in self.bases.items() if int(since) <= year]
        return (texts or [*self.bases.values()][-1:])[0]

    def _fix(self, edits: tuple[Edit, ...], actual: str | None, expected: str | None) -> Fix | None:
        if not self.fix or not edits:
            return None
        title = f"“{actual}”改为“{expected}”" if actual else f"补上“{expected}”"
        return Fix(title, self.fix, edits)

    def undecided(self, reason: str, start: int, count: int = 1) -> Unverified:
        """An entry that says why this rule could not be decided."""
        return Unverified(self.code, self.name, self.severity, reason, start, count)


class _Words(dict[str, object]):
    """What fills the placeholders of a message; those that do not apply are empty, misspelt ones do not load."""

    def __missing__(self, key: str) -> str:
        return ""


class Prepared:
    """A rule with its check; one with a gate is prepared when it first has something to say."""

    __slots__ = ("_edition", "_form", "_rule", "_shared", "code", "concerns", "data", "gate", "name", "run")

    def __init__(self, data: Mapping[str, Any], edition: str, form: Form, shared: dict[Any, Any]) -> None:
        self.data, self._edition, self._form, self._shared = data, edition, form, shared
        self.code, self.name = data["code"], data["name"]
        self.concerns: Mapping[str, Any] = data.get("concerns", {})
        """Organs and years that it is for; empty: all."""
        self.gate: Mapping[str, Any] = data["gates"][edition]
        """What it waits for; empty: it always may have something to say."""
        self._rule: Rule | None = None
        self.run: Check = self._first if self.gate else self._prepared()
        """What the rule says of a report. Rules without a gate know of each other by what they share."""

    @property
    def rule(self) -> Rule:
        """The rule itself, made when it is first asked for: most of a catalogue is silent about a report."""
        if self._rule is None:
            data = self.data
            self._rule = Rule(
                self.code, self.name, data["category"], data["severity"], data["message"], data["bases"],
                data["verb"], data["options"][self._edition], tuple(data.get("silences", ())), data.get("fix", ""),
            )  # fmt: skip
        return self._rule

    def _prepared(self) -> Check:
        verb = import_module("reportlint.check.verbs." + self.rule.verb)
        return verb.prepare(self.rule, self._form, self._shared)  # type: ignore[no-any-return]

    def _first(self, context: Context) -> Iterable[Finding | Unverified]:
        self.run = self._prepared()
        return self.run(context)


class Plan(NamedTuple):
    """The rules of one edition, prepared. `shared` is what its checks have in common."""

    edition: str
    form: Form
    checks: tuple[Prepared, ...]
    shared: dict[Any, Any]


@kept
def plan(pack: Pack, edition: str) -> Plan:
    """The plan of `edition`."""
    form = pack.forms[edition]
    shared: dict[Any, Any] = {}
    checks = tuple(Prepared(data, edition, form, shared) for data in pack.rules if edition in data["options"])
    return Plan(edition, form, checks, shared)
