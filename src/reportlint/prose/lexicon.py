"""The vocabulary as the reader of claims uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.regex import lazy
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

WEAK = "?"
"""Ends a topic whose words only confirm it where it already is: 申请 alone may be anybody's."""
OTHER = "其他事务"
"""The topic of what is nobody's claim."""
KINDS = ("denied", "phrases")
"""What a claim without a number lists: words for what it denies, or for what it says outright."""
PATTERNS = ("after", "without", "unless", "earlier", "among", "company", "context", "carried")
"""Lists of a claim whose words are looked for."""
SETS = ("units", "beside", "follows", "unless_claimed", "sections", "reason", "details", "outcome", "endings")
"""Lists of a claim that are taken as they are."""
SWITCHES = ("whole", "part", "result", "sequel", "bare")
PLACES = ("row", "column")
"""The row, or the column, of table 3 that a claim counts, in the form's words."""


class Entry(NamedTuple):
    """One way of claiming something, as `claims.yaml` gives it."""

    name: str
    topic: str
    units: frozenset[str]
    words: tuple[str, ...]
    """Those before its number."""
    gaps: re.Pattern[str] | None
    """Finds those that have a gap (由…年结转)."""
    said: re.Pattern[str] | None
    """What it denies or says outright."""
    after: re.Pattern[str] | None
    """What may stand behind the number; of something denied, all that may follow it."""
    without: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    earlier: re.Pattern[str] | None
    among: re.Pattern[str] | None
    company: re.Pattern[str] | None
    context: re.Pattern[str] | None
    carried: re.Pattern[str] | None
    beside: frozenset[str]
    follows: frozenset[str]
    unless_claimed: frozenset[str]
    whole: bool
    part: bool
    result: bool
    sequel: bool
    bare: bool
    sections: frozenset[str]
    reason: frozenset[str]
    """Words that name the one reason for which it counts applications."""
    details: frozenset[str]
    """Words that may stand beside these."""
    outcome: frozenset[str]
    """What claims all applications of the result that the reason leads to."""
    endings: frozenset[str]
    """Of such a claim: how a sentence that gives a reason tells of the result."""
    value: int
    row: str
    """What it counts of table 3, but for the row of those received; or the column of its applicants."""
    column: str


_FOUND = ("said", *PATTERNS, "gaps")
_AS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("name", "topic", *SWITCHES, *PLACES, "value"), lambda value: value),
    **dict.fromkeys(_FOUND, lazy),
    **dict.fromkeys(SETS, frozenset),
    "words": tuple,
}
"""What becomes of the keys of a compiled claim."""
_BLANK: dict[str, Any] = {
    **dict.fromkeys(_FOUND), **dict.fromkeys(SETS, frozenset()), **dict.fromkeys(SWITCHES, False),
    "topic": "", "words": (), "value": 0, "row": "", "column": "",
}  # fmt: skip
"""A claim that gives nothing but its name."""


class Finder(NamedTuple):
    """Finds the words of claims about one topic in one unit."""

    pattern: re.Pattern[str]
    owners: Mapping[str, Sequence[Entry]]
    loose: Sequence[tuple[re.Pattern[str], Entry]]
    """Words with a gap (由…年结转), each by itself."""
    behind: re.Pattern[str] | None
    """Finds any words that such claims have behind their number."""

    def find(self, text: str) -> list[tuple[int, Sequence[Entry]]]:
        """Where the words in `text` end and which claims they make, in order."""
        found: list[tuple[int, Sequence[Entry]]] = [
            (match.end(), self.owners[match.group()]) for match in self.pattern.finditer(text)
        ]
        if self.loose:
            for pattern, entry in self.loose:
                match = pattern.search(text)
                if match:
                    found.append((match.end(), (entry,)))
            found.sort(key=lambda one: one[0])
        return found


