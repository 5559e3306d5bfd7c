"""The index that the admin's search asks PostgreSQL for.

Wagtail looks in ``title || body``, and indexes either column by itself: without this,
each search reads the whole table.
"""

from django.db import migrations

CREATE = """
CREATE INDEX search_admin_title_body ON wagtailsearch_indexentry
    USING gin ((title || body))
"""


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_admin_title_body")


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_full_text"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(create_index, drop_index)]
