"""Wagtail's own search, for the admin and its choosers, of French words.

Texts and queries go through ``search.french`` before either database sees them:
accents, number and gender make no difference, and no operator gets through.
"""

from django.db import connection


def SearchBackend(params):  # noqa: N802 (the name that modelsearch looks for)
    """The backend for the database of the site, PostgreSQL or SQLite."""
    if connection.vendor == "postgresql":
        from .postgresql import FrenchPostgresSearchBackend

        return FrenchPostgresSearchBackend(params)
    from .sqlite import FrenchSQLiteSearchBackend

    return FrenchSQLiteSearchBackend(params)
