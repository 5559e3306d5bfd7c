"""Wagtail's own search of the same passages, as it comes, on PostgreSQL."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend
from wagtail.models import Page

from .loading import analyze

FACETS = ("content_type_id", "locale_id", "owner_id")
# As modelsearch writes an entry: the title of a page has a boost of 2, weight A.
FILL = """
INSERT INTO wagtailsearch_indexentry (
    content_type_id, object_id, title, title_norm, autocomplete, body,
    title_text, body_text
)
SELECT %s, entry.page_id::text,
    setweight(to_tsvector('french', entry.title), 'A'), 1,
    to_tsvector('simple', entry.title),
    setweight(to_tsvector('french', passage.body), 'D'), entry.title, passage.body
FROM search_entry entry JOIN search_passage passage ON passage.entry_id = entry.id
"""
OTHER_INDEXES = """
SELECT format('DROP INDEX %I', indexname) FROM pg_indexes
WHERE tablename = 'wagtailsearch_indexentry' AND indexdef LIKE '%||%'
"""


class Stock:
    """Without the index that the project adds."""

    def __init__(self):
        self.backend = PostgresSearchBackend({"SEARCH_CONFIG": "french"})
        content_type = ContentType.objects.get_for_model(Page)
        with connection.cursor() as cursor:
            cursor.execute(OTHER_INDEXES)
            for (statement,) in cursor.fetchall():
                cursor.execute(statement)
            cursor.execute("DELETE FROM wagtailsearch_indexentry")
            cursor.execute(FILL, [content_type.pk])
        analyze()

    def answer(self, query: str) -> int:
        """Ten results, how many there are, and three facets."""
        results = self.backend.search(query, Page.objects.live())
        list(results[:10])
        for name in FACETS:
            results.facet(name)
        return results.count()
