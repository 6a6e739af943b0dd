"""Holds the wordings found in a table against its form: which element stands where, and what had to be repaired."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reportlint.align import align
from reportlint.fields import is_value
from reportlint.labels import SHORT, Hit
from reportlint.regex import regex
from reportlint.similar import SIMILAR, similarity
from reportlint.values import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.values import Element, TableForm

_COVERED = 0.97
_MOST_MOVED = 2
_WORDY = regex(r"[^\W\d_](?:[^\t|\n]*[^\W\d_])?[)）]?")
_INNER_NUMBER = regex(
    r"(?:^|\s)\S{0,3}?\s*(?:\d{1,2}[.．、]|[一二三四五六七八九十]、|[(（][一二三四五六七八九十][)）])\s*(?=[^\W\d_])"
)
_SQUEEZE = regex(r"[\W_]+")
_NOTE = regex(r"单位|注|备注栏|续表|填报|数据|说明")
_LONGEST_LABEL = 14
_TOTALS = regex(r".{0,6}(?:小计|合计|共计|占比)$")


class Label(NamedTuple):
    """An element of the form and where it stands."""

    element: Element
    hit: Hit


class Fragment(NamedTuple):
    """Words in a table that are no mandated wording."""

    text: str
    squeezed: str
    start: int
    end: int


class Skeleton(NamedTuple):
    """`labels` in the order of the text; `absent` elements of the form; `repairs`; stray words that are left."""

    labels: list[Label]
    absent: list[Element]
    repairs: list[Repair]
    strays: list[Hit]
    """Wordings that stand there once too often, or that only the other edition's form has."""
    extra_columns: list[str]
    """For each column that the form does not have, the id of the column before it."""


def skeleton(
    form: TableForm, other: TableForm | None, keys: Mapping[str, str], hits: list[Hit], plain: str, start: int, end: int
) -> Skeleton:
    """Aligns `hits` in `plain[start:end]` with `form`; `other` is the same table in the other edition's form."""
    return _Builder(form, other, keys, hits, plain, start, end).build()


