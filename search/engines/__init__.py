"""One engine for each database: the passages that hold something, and their scores."""

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from . import postgresql, sqlite

ENGINES = {"postgresql": postgresql, "sqlite": sqlite}


def engine():
    """The engine of the database in use."""
    return ENGINES[connection.vendor]


def has_rows(passages) -> RawSQL:
    """Whether there are such passages, as a part of another query.

    ``Exists()`` would rename the tables that the conditions of the engines name.
    """
    sql, parameters = passages.order_by().values("pk").query.sql_with_params()
    return RawSQL(f"EXISTS({sql})", parameters, output_field=BooleanField())
