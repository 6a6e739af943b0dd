"""Makes the patterns by which the words of a vocabulary are found, so that a reader need not make them at every start."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from reportlint.packed import once_each
from reportlint.prose.lexicon import KINDS, PATTERNS, PLACES, SETS, SWITCHES, WEAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SEARCHED = ("guards", "wide", "area", "oversight", "business", "resets", "fillers", "totals", "silent_titles")
"""The lists of words that are only searched for."""
_KEPT = ("name", "topic", *SETS, *SWITCHES, *PLACES, "value")
"""What stays of a claim as it is written."""
_CLAUSE = ",，;；:：。\n"


def compile_wordings(vocabulary: Mapping[str, Any]) -> dict[str, Any]:
    """The checked words of a vocabulary as `reportlint.prose.lexicon` reads them: claims by what they are about, what must
    be known of all of them, and patterns instead of words where words are looked for; an empty one finds nothing."""
    claims = [_claim(claim) for claim in vocabulary["claims"]]
    topics, denials = vocabulary["topics"], vocabulary["denials"]
    said = {kind: _all(vocabulary["claims"], kind) for kind in KINDS}
    reasons = {key: _all(vocabulary["claims"], key) for key in ("reason", "details", "endings")}
    denial = "|".join(_unless(word, vocabulary["not_denials"]) for word in sorted(denials, key=len, reverse=True))
    counted: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        if "units" in claim:
            counted.setdefault(claim["topic"], []).append(claim)
    return {
        "defined": vocabulary["patterns"],
        "names": [claim["name"] for claim in claims],
        "counted": counted,
        **{kind: [claim for claim in claims if claim.get("kind") == kind] for kind in KINDS},
        "units": {topic: _each(members, "units") for topic, members in counted.items()},
        "excepted": _each((claim for members in counted.values() for claim in members), "sections"),
        **{key: _owners(claims, key) for key in ("reason", "details", "endings")},
        "told": {claim["name"]: claim["topic"] for claim in claims if "reason" in claim or "endings" in claim},
        "topics": {word: topic for topic, words in topics.items() for word in words},
        "silent": vocabulary["silent"],
        "tails": {topic: _tails(vocabulary, topic) for topic in counted},
        "finders": {topic: once_each(_finders(vocabulary["claims"], topic)) for topic in counted},
        "patterns": {
            "topics": alternatives(word for words in topics.values() for word in words) or "(?!)",
            "objects": alternatives(said["denied"]),
            "phrases": alternatives(said["phrases"]),
            "foreign": alternatives((*vocabulary["versus"], *vocabulary["plans"])),
            "denials": denial,
            "told": alternatives(word for words in (vocabulary["around"], *reasons.values()) for word in words),
            "names": alternatives(reasons["reason"]),
            "again": f"[、和及且并也亦而](?:{denial})" if denials else "",
            **{key: alternatives(vocabulary[key]) for key in SEARCHED},
        },
    }


def _all(claims: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return [word for claim in claims for word in claim.get(key, ())]


def _each(claims: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return list(dict.fromkeys(_all(claims, key)))


def _owners(claims: Iterable[Mapping[str, Any]], key: str) -> dict[str, list[str]]:
    """The words that claims have under `key`, each with the names of those claims."""
    owners: dict[str, list[str]] = {}
    for claim in claims:
        for word in claim.get(key, ()):
            owners.setdefault(word, []).append(claim["name"])
    return owners


def _claim(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim with patterns for what is looked for; `words` keeps the words without a gap, `gaps` finds the others."""
    kept = {key: claim[key] for key in _KEPT if key in claim} | {"topic": claim.get("topic", "")}
    kind = next((kind for kind in KINDS if kind in claim), "")
    patterns = {key: alternatives(claim[key]) for key in PATTERNS if key in claim}
    if "denied" in claim and "after" in claim:
        patterns["after"] = _closing(claim["after"])
    words = claim.get("words", ())
    return {
        **kept,
        **patterns,
        **({"kind": kind, "said": alternatives(claim[kind])} if kind else {}),
        "words": [word for word in words if "…" not in word],
        "gaps": alternatives(word for word in words if "…" in word),
    }


def _finders(claims: Sequence[Mapping[str, Any]], topic: str) -> dict[str, list[str]]:
    """By unit, what finds the words without a gap that claims about `topic` have before their number, and those behind."""
    about = [claim for claim in claims if "units" in claim and claim.get("topic", "") == topic]
    found = {}
    for unit in sorted({unit for claim in about for unit in claim["units"]}):
        members = [claim for claim in about if unit in claim["units"]]
        words = dict.fromkeys(word for claim in members for word in claim.get("words", ()) if "…" not in word)
        found[unit] = [
            alternatives(words) or "(?!)",
            "|".join(alternatives(claim["after"]) for claim in members if "after" in claim),
        ]
    return found


def _tails(vocabulary: Mapping[str, Any], topic: str) -> list[str]:
    topics = vocabulary["topics"]
    return [*vocabulary["tails"], *topics.get(topic, ()), *topics.get(topic + WEAK, ())]


def _closing(words: Iterable[str]) -> str:
    """Finds any of `words`, one behind the other, and then an end or a conjunction."""
    return f"(?:{alternatives(words)}){{0,30}}(?:$|[、和与及或且并也亦以/])"


def _unless(word: str, refused: Iterable[str]) -> str:
    """`word` where it does not begin one of `refused`."""
    rest = [re.escape(other[len(word) :]) for other in refused if other.startswith(word)]
    return re.escape(word) + (f"(?!{'|'.join(rest)})" if rest else "")


def alternatives(words: Iterable[str]) -> str:
    """The words as one alternation, the longest first; … stands for up to twelve characters of a clause.

    Words are grouped by their first character, which is found several times faster than a plain list.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(filter(None, words), key=len, reverse=True):
        groups.setdefault(word[0], []).append(_rest(word))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())


@cache
def _rest(word: str) -> str:
    """What finds a word behind its first character; most words stand in several alternations."""
    return f"[^{_CLAUSE}]{{0,12}}?".join(map(re.escape, word[1:].split("…")))
