"""The index in tests, where what waits for the end of a transaction never runs."""

from search import indexing
from search.rebuilding import Rebuilding


def write_index():
    """Make everything that is published searchable."""
    list(Rebuilding().run())


def write_index_with_what_is_hidden(monkeypatch):
    """An index that knows every page: all of them were public a moment ago."""
    monkeypatch.setattr(indexing, "public_pages", lambda pages: pages)
    write_index()
