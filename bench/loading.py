"""Many pages, and all that the search keeps of them, written in bulk."""

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from articles.models import ArticlePage
from editorial.models import Theme
from library.passages import PassageText
from search.indexing import Changes, lock_index, with_passages
from search.models import Entry, Passage
from territories.models import TerritoryPage

from .collection import Text

BATCH = 2_000
TERRITORIES, THEMES, YEARS = 20, 8, 6


class Publication:
    """Pages of one passage each, read once, for as many databases as are asked."""

    def __init__(self, texts: Sequence[Text], is_dated=True):
        """``is_dated=False`` leaves out what isn't in the texts: dates and facets."""
        self.texts, self.is_dated = texts, is_dated
        self.changes = Changes(None)
        self.changes.number = len(texts)
        self.entries = [
            with_passages(
                Entry(title=text.title, kind="page"), [PassageText(text.body)]
            )
            for text in announced(texts, "read")
        ]
        for entry in announced(self.entries, "counted"):
            self.changes.count(entry.new_passages, 1)

    def load(self) -> dict[int, int]:
        """Write to the default database; the keys of the texts by those of entries."""
        root = Site.objects.get(is_default_site=True).root_page
        if self.is_dated:
            self.give_facets(*facets(root))
        for start in announced(range(0, len(self.entries), BATCH), "batches loaded"):
            with transaction.atomic():
                self.write(root, self.entries[start : start + BATCH], start)
        with transaction.atomic():
            self.changes.state = lock_index()
            self.changes.write()
        analyze()
        return {
            entry.pk: text.key
            for entry, text in zip(self.entries, self.texts, strict=True)
        }

    def give_facets(self, territories: list[int], themes: list[int]):
        chance = random.Random(len(self.entries))  # noqa: S311
        kinds, now = list(ArticlePage.Kind), timezone.now()
        for entry in self.entries:
            entry.kind = str(chance.choice(kinds))
            entry.territories = [chance.choice(territories)]
            entry.themes = [chance.choice(themes)]
            entry.date = now - timedelta(days=chance.randrange(365 * YEARS))

    def write(self, root: Page, entries: list[Entry], first: int):
        content_type = ContentType.objects.get_for_model(Page)
        pages = [
            Page(
                title=entry.title,
                draft_title=entry.title,
                slug=f"passage-{number}",
                path=Page._get_path(root.path, root.depth + 1, 1_000 + number),
                depth=root.depth + 1,
                url_path=f"{root.url_path}passage-{number}/",
                content_type=content_type,
                locale_id=root.locale_id,
                first_published_at=entry.date,
            )
            for number, entry in enumerate(entries, first)
        ]
        Page.objects.bulk_create(pages)
        passages = []
        for page, entry in zip(pages, entries, strict=True):
            entry.pk, entry.page_id, entry._state.adding = None, page.pk, True
        Entry.objects.bulk_create(entries)
        for entry in entries:
            for passage in entry.new_passages:
                passage.pk, passage.entry, passage._state.adding = None, entry, True
                passages.append(passage)
        Passage.objects.bulk_create(passages)


def facets(root: Page) -> tuple[list[int], list[int]]:
    """Territories and themes, so that counting shows their names."""
    territories = [
        root.add_child(
            instance=TerritoryPage(
                title=f"Territoire {number}",
                slug=f"territoire-{number}",
                level=TerritoryPage._meta.get_field("level").choices[0][0],
                code=f"{number:02}",
            )
        ).pk
        for number in range(1, TERRITORIES + 1)
    ]
    themes = [
        Theme.objects.create(name=f"Thème {number}", slug=f"theme-{number}").pk
        for number in range(THEMES)
    ]
    return territories, themes


def analyze():
    with connection.cursor() as cursor:
        cursor.execute(
            "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
        )


def announced(things: Sequence, done: str) -> Iterator:
    """The same things; how far it is stands on the error stream."""
    step = max(len(things) // 50, 1)
    for number, thing in enumerate(things, 1):
        yield thing
        if number % step == 0 or number == len(things):
            sys.stderr.write(f"\r{number}/{len(things)} {done} ")
            sys.stderr.flush()
    sys.stderr.write("\n")
