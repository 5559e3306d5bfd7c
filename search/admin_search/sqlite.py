from modelsearch.backends.database.sqlite.sqlite import (
    ObjectIndexer,
    SQLiteIndex,
    SQLiteSearchBackend,
)

from .backend import FrenchBackendMixin, FrenchIndexerMixin, FrenchIndexMixin


class FrenchObjectIndexer(FrenchIndexerMixin, ObjectIndexer):
    pass


class FrenchSQLiteIndex(FrenchIndexMixin, SQLiteIndex):
    indexer_class = FrenchObjectIndexer
    columns = ["title", "body", "autocomplete"]


class FrenchSQLiteSearchBackend(FrenchBackendMixin, SQLiteSearchBackend):
    index_class = FrenchSQLiteIndex
