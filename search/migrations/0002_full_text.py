"""The full-text index of the passages, which each database keeps by itself.

A word of the title counts twice. On PostgreSQL it is written twice, so that the rank of
one stem tells how often it is there (see ``engines/postgresql.py``); a word that nobody
can ask for keeps phrases from running on. ``bm25()`` of SQLite takes weights.
"""

from django.db import migrations

POSTGRESQL = """
ALTER TABLE search_passage ADD COLUMN terms tsvector GENERATED ALWAYS AS (
    to_tsvector('simple'::regconfig, title_terms || ' ' || repeat('x', 65) || ' '
        || title_terms || ' ' || repeat('x', 65) || ' ' || body_terms)
) STORED;
ALTER TABLE search_passage ALTER COLUMN terms SET STORAGE MAIN;
CREATE INDEX search_passage_terms ON search_passage USING gin (terms);
"""

# An external-content table, as https://www.sqlite.org/fts5.html (4.4.3) describes it.
SQLITE = [
    """
    CREATE VIRTUAL TABLE search_terms USING fts5(
        title_terms, body_terms, content='search_passage', content_rowid='id',
        tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER search_passage_added AFTER INSERT ON search_passage BEGIN
        INSERT INTO search_terms(rowid, title_terms, body_terms)
        VALUES (new.id, new.title_terms, new.body_terms);
    END
    """,
    """
    CREATE TRIGGER search_passage_removed AFTER DELETE ON search_passage BEGIN
        INSERT INTO search_terms(search_terms, rowid, title_terms, body_terms)
        VALUES ('delete', old.id, old.title_terms, old.body_terms);
    END
    """,
    """
    CREATE TRIGGER search_passage_changed AFTER UPDATE ON search_passage BEGIN
        INSERT INTO search_terms(search_terms, rowid, title_terms, body_terms)
        VALUES ('delete', old.id, old.title_terms, old.body_terms);
        INSERT INTO search_terms(rowid, title_terms, body_terms)
        VALUES (new.id, new.title_terms, new.body_terms);
    END
    """,
]


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else []:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_passage DROP COLUMN terms")
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("added", "removed", "changed"):
            schema_editor.execute(f"DROP TRIGGER search_passage_{trigger}")
        schema_editor.execute("DROP TABLE search_terms")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