class _Claims:
    """The claims of a vocabulary, made when they are first asked for: a report speaks of a few topics."""

    def __init__(self, vocabulary: Mapping[str, Any]) -> None:
        self._data = vocabulary
        self._made: dict[str, tuple[Entry, ...]] = {}
        self._one: dict[tuple[str, str], Entry] = {}

    def counted(self, topic: str) -> tuple[Entry, ...]:
        """Those about `topic` that have a number."""
        return self._entries("counted " + topic, self._data["counted"].get(topic, ()))

    def worded(self, kind: str) -> tuple[Entry, ...]:
        """Those without a number, of a kind."""
        return self._entries(kind, self._data[kind])

    def by_reason(self, name: str) -> Entry:
        """The one of this name that counts applications by the reason for their result."""
        return self._told(name, "reason")

    def by_result(self, name: str) -> Entry:
        """The one of this name that counts those of a result, whatever the reason."""
        return self._told(name, "endings")

    def _told(self, name: str, by: str) -> Entry:
        key = name, by
        if key not in self._one:
            about = self.counted(self._data["told"][name])
            entry = next(one for one in reversed(about) if one.name == name and getattr(one, by))
            self._one[key] = entry._replace(without=None)
        return self._one[key]

    def _entries(self, key: str, data: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
        if key not in self._made:
            self._made[key] = tuple(map(_entry, data))
        return self._made[key]


class Lexicon(NamedTuple):
    """A vocabulary, ready to read with."""

    claims: _Claims
    finders: dict[tuple[str, str], Finder]
    """By topic and unit, made when first asked for."""
    wordings: Mapping[str, Mapping[str, Sequence[str] | str]]
    """By topic and unit: the patterns for a finder, or the unit that has the same."""
    units: frozenset[str]
    units_of: Mapping[str, frozenset[str]]
    """By topic: the units of its claims."""
    objects: re.Pattern[str] | None
    """Finds any word for what is denied."""
    phrases: re.Pattern[str] | None
    """Finds any word that says something outright."""
    topics: re.Pattern[str]
    topic_of: Mapping[str, str]
    """Word → topic; the topics of weak words end in ``?``."""
    silent: frozenset[str]
    excepted: frozenset[str]
    """Sections, silent or not, that a claim with a number names."""
    silent_titles: re.Pattern[str] | None
    foreign: re.Pattern[str] | None
    """Finds comparisons and plans: numbers that are not this year's."""
    guards: re.Pattern[str] | None
    denials: re.Pattern[str] | None
    again: re.Pattern[str] | None
    """A further denial within the clause: 未发生复议、未收到申请."""
    wide: re.Pattern[str] | None
    area: re.Pattern[str] | None
    oversight: re.Pattern[str] | None
    business: re.Pattern[str] | None
    resets: re.Pattern[str] | None
    fillers: re.Pattern[str] | None
    totals: re.Pattern[str] | None
    told: re.Pattern[str] | None
    """Finds any word of a reason, of its result, and what may stand between."""
    names: re.Pattern[str] | None
    """Finds the name of any reason."""
    reasons: Mapping[str, frozenset[str]]
    """By word that names a reason: the claims, and so for details and for results."""
    details: Mapping[str, frozenset[str]]
    results: Mapping[str, frozenset[str]]
    tails: Mapping[str, tuple[str, ...]]
    """By topic: what may stand last between a word and its number, the words of the topic themselves included."""

    def finder(self, topic: str, unit: str) -> Finder:
        """What finds the words of claims about `topic` in `unit`."""
        key = topic, unit
        if key not in self.finders:
            entries = [entry for entry in self.claims.counted(topic) if unit in entry.units]
            owners: dict[str, list[Entry]] = {}
            for entry in entries:
                for word in entry.words:
                    owners.setdefault(word, []).append(entry)
            loose = [(entry.gaps, entry) for entry in entries if entry.gaps is not None]
            by_unit = self.wordings.get(topic, {})
            found = by_unit.get(unit, ("(?!)", ""))
            words, behind = by_unit[found] if isinstance(found, str) else found
            self.finders[key] = Finder(lazy(words), owners, loose, lazy(behind) if behind else None)
        return self.finders[key]

    def last_topic(self, text: str) -> tuple[str, bool]:
        """The topic that `text` ends with ("" if none), and whether only a weak word speaks of it."""
        strong, weak = "", ""
        for match in self.topics.finditer(text):
            topic = self.topic_of[match.group()]
            if topic.endswith(WEAK):
                weak = topic[:-1]
            else:
                strong = topic
        return (strong, False) if strong else (weak, bool(weak))


_loaded: list[tuple[Mapping[str, Any], Lexicon]] = []


def lexicon(vocabulary: Mapping[str, Any]) -> Lexicon:
    """The lexicon of a compiled vocabulary; the patterns of the last one are kept."""
    if not _loaded or _loaded[0][0] is not vocabulary:
        _loaded[:] = [(vocabulary, _build(vocabulary))]
    return _loaded[0][1]


def _build(vocabulary: Mapping[str, Any]) -> Lexicon:
    patterns: dict[str, Any] = {key: lazy(text) if text else None for key, text in vocabulary["patterns"].items()}
    return Lexicon(
        claims=_Claims(vocabulary),
        finders={},
        wordings=vocabulary["finders"],
        units=frozenset(unit for units in vocabulary["units"].values() for unit in units),
        units_of=_sets(vocabulary["units"]),
        topic_of=vocabulary["topics"],
        silent=frozenset(vocabulary["silent"]),
        excepted=frozenset(vocabulary["excepted"]),
        reasons=_sets(vocabulary["reason"]),
        details=_sets(vocabulary["details"]),
        results=_sets(vocabulary["endings"]),
        tails={topic: tuple(words) for topic, words in vocabulary["tails"].items()},
        **patterns,
    )


def _sets(named: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in named.items()}


def _entry(claim: Mapping[str, Any]) -> Entry:
    given = {key: _AS[key](value) for key, value in claim.items() if value and key in _AS}
    return Entry(**{**_BLANK, **given})
