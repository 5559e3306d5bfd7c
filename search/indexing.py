"""Writing the index: what can be found, its passages, and the words they hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.db import transaction
from wagtail.models import Page, Site

from editorial.models import Story
from library.passages import PassageText
from moderation.models import PublicPage
from moderation.visibility import visible_to_public
from people.models import Organisation, Person
from territories.models import TerritoryPage

from . import french
from .models import Entry, IndexState, Passage, Stem, Word

# The root of a site is what everything is found from.
HOME_DEPTH = 2
# Rows that one statement names or writes, and entries of one transaction.
BATCH = 500
ENTRIES_AT_ONCE = 50


def write_entries(relation: str, keys: Iterable[int]) -> int:
    """Bring entries to what the public may read of pages or people, as it is now.

    ``relation`` is "page", "person" or "organisation", ``keys`` are theirs. What is
    gone or hidden leaves the index. Returns how many entries were not as they should.
    """
    keys = sorted(set(keys))
    return sum(
        write_batch(relation, keys[start : start + ENTRIES_AT_ONCE])
        for start in range(0, len(keys), ENTRIES_AT_ONCE)
    )


@transaction.atomic
def write_batch(relation: str, keys: list[int]) -> int:
    changes = Changes(lock_index())
    stored = stored_entries(relation, keys)
    wanted = dict(TO_FIND[relation](keys))
    for key in keys:
        changes.replace(stored.get(key), wanted.get(key))
    changes.write()
    return changes.number


@transaction.atomic
def remove_entries(relation: str, keys: list[int]):
    """Take out what is about to be deleted."""
    changes = Changes(lock_index())
    for entry in stored_entries(relation, keys).values():
        changes.replace(entry, None)
    changes.write()


def stored_entries(relation: str, keys: list[int]) -> dict[int, Entry]:
    entries = Entry.objects.filter(**{f"{relation}__in": keys})
    return {
        getattr(entry, f"{relation}_id"): entry
        for entry in entries.prefetch_related("passages")
    }


def lock_index() -> IndexState:
    """The state of the index, for the one who writes to it in this transaction."""
    IndexState.objects.get_or_create(
        pk=IndexState.KEY, defaults={"version": french.VERSION}
    )
    return IndexState.objects.select_for_update().get(pk=IndexState.KEY)


class Changes:
    """What becomes of entries, and of the words that their passages hold."""

    def __init__(self, state: IndexState):
        self.state = state
        self.number = 0
        self.words, self.shown, self.stems = Counter(), {}, Counter()
        self.passages = self.length = 0

    def replace(self, stored: Entry | None, wanted: "Entry | None"):
        """Write an entry in the place of another; either may be None."""
        if as_tuple(stored) == as_tuple(wanted):
            return
        self.number += 1
        if stored is not None:
            self.count(stored.passages.all(), -1)
            stored.delete()
        if wanted is not None:
            wanted.save()
            for passage in wanted.new_passages:
                passage.entry = wanted
            Passage.objects.bulk_create(wanted.new_passages, BATCH)
            self.count(wanted.new_passages, 1)

    def count(self, passages: Iterable[Passage], sign: int):
        for passage in passages:
            self.passages += sign
            self.length += sign * passage.length
            held = words_of(passage)
            for folded in held:
                self.words[folded] += sign
            if sign > 0:
                for folded, shown in held.items():
                    self.shown[folded] = better_shown(self.shown.get(folded), shown)
            for stem in set(stems_of(passage)):
                self.stems[stem] += sign

    def write(self):
        """Count the words; the state of the index is saved with them."""
        if not self.number:
            return
        write_counts(Word, self.words, lambda name: new_word(name, self.shown))
        write_counts(Stem, self.stems, lambda stem: Stem(stem=stem))
        self.state.passages += self.passages
        self.state.stems += self.length
        self.state.save()


def new_word(folded: str, shown: Mapping[str, str]) -> Word:
    """A word that the index holds for the first time, as its passages show it."""
    return Word(
        folded=folded, shown=shown.get(folded, folded), stem=french.stem(folded)
    )


def write_counts(model, differences: Counter, make):
    """Add differences to the ``passages`` of rows; those that come to 0 go."""
    names = sorted(name for name, number in differences.items() if number)
    for start in range(0, len(names), BATCH):
        batch = names[start : start + BATCH]
        stored = model.objects.in_bulk(batch)
        rows = [stored.get(name) or make(name) for name in batch]
        for row in rows:
            row.passages = max((row.passages or 0) + differences[row.pk], 0)
        write_rows(model, rows)


def write_rows(model, rows: list):
    """Write rows with their ``passages``; those of none go."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        model.objects.filter(
            pk__in=[row.pk for row in batch if not row.passages]
        ).delete()
        model.objects.bulk_create(
            [row for row in batch if row.passages],
            update_conflicts=True,
            update_fields=["passages"],
            unique_fields=[model._meta.pk.name],
        )


