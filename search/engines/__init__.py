"""One engine for each database: the passages that hold something, and their scores."""

from django.db import connection

from . import postgresql, sqlite

ENGINES = {"postgresql": postgresql, "sqlite": sqlite}


def engine():
    """The engine of the database in use."""
    return ENGINES[connection.vendor]
