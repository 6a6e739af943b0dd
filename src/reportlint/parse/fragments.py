"""Words in a table that are no mandated wording: misspelt ones, pieces of cut ones, and rows nobody asked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.lex.labels import SHORT, SIGNS, Hit
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.values import Element

_COVERED = 0.97
_LONGEST = 60
_WORDY = regex(r"[^\W\d_](?:[^\t|\n]*[^\W\d_])?[)）]?")
_LETTER = regex(r"[^\W\d_]")
_NEXT = regex(
    r"(?:^|\s)\S{0,3}?\s{0,9}(?P<number>\d{1,2}[.．、]|[一二三四五六七八九十]、|[(（][一二三四五六七八九十][)）])\s{0,9}(?=[^\W\d_])"
    r"|(?:(?<=[^\W\d_]{2})[ ]{2,}|(?<=[^\W\d_])[ ]{4,})(?=[^\W\d_])|(?<=[^\W\d_])[ ]{2,}(?=[^\W\d_]{2})"
)
"""What stands before other words: their number, or the gap between two columns of a page."""
_LEAD_NUMBER = regex(rf"(?:[一二三四五六七八九十][)）]|[{SIGNS}])\s*(?=[^\W\d_])")
_SQUEEZE = regex(rf"[\W_{SIGNS}]+")


class Fragment(NamedTuple):
    """Words in a table that are no mandated wording."""

    text: str
    squeezed: str
    start: int
    end: int


def _wordy(plain: str, hits: Sequence[Hit], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the words of `plain[start:end]` between `hits`."""
    at = start
    for begin, stop in [*sorted((hit.start, hit.end) for hit in hits), (end, end)]:
        if begin > at:
            for match in _WORDY.finditer(plain, at, begin):
                yield match.span()
        at = max(at, stop)


def wordless(plain: str, hits: Sequence[Hit], start: int, end: int) -> bool:
    """Whether there are no words in `plain[start:end]` between `hits`, which are in order."""
    begins, ends = [hit.start for hit in hits], [hit.end for hit in hits]
    between = [plain[stop:begin] for stop, begin in zip([start, *ends], [*begins, end], strict=True)]
    return _LETTER.search("".join(between)) is None


def find_fragments(plain: str, hits: Sequence[Hit], start: int, end: int) -> list[Fragment]:
    """The words between `hits`, cut where a number or a gap inside them begins other words; sentences are left out."""
    fragments = []
    for begin, stop in _wordy(plain, hits, start, end):
        # The words begin inside the brackets of a number: `（四）` leaves `四）`.
        if number := _LEAD_NUMBER.match(plain, begin, stop):
            begin = number.end()
        text = plain[begin:stop]
        if "。" in text or len(text) > _LONGEST:
            continue
        nexts = [*_NEXT.finditer(text)]
        begins = [0, *(match.end() for match in nexts)]
        ends = [*(match.start("number") if match["number"] else match.start() for match in nexts), len(text)]
        for a, b in zip(begins, ends, strict=True):
            piece = text[a:b]
            squeezed = _SQUEEZE.sub("", piece)
            if squeezed:
                lead = len(piece) - len(piece.lstrip())
                fragments.append(Fragment(piece.strip(), squeezed, begin + a + lead, begin + a + len(piece.rstrip())))
    return fragments


def is_half(fragment: Fragment, element: Element, fragments: Sequence[Fragment]) -> bool:
    """Whether the fragment is one piece of a wording whose other pieces stand elsewhere (cut by page width)."""
    for word in element.words:
        if fragment.squeezed in word:
            rest = Counter(word) - Counter(fragment.squeezed)
            others = Counter("".join(other.squeezed for other in fragments if other is not fragment))
            if not rest - others:
                return True
    return False


def gather(missing: Sequence[Element], fragments: list[Fragment]) -> list[tuple[Element, Hit]]:
    """What is there in pieces only: vertical headers, and labels that page width has cut up. Takes the pieces away."""
    if not fragments:
        return []
    pool = Counter("".join(fragment.squeezed for fragment in fragments))
    found: list[tuple[Element, Hit]] = []
    for element in sorted(missing, key=lambda element: -len(element.words[0])):
        for word in element.words:
            need = Counter(word)
            if (len(word) > SHORT or element.free) and sum((need & pool).values()) >= _COVERED * len(word):
                pool -= need
                piece = max(fragments, key=lambda fragment: len(set(fragment.squeezed) & set(word)))
                found.append((element, Hit(word, piece.start, piece.end, piece.start)))
                break
    fragments[:] = [f for f in fragments if sum((Counter(f.squeezed) & pool).values()) == len(f.squeezed)]
    return found


def begun(missing: Sequence[Element], fragments: list[Fragment]) -> list[tuple[Element, Hit]]:
    """Columns of whose header a cell has the beginning: a page's line breaks have swallowed the rest. Takes it away."""
    found: list[tuple[Element, Hit]] = []
    for element in missing if fragments else ():
        piece = next((f for f in fragments if len(f.squeezed) >= SHORT and _begins(element, f.squeezed)), None)
        if element.role == "column" and piece is not None:
            fragments.remove(piece)
            found.append((element, Hit(piece.squeezed, piece.start, piece.end, piece.start)))
    return found


def _begins(element: Element, piece: str) -> bool:
    return any(word.startswith(piece) for word in element.words)
