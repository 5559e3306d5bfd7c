"""The whole index, compared with what the site publishes, and mended."""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page

from people.models import Organisation, Person

from . import french
from .indexing import (
    ENTRIES_AT_ONCE,
    TO_FIND,
    as_tuple,
    lock_index,
    new_word,
    stems_of,
    stored_entries,
    words_of,
    write_entries,
    write_rows,
)
from .models import Entry, IndexState, Passage, Stem, Word

MODELS = {"page": Page, "person": Person, "organisation": Organisation}
# Wrong things that a report names one by one.
NAMED = 20


def is_current() -> bool:
    """Whether there is an index, by the rules of today."""
    return IndexState.objects.filter(version=french.VERSION).exists()


class Rebuilding:
    """``run()`` goes through everything; ``drift`` counts what was wrong by then.

    An index of other rules than ``french.VERSION`` is wrong as a whole. With
    ``is_check``, nothing is written.
    """

    def __init__(self, is_check=False):
        self.is_check = is_check
        self.entries = self.words = self.stems = self.totals = 0
        self.named: list[str] = []

    @property
    def drift(self) -> int:
        return self.entries + self.words + self.stems + self.totals

    def run(self) -> Iterator[tuple[int, int]]:
        """Yields how many entries are done, and of how many."""
        if not self.is_check:
            self.forget_other_rules()
        keys = {name: list(keys_of(name)) for name in MODELS}
        total, done = sum(map(len, keys.values())), 0
        for relation, its_keys in keys.items():
            for start in range(0, len(its_keys), ENTRIES_AT_ONCE):
                batch = its_keys[start : start + ENTRIES_AT_ONCE]
                self.compare_entries(relation, batch)
                done += len(batch)
                yield done, total
        self.compare_words()

    def forget_other_rules(self):
        """Begin anew when the index was written by another version of the rules."""
        with transaction.atomic():
            state = lock_index()
            if state.version == french.VERSION:
                return
            self.totals += 1
            for model in (Entry, Word, Stem):
                model.objects.all().delete()
            state.version, state.passages, state.stems = french.VERSION, 0, 0
            state.save()

    def compare_entries(self, relation: str, keys: list[int]):
        stored, wanted = stored_entries(relation, keys), dict(TO_FIND[relation](keys))
        wrong = [
            key
            for key in keys
            if as_tuple(stored.get(key)) != as_tuple(wanted.get(key))
        ]
        self.entries += len(wrong)
        self.named += [
            str(stored.get(key) or wanted.get(key))
            for key in wrong[: NAMED - len(self.named)]
        ]
        if wrong and not self.is_check:
            write_entries(relation, wrong)

    def compare_words(self):
        """Count the words of all passages; under the lock when they may be mended."""
        with transaction.atomic():
            state = None if self.is_check else lock_index()
            words, stems, shown, passages, length = count_all()
            self.words = self.mend(Word, words, lambda name: new_word(name, shown))
            self.stems = self.mend(Stem, stems, lambda stem: Stem(stem=stem))
            state = state or IndexState.objects.filter(pk=IndexState.KEY).first()
            expected = (french.VERSION, passages, length)
            stored = state and (state.version, state.passages, state.stems)
            if stored != expected and (stored or passages):
                self.totals += 1
                if not self.is_check:
                    state.version, state.passages, state.stems = expected
                    state.save()

    def mend(self, model, counts: Counter, make) -> int:
        """How many rows were wrong; they are right afterwards, unless it is a check."""
        stored = dict(model.objects.values_list("pk", "passages"))
        wrong = {n for n in {*stored, *counts} if stored.get(n, 0) != counts.get(n, 0)}
        if wrong and not self.is_check:
            rows = []
            for name in sorted(wrong):
                row = make(name) if name in counts else model(pk=name)
                row.passages = counts.get(name, 0)
                rows.append(row)
            write_rows(model, rows)
        return len(wrong)

    def report(self) -> list[str]:
        if not self.drift:
            return ["The index says what the site publishes."]
        verb = "are wrong" if self.is_check else "were wrong, and are mended"
        return [
            (
                f"{self.entries} entries, {self.words} words, {self.stems} stems, "
                f"{self.totals} totals {verb}."
            ),
            *(f"  {name}" for name in self.named),
        ]


def keys_of(relation: str) -> list[int]:
    """All that may be found, and all that is: what is gone has its entry deleted."""
    return MODELS[relation].objects.order_by("pk").values_list("pk", flat=True)


def count_all():
    """Words and stems of all passages, as the index should count them."""
    words, stems, shown, passages, length = Counter(), Counter(), {}, 0, 0
    for passage in Passage.objects.select_related("entry").iterator(500):
        held = words_of(passage)
        words.update(held.keys())
        shown.update(held)
        stems.update(set(stems_of(passage)))
        passages += 1
        length += passage.length
    return words, stems, shown, passages, length
