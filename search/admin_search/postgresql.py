from modelsearch.backends.database.postgres.postgres import (
    ObjectIndexer,
    PostgresIndex,
    PostgresSearchBackend,
)

from .backend import FrenchBackendMixin, FrenchIndexerMixin, FrenchIndexMixin


class FrenchObjectIndexer(FrenchIndexerMixin, ObjectIndexer):
    pass


class FrenchPostgresIndex(FrenchIndexMixin, PostgresIndex):
    indexer_class = FrenchObjectIndexer
    columns = ["title", "body", "autocomplete", "title_text", "body_text"]


class FrenchPostgresSearchBackend(FrenchBackendMixin, PostgresSearchBackend):
    index_class = FrenchPostgresIndex

    def __init__(self, params):
        # Stems as they are: the French configuration keeps accents, and “élus” plural.
        super().__init__({**params, "SEARCH_CONFIG": "simple"})
