"""The vocabulary as the reader of claims uses it: words become patterns, once a vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SEARCHED = ("guards", "wide", "area", "resets", "fillers", "totals")
"""The lists of words that are only searched for."""
WEAK = "?"
"""A topic word that only confirms the topic already there: 申请 alone may be anybody's."""
_CLAUSE = ",，;；:：。\n"


class Entry(NamedTuple):
    """One way of claiming something, as `claims.yaml` gives it."""

    name: str
    topic: str
    units: frozenset[str]
    words: tuple[str, ...]
    said: re.Pattern[str] | None
    """What it denies or says outright."""
    after: re.Pattern[str] | None
    """What may stand behind the number; of something denied, all that may follow it."""
    without: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    context: re.Pattern[str] | None
    carried: re.Pattern[str] | None
    beside: frozenset[str]
    follows: frozenset[str]
    unless_claimed: frozenset[str]
    whole: bool
    part: bool
    sections: frozenset[str]
    value: int


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


class Lexicon(NamedTuple):
    """A vocabulary, ready to read with."""

    counted: Mapping[str, tuple[Entry, ...]]
    """By topic: the claims with a number."""
    finders: dict[tuple[str, str], Finder]
    """By topic and unit, made when first asked for."""
    units: frozenset[str]
    units_of: Mapping[str, frozenset[str]]
    """By topic: the units of its claims."""
    denied: tuple[Entry, ...]
    objects: re.Pattern[str] | None
    """Finds any word of `denied`."""
    phrased: tuple[Entry, ...]
    phrases: re.Pattern[str] | None
    topics: re.Pattern[str]
    topic_of: Mapping[str, str]
    """Word → topic; the topics of weak words end in ``?``."""
    silent: frozenset[str]
    silent_titles: re.Pattern[str] | None
    foreign: re.Pattern[str] | None
    """Finds comparisons and plans: numbers that are not this year's."""
    guards: re.Pattern[str] | None
    denials: re.Pattern[str] | None
    again: re.Pattern[str] | None
    """A further denial within the clause: 未发生复议、未收到申请."""
    wide: re.Pattern[str] | None
    area: re.Pattern[str] | None
    resets: re.Pattern[str] | None
    fillers: re.Pattern[str] | None
    totals: re.Pattern[str] | None
    tails: Mapping[str, tuple[str, ...]]
    """By topic: what may stand last between a word and its number, the words of the topic themselves included."""

    def finder(self, topic: str, unit: str) -> Finder:
        """What finds the words of claims about `topic` in `unit`."""
        key = topic, unit
        if key not in self.finders:
            owners: dict[str, list[Entry]] = {}
            loose = []
            for entry in self.counted.get(topic, ()):
                if unit not in entry.units:
                    continue
                gaps = [word for word in entry.words if "…" in word]
                if gaps:
                    loose.append((regex(_alternatives(gaps)), entry))
                for word in entry.words:
                    if word not in gaps:
                        owners.setdefault(word, []).append(entry)
            behind = "|".join(
                entry.after.pattern
                for entry in self.counted.get(topic, ())
                if entry.after is not None and unit in entry.units
            )
            pattern = regex(_alternatives(owners) or "(?!)")
            self.finders[key] = Finder(pattern, owners, loose, regex(behind) if behind else None)
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
    topic_of = {word: topic for topic, words in vocabulary.get("topics", {}).items() for word in words}
    pairs = [(_entry(claim), claim) for claim in vocabulary.get("claims", ())]
    counted: dict[str, list[Entry]] = {}
    for entry, claim in pairs:
        if "units" in claim:
            counted.setdefault(entry.topic, []).append(entry)
    phrased = tuple(entry for entry, claim in pairs if "phrases" in claim)
    denials, refused = vocabulary.get("denials", ()), vocabulary.get("not_denials", ())
    denial = "|".join(_unless(word, refused) for word in sorted(denials, key=len, reverse=True))
    return Lexicon(
        counted={topic: tuple(members) for topic, members in counted.items()},
        finders={},
        units=frozenset(unit for entry, _ in pairs for unit in entry.units),
        units_of={topic: frozenset().union(*(one.units for one in members)) for topic, members in counted.items()},
        denied=tuple(entry for entry, claim in pairs if "denied" in claim),
        objects=_any(word for _, claim in pairs for word in claim.get("denied", ())),
        phrased=phrased,
        phrases=_any(word for _, claim in pairs for word in claim.get("phrases", ())),
        topics=regex(_alternatives(topic_of) or "(?!)"),
        topic_of=topic_of,
        silent=frozenset(vocabulary.get("silent", ())),
        silent_titles=_any(vocabulary.get("silent_titles", ())),
        tails={topic: _tails(vocabulary, topic) for topic in counted},
        foreign=_any((*vocabulary.get("versus", ()), *vocabulary.get("plans", ()))),
        denials=regex(denial) if denials else None,
        again=regex(f"[、和及且并也亦而](?:{denial})") if denials else None,
        **{key: _any(vocabulary.get(key, ())) for key in _SEARCHED},
    )


def _tails(vocabulary: Mapping[str, Any], topic: str) -> tuple[str, ...]:
    topics = vocabulary.get("topics", {})
    return (*vocabulary.get("tails", ()), *topics.get(topic, ()), *topics.get(topic + WEAK, ()))


def _entry(claim: Mapping[str, Any]) -> Entry:
    said = claim.get("denied") or claim.get("phrases")
    return Entry(
        name=claim["name"],
        topic=claim.get("topic", ""),
        units=frozenset(claim.get("units", ())),
        words=tuple(claim.get("words", ())),
        said=_any(said or ()),
        after=_closing(claim["after"]) if "denied" in claim and "after" in claim else _any(claim.get("after", ())),
        without=_any(claim.get("without", ())),
        unless=_any(claim.get("unless", ())),
        context=_any(claim.get("context", ())),
        carried=_any(claim.get("carried", ())),
        beside=frozenset(claim.get("beside", ())),
        follows=frozenset(claim.get("follows", ())),
        unless_claimed=frozenset(claim.get("unless_claimed", ())),
        whole=claim.get("whole", False),
        part=claim.get("part", False),
        sections=frozenset(claim.get("sections", ())),
        value=claim.get("value", 0),
    )


def _closing(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of `words`, one behind the other, and then an end or a conjunction."""
    return regex(f"(?:{_alternatives(words)})*(?:$|[、和与及或且并也亦以/])")


def _unless(word: str, refused: Iterable[str]) -> str:
    """`word` where it does not begin one of `refused`."""
    rest = [re.escape(other[len(word) :]) for other in refused if other.startswith(word)]
    return re.escape(word) + (f"(?!{'|'.join(rest)})" if rest else "")


def _any(words: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = _alternatives(words)
    return regex(alternatives) if alternatives else None


def _alternatives(words: Iterable[str]) -> str:
    """The words as one alternation, the longest first; … stands for up to twelve characters of a clause.

    Words are grouped by their first character, which is found several times faster than a plain list.
    """
    gap = f"[^{_CLAUSE}]{{0,12}}?"
    groups: dict[str, list[str]] = {}
    for word in sorted(filter(None, words), key=len, reverse=True):
        rest = word[1:]
        groups.setdefault(word[0], []).append(
            rest if rest.isalnum() else gap.join(map(re.escape, rest.split("…")))  # most words are plain
        )
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())