class _Builder:
    def __init__(
        self,
        form: TableForm,
        other: TableForm | None,
        keys: Mapping[str, str],
        hits: list[Hit],
        plain: str,
        start: int,
        end: int,
    ) -> None:
        self.form, self.other, self.keys, self.plain = form, other, keys, plain
        self.start, self.end = start, end
        elements = [element for element in form.elements if element.role != "caption"]
        self.captions = {word for element in form.elements if element.role == "caption" for word in element.words}
        self.ordered = [element for element in elements if not element.free]
        self.free = [element for element in elements if element.free for _ in range(element.times)]
        self.foreign_words = {word for element in other.elements for word in element.words} if other else set()
        self.hits = [hit for hit in hits if hit.word not in self.captions]
        self.labels: list[Label] = []
        self.repairs: list[Repair] = []
        self.extra_columns: list[str] = []
        self.stray_rows: list[Hit] = []

    def build(self) -> Skeleton:
        known = [hit for hit in self.hits if hit.word in self.keys]
        foreign = [hit for hit in self.hits if hit.word not in self.keys and hit.word in self.foreign_words]
        head_end = self._head_end(known)
        head = [hit for hit in known if hit.start < head_end]
        body = [hit for hit in known if hit.start >= head_end]
        missing_free, extra_free = self._match_free(head)
        missing, extra, moved = self._match_ordered(body)
        if not missing_free and not extra_free:
            moved += self._columns_moved()
        if missing or missing_free or self._odd(known):
            fragments = self._fragments(known + foreign)
            missing = self._rename(missing, fragments, None)
            missing_free = self._rename(missing_free, fragments, head_end)
            whole = not missing and not missing_free
            missing, missing_free = self._scattered(missing, missing_free, fragments)
            self._strays(fragments, head_end, whole)
        elif self._has_words(known + foreign):
            self._strays(self._fragments(known + foreign), head_end, True)
        self._doubled(extra_free + extra, foreign, head_end)
        self._foreign(foreign)
        if len(moved) <= _MOST_MOVED:  # more: the text was scrambled on the way
            for element in moved:
                self._repair("moved", element, self._hit_of(element))
        for element in [*missing_free, *missing]:
            self._repair("missing", element, None)
        self.labels.sort(key=lambda label: label.hit.start)
        self.repairs.sort(key=lambda repair: repair.start)
        strays = [*extra_free, *extra, *foreign, *self.stray_rows]
        return Skeleton(self.labels, [*missing_free, *missing], self.repairs, strays, self.extra_columns)

    # ------------------------------------------------------------------------------------------------- matching

    def _key(self, element: Element) -> str:
        return self.keys[element.words[0]]

    def _head_end(self, known: list[Hit]) -> int:
        """Where the merged header ends: at the first wording that only the body has."""
        if not self.free:
            return self.start
        free = {self._key(element) for element in self.free}
        return next((hit.start for hit in known if self.keys[hit.word] not in free), self.end)

    def _match_free(self, head: list[Hit]) -> tuple[list[Element], list[Hit]]:
        waiting: dict[str, list[Element]] = {}
        for element in self.free:
            waiting.setdefault(self._key(element), []).append(element)
        extra = []
        for hit in head:
            elements = waiting.get(self.keys[hit.word])
            if elements:
                self.labels.append(Label(elements.pop(0), hit))
            else:
                extra.append(hit)
        return [element for elements in waiting.values() for element in elements], extra

    def _columns_moved(self) -> list[Element]:
        """Columns of a merged header out of order: those of one group (法人或其他组织), or of rows without a label."""
        columns = [element for element in self.free if element.role == "column"]
        grouped = {column for below in self.form.groups.values() for column in below}
        if not columns or all(element.times == 1 and element.id not in grouped for element in columns):
            return []
        inner = [e for e in dict.fromkeys(columns) if e.times > 1 or e.id in grouped]
        wanted = [element for _ in range(inner[0].times) for element in inner]
        labels = sorted((label for label in self.labels if label.element in inner), key=lambda label: label.hit.start)
        result = align([element.id for element in wanted], [label.element.id for label in labels])
        return [wanted[i] for i in result.moved]

    def _match_ordered(self, body: list[Hit]) -> tuple[list[Element], list[Hit], list[Element]]:
        if not self.ordered:
            return [], body, []
        result = align([self._key(element) for element in self.ordered], [self.keys[hit.word] for hit in body])
        for i, j in result.pairs.items():
            self.labels.append(Label(self.ordered[i], body[j]))
        return (
            [self.ordered[i] for i in result.missing],
            [body[j] for j in result.extra],
            [self.ordered[i] for i in result.moved],
        )

    def _hit_of(self, element: Element) -> Hit:
        return next(label.hit for label in self.labels if label.element is element)

    def _odd(self, known: list[Hit]) -> bool:
        return len(known) != len(self.ordered) + len(self.free)

    # ------------------------------------------------------------------------------------------------ fragments

    def _has_words(self, hits: Sequence[Hit]) -> bool:
        return any(True for _ in self._wordy(hits))

    def _wordy(self, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
        """Spans of the words between `hits`."""
        at = self.start
        for start, end in [*sorted((hit.start, hit.end) for hit in hits), (self.end, self.end)]:
            if start > at:
                for match in _WORDY.finditer(self.plain, at, start):
                    yield match.span()
            at = max(at, end)

    def _fragments(self, hits: Sequence[Hit]) -> list[Fragment]:
        fragments = []
        for start, end in self._wordy(hits):
            text = self.plain[start:end]
            if "。" in text or len(text) > 60:
                continue
            inner = list(_INNER_NUMBER.finditer(text))
            cuts = [0, *(match.end() for match in inner), len(text)]
            for a, b in zip(cuts, cuts[1:], strict=False):
                piece = text[a:b]
                squeezed = _SQUEEZE.sub("", piece)
                if squeezed:
                    lead = len(piece) - len(piece.lstrip())
                    fragments.append(
                        Fragment(piece.strip(), squeezed, start + a + lead, start + a + len(piece.rstrip()))
                    )
        return fragments

    def _rename(self, missing: list[Element], fragments: list[Fragment], head_end: int | None) -> list[Element]:
        """Gives each missing element the stray words at its place that resemble it."""
        left = []
        for element in missing:
            low, high = (self.start, head_end) if head_end is not None else self._window(element)
            best, best_score = None, SIMILAR
            for fragment in fragments:
                if low <= fragment.start < high:
                    score = max(similarity(fragment.squeezed, word, best_score) for word in element.words)
                    if score >= best_score and not self._half(fragment, element, fragments):
                        best, best_score = fragment, score
            if best is None:
                left.append(element)
                continue
            fragments.remove(best)
            hit = Hit(best.squeezed, best.start, best.end, best.start)
            self.labels.append(Label(element, hit))
            self._repair("renamed", element, hit)
        return left

    def _half(self, fragment: Fragment, element: Element, fragments: list[Fragment]) -> bool:
        """Whether the fragment is one piece of a wording whose other pieces stand elsewhere (cut by page width)."""
        for word in element.words:
            if fragment.squeezed in word:
                rest = Counter(word) - Counter(fragment.squeezed)
                others = Counter("".join(other.squeezed for other in fragments if other is not fragment))
                if not rest - others:
                    return True
        return False

    def _window(self, element: Element) -> tuple[int, int]:
        """The stretch between the neighbours of a missing element."""
        index = self.ordered.index(element)
        place = {label.element: label.hit for label in self.labels}
        low = next((place[e].end for e in reversed(self.ordered[:index]) if e in place), self.start)
        high = next((place[e].start for e in self.ordered[index + 1 :] if e in place), self.end)
        return (low, high) if low <= high else (self.start, self.end)

    def _scattered(
        self, missing: list[Element], free: list[Element], fragments: list[Fragment]
    ) -> tuple[list[Element], list[Element]]:
        """Takes as present what is there in pieces only: vertical headers and labels that page width has cut up."""
        if not fragments:
            return missing, free
        pool = Counter("".join(fragment.squeezed for fragment in fragments))
        kept: list[Element] = []
        for element in sorted([*missing, *free], key=lambda e: -len(e.words[0])):
            for word in element.words:
                need = Counter(word)
                if (len(word) > SHORT or element.free) and sum((need & pool).values()) >= _COVERED * len(word):
                    pool -= need
                    piece = max(fragments, key=lambda f: len(set(f.squeezed) & set(word)))
                    hit = Hit(word, piece.start, piece.end, piece.start)
                    self.labels.append(Label(element, hit))
                    break
            else:
                kept.append(element)
        spent = [f for f in fragments if sum((Counter(f.squeezed) & pool).values()) < len(f.squeezed)]
        for fragment in spent:
            fragments.remove(fragment)
        return [e for e in missing if e in kept], [e for e in kept if e.free]

    def _strays(self, fragments: list[Fragment], head_end: int, complete: bool) -> None:
        """Reports rows and columns that the form does not have. Where something is missing, stray words may be what is
        left of it: then 小计, 合计 and the like alone are taken for rows and columns."""
        first = min((label.hit.start for label in self.labels), default=self.end)
        marks = sorted([label.hit.start for label in self.labels] + [f.start for f in fragments] + [self.end])
        head_end = min(head_end, max((label.hit.end for label in self.labels), default=self.end))
        for fragment in fragments:
            if fragment.start < first or not (complete or _TOTALS.fullmatch(fragment.squeezed)):
                continue
            if not 2 <= len(fragment.squeezed) <= _LONGEST_LABEL or self._in_a_cell(fragment):
                continue
            if fragment.start < head_end:
                role = "column"
                before = [x for x in self.labels if x.element.role == "column" and x.hit.start < fragment.start]
                nearest = max(before, key=lambda label: label.hit.start, default=None)
                self.extra_columns.append(nearest.element.id if nearest else "")
            elif self._starts_row(fragment, next(mark for mark in marks if mark > fragment.start)):
                role = "row"
                self.stray_rows.append(Hit(fragment.squeezed, fragment.start, fragment.end, fragment.start))
            else:
                continue
            place = fragment.start, fragment.end
            name = fragment.text
            self.repairs.append(Repair("extra", "", role, name, name, *place, self.form.name, self._before(place[0])))

    def _in_a_cell(self, fragment: Fragment) -> bool:
        """Whether the words are a note, or stand in a cell with figures or as a value (减3, 三件, 无)."""
        if _NOTE.match(fragment.squeezed) or all(is_value(word) for word in fragment.text.split()):
            return True
        around = self.plain[max(fragment.start - 1, 0) : fragment.start] + self.plain[fragment.end : fragment.end + 1]
        return any(char.isdecimal() for char in fragment.text + around)

    def _starts_row(self, fragment: Fragment, stop: int) -> bool:
        """Whether the words begin a line, the row before is complete, and numbers follow up to `stop`."""
        if self.plain[self.plain.rfind("\n", 0, fragment.start) + 1 : fragment.start].strip(" \t|"):
            return False
        before = max((x for x in self.labels if x.hit.start < fragment.start), key=lambda x: x.hit.start)
        wanted = len(self.form.rows.get(before.element.id, ()))
        if self._numbers(before.hit.end, fragment.start) < wanted:
            return False
        return self._numbers(fragment.end, stop) >= max(min(map(len, self.form.rows.values())) - 1, 1)

    def _numbers(self, start: int, end: int) -> int:
        return sum(word.isdecimal() for word in self.plain[start:end].replace("|", " ").split())

    # -------------------------------------------------------------------------------------------------- repairs

    def _doubled(self, extra: list[Hit], foreign: list[Hit], head_end: int) -> None:
        head = {self._key(element) for element in self.free}
        again = [hit for hit in extra if self.keys[hit.word] in head]
        if len(again) >= 3:  # the header repeated on the next page
            extra = [hit for hit in extra if self.keys[hit.word] not in head]
        for hit in extra:
            same = [e for e in self.form.elements if self._key(e) == self.keys[hit.word]]
            element = next((e for e in same if e.free == (hit.start < head_end)), same[0])
            if foreign and element.role in ("head", "column", "block"):
                continue  # the header of the foreign block
            self._repair("doubled", element, hit)

    def _foreign(self, foreign: list[Hit]) -> None:
        """Reports the other edition's wordings, a run of them once."""
        if not self.other:
            return
        places = sorted(label.hit.start for label in self.labels if label.element.role in ("row", "block"))
        run: list[tuple[Element, Hit]] = []
        for hit in foreign:
            element = next((e for e in self.other.elements if hit.word in e.words), None)
            if element is None:
                continue
            if run and not any(run[-1][1].end <= place < hit.start for place in places):
                run.append((element, hit))
                continue
            self._foreign_run(run)
            run = [(element, hit)]
        self._foreign_run(run)

    def _foreign_run(self, run: list[tuple[Element, Hit]]) -> None:
        if run:
            element, hit = run[0]
            found = self.plain[hit.start : hit.end]
            self.repairs.append(
                Repair(
                    "foreign", element.id, element.role, element.name, found, hit.start, hit.end, self.form.name,
                    self._before(hit.start),
                )
            )  # fmt: skip

    def _before(self, place: int) -> str:
        before = [label for label in self.labels if label.hit.start < place]
        return max(before, key=lambda label: label.hit.start).element.name if before else ""

    def _repair(self, kind: str, element: Element, hit: Hit | None) -> None:
        if hit is not None:
            start, end = hit.start, hit.end
        else:
            start = end = self._place(element)
        self.repairs.append(
            Repair(
                kind, element.id, element.role, element.name, self.plain[start:end], start, end, self.form.name,
                self._previous(element),
            )
        )  # fmt: skip

    def _previous(self, element: Element) -> str:
        index = self.form.elements.index(element)
        return self.form.elements[index - 1].name if index else ""

    def _place(self, element: Element) -> int:
        """Where a missing element belongs: after the last one that stands before it in the form."""
        order = {e: i for i, e in enumerate(self.form.elements)}
        mine = order[element]
        after = [label.hit for label in self.labels if order[label.element] < mine]
        if after:
            return max(after, key=lambda hit: hit.start).end
        before = [label.hit.start for label in self.labels]
        return min(before, default=self.start)
