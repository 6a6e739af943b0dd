"""Holds the wordings found in a table against its form: which element stands where, and what had to be repaired."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.lex.labels import SHORT, Hit, with_number
from reportlint.lex.similar import SIMILAR, similarity
from reportlint.parse.align import align
from reportlint.parse.fragments import begun, find_fragments, gather, is_half, wordless
from reportlint.parse.moved import columns_moved, columns_within, without_rows
from reportlint.parse.repeats import lost_repeats, repeated_head
from reportlint.parse.strays import Label, Strays, before, find_strays
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import Repair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.parse.fragments import Fragment
    from reportlint.values import Element, TableForm

_MOST_MOVED = 2
_OPENED = 1
_CELL_END = regex(r"([”’]*)[\"']*(?:[\s|\d]|\Z)")


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
        self.strays = Strays([], [], [])

    def build(self) -> Skeleton:
        known = [hit for hit in self.hits if hit.word in self.keys]
        foreign = [hit for hit in self.hits if hit.word not in self.keys and hit.word in self.foreign_words]
        head_end = self._head_end(known)
        head = [hit for hit in known if hit.start < head_end]
        body = [hit for hit in known if hit.start >= head_end]
        again = repeated_head([hit.word for hit in head], [hit.word for hit in body]) if self.ordered else ()
        missing_free, extra_free = self._match_free(head)
        missing, extra, moved = self._match_ordered([hit for i, hit in enumerate(body) if i not in again])
        extra += [body[i] for i in sorted(again)]
        unsure = {self._key(element) for element in missing_free} | {self.keys[hit.word] for hit in extra_free}
        columns = columns_within(self.form, self.free)
        if all(self._key(column) not in unsure for column in columns):
            moved += columns_moved(columns, self.labels)
        words = known + foreign
        if (
            missing
            or missing_free
            or len(known) != len(self.ordered) + len(self.free)
            or not wordless(self.plain, sorted(words, key=lambda hit: hit.start), self.start, self.end)
        ):
            fragments = find_fragments(self.plain, words, self.start, self.end)
            missing = self._rename(missing, fragments, None)
            missing_free = self._rename(missing_free, fragments, head_end)
            self._lengthened(fragments)
            whole = not missing and not missing_free
            for find in (gather, begun):
                for element, hit in find([*missing, *missing_free], fragments):
                    self.labels.append(Label(element, hit))
                    (missing_free if element.free else missing).remove(element)
            self.strays = find_strays(self.form, self.labels, self.plain, fragments, head_end, self.end, whole)
            self.repairs += self.strays.repairs
        self._doubled(extra_free + extra, foreign, head_end)
        self._foreign(foreign)
        moved = without_rows(moved, self.ordered, self.labels, self.plain)
        if len(moved) <= _MOST_MOVED:  # more: the text was scrambled on the way
            for element in moved:
                self._repair("moved", element, self._hit_of(element))
        absent = [*missing_free, *missing]
        elements = ((self._key(element), element.role) for element in (*self.ordered, *self.free))
        lost = lost_repeats(elements, (self.keys[hit.word] for hit in known)) if absent else ()
        for element in absent:
            if self._key(element) not in lost:
                self._repair("missing", element, None)
        self.labels.sort(key=lambda label: label.hit.start)
        self.repairs.sort(key=lambda repair: repair.start)
        strays = [*extra_free, *extra, *foreign, *self.strays.rows]
        return Skeleton(self.labels, absent, self.repairs, strays, self.strays.columns)

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

    def _rename(self, missing: list[Element], fragments: list[Fragment], head_end: int | None) -> list[Element]:
        """Gives each missing element the stray words at its place that resemble it."""
        left = []
        for element in missing:
            low, high = (self.start, head_end) if head_end is not None else self._window(element)
            best, best_score = None, SIMILAR
            for fragment in fragments:
                if low <= fragment.start < high:
                    score = max(similarity(fragment.squeezed, word, best_score) for word in element.words)
                    if score >= best_score and not any(is_half(fragment, other, fragments) for other in missing):
                        best, best_score = fragment, score
            if best is None:
                left.append(element)
                continue
            fragments.remove(best)
            hit = Hit(best.squeezed, best.start, best.end, best.start)
            self.labels.append(Label(element, hit._replace(start=with_number(self.plain, best.start))))
            self._repair("renamed", element, hit)
        return left

    def _lengthened(self, fragments: list[Fragment]) -> None:
        """Wordings to which the rest of their cell adds: another character (本年废止件数量), or a remark in brackets that
        is not quite the mandated one."""
        for place, (element, hit) in enumerate(self.labels):
            near = next((f for f in fragments if hit.end <= f.start <= hit.end + _OPENED), None)
            if near is None or len(hit.word) <= SHORT or element.id in self.form.units:
                continue
            cell = hit.word + near.squeezed
            between = self.plain[hit.end : near.start]
            longer = [word for word in element.words if between != "(" or len(word) > len(hit.word)]
            if between not in ("", "(") or any(near.squeezed in word for word in element.words):
                continue
            ends = _CELL_END.match(self.plain, near.end)
            if ends and any(similarity(cell, word, SIMILAR) >= SIMILAR for word in longer):
                fragments.remove(near)
                altered = hit._replace(end=ends.end(1))
                self.labels[place] = Label(element, altered)
                self._repair("renamed", element, altered)

    def _window(self, element: Element) -> tuple[int, int]:
        """The stretch between the neighbours of a missing element."""
        index = self.ordered.index(element)
        place = {label.element: label.hit for label in self.labels}
        low = next((place[e].end for e in reversed(self.ordered[:index]) if e in place), self.start)
        high = next((place[e].start for e in self.ordered[index + 1 :] if e in place), self.end)
        return (low, high) if low <= high else (self.start, self.end)

    # -------------------------------------------------------------------------------------------------- repairs

    def _doubled(self, extra: list[Hit], foreign: list[Hit], head_end: int) -> None:
        head = {self._key(element) for element in self.free}
        again = [hit for hit in extra if self.keys[hit.word] in head]
        if len(again) >= 3:  # the header repeated on the next page
            extra = [hit for hit in extra if self.keys[hit.word] not in head]
        times = Counter(hit.word for hit in extra)
        for hit in extra:
            if times[hit.word] > 1 and self._is_group(hit):
                continue  # a merged cell, repeated for each row that it spans
            same = [e for e in self.form.elements if self._key(e) == self.keys[hit.word]]
            element = next((e for e in same if e.free == (hit.start < head_end)), same[0])
            if foreign and element.role in ("head", "column", "block"):
                continue  # the header of the foreign block
            self._repair("doubled", element, hit)

    def _is_group(self, hit: Hit) -> bool:
        key = self.keys[hit.word]
        return any(element.role == "group" and self._key(element) == key for element in self.form.elements)

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
                    before(self.labels, hit.start),
                )
            )  # fmt: skip

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
