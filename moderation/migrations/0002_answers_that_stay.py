"""Answers of outside readers are written once: the database refuses the rest.

On SQLite, a migration that alters ``moderation_outsideanswer`` makes the table anew, and
must create its triggers again. What the law wants erased, an administrator of the
database erases, who can drop a trigger.
"""

from django.db import migrations

REFUSAL = "answers of outside readers are written once"

SQLITE = [
    f"""
    CREATE TRIGGER moderation_outsideanswer_{what}
    BEFORE {what} ON moderation_outsideanswer
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for what in ("update", "delete")
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION moderation_outsideanswer_stays() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}'; END
    $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER moderation_outsideanswer_stays
    BEFORE UPDATE OR DELETE ON moderation_outsideanswer
    FOR EACH ROW EXECUTE FUNCTION moderation_outsideanswer_stays()
    """,
]
FORWARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACKWARDS = {
    "sqlite": [
        "DROP TRIGGER moderation_outsideanswer_update",
        "DROP TRIGGER moderation_outsideanswer_delete",
    ],
    "postgresql": ["DROP FUNCTION moderation_outsideanswer_stays() CASCADE"],
}


def run(statements):
    def execute(apps, schema_editor):
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(run(FORWARDS), run(BACKWARDS))]