def as_tuple(entry: Entry | None):
    """All that is stored of an entry, to compare it with what should be."""
    if entry is None:
        return None
    new = getattr(entry, "new_passages", None)
    passages = entry.passages.all() if new is None else new
    return (
        *(entry.kind, entry.title, entry.folded, entry.date),
        *(entry.territories, entry.themes),
        [
            (
                *(p.position, p.heading, p.number, p.anchor, p.body, p.times),
                *(p.title_terms, p.body_terms, p.length),
            )
            for p in sorted(passages, key=lambda p: p.position)
        ],
    )


def words_of(passage: Passage) -> dict[str, str]:
    """The words of a passage that may be offered, folded, with how they are shown."""
    held = {}
    for text in (passage.entry.title, passage.heading, passage.body):
        for word in french.words(text):
            if word.stem and len(word.folded) > 1:
                shown = text[word.start : word.end][:80]
                held[word.folded] = better_shown(held.get(word.folded), shown)
    return held


def better_shown(before: str | None, shown: str) -> str:
    """A word as it stands within sentences rather than at their beginning."""
    return shown if before is None or shown.islower() else before


def stems_of(passage: Passage) -> list[str]:
    return f"{passage.title_terms} {passage.body_terms}".split()


def public_pages(pages):
    """The pages of a queryset that the public of any site may read."""
    seen = pages.none()
    for site in Site.objects.select_related("root_page"):
        seen |= visible_to_public(pages, site)
    return seen


def pages_to_find(keys: Iterable[int]) -> Iterator[tuple[int, Entry]]:
    """The entries of the public pages among these, by their keys."""
    pages = Page.objects.filter(pk__in=keys, depth__gt=HOME_DEPTH)
    for page in public_pages(pages).specific():
        if not isinstance(page, PublicPage):
            continue
        entry = Entry(page_id=page.pk, title=page.title, kind="page")
        if isinstance(page, Story):
            entry.kind, entry.date = page.kind, page.first_published_at
            entry.territories = sorted(page.territories.values_list("pk", flat=True))
            entry.themes = sorted(page.themes.values_list("pk", flat=True))
        elif isinstance(page, TerritoryPage):
            entry.kind, entry.territories = "territory", [page.pk]
        yield page.pk, with_passages(entry, page.passages() or [PassageText("")])


def people_to_find(keys: Iterable[int]) -> Iterator[tuple[int, Entry]]:
    people = Person.objects.filter(pk__in=keys).select_related("organisation")
    for person in people:
        entry = Entry(person=person, title=person.name, kind="person")
        parts = (person.role, person.organisation, person.place, person.biography)
        yield person.pk, with_passages(entry, [one_text(parts)])


def organisations_to_find(keys: Iterable[int]) -> Iterator[tuple[int, Entry]]:
    for body in Organisation.objects.filter(pk__in=keys):
        entry = Entry(organisation=body, title=body.name, kind="organisation")
        parts = (body.kind, body.place, body.description)
        yield body.pk, with_passages(entry, [one_text(parts)])


def one_text(parts) -> PassageText:
    return PassageText(". ".join(str(part) for part in parts if part))


def with_passages(entry: Entry, texts: Iterable[PassageText]) -> Entry:
    """An entry with the passages that are to be written, as ``new_passages``."""
    entry.title = entry.title[:255]
    entry.folded = " ".join(word.folded for word in french.words(entry.title))
    entry.new_passages = [
        new_passage(entry, position, text) for position, text in enumerate(texts)
    ]
    return entry


def new_passage(entry: Entry, position: int, text: PassageText) -> Passage:
    title_terms = french.stems(f"{entry.title} {text.heading}")
    body_terms = french.stems(text.text)
    return Passage(
        entry=entry,
        position=position,
        heading=text.heading[:255],
        number=text.number,
        anchor=text.anchor,
        body=text.text,
        times=[list(time) for time in text.times],
        title_terms=" ".join(title_terms),
        body_terms=" ".join(body_terms),
        length=len(title_terms) + len(body_terms),
    )


TO_FIND = {
    "page": pages_to_find,
    "person": people_to_find,
    "organisation": organisations_to_find,
}
