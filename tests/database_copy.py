"""A database that several processes share, with rows that are really there.

In the place of a test's transaction: a copy of the suite's database, by its URL. What
is done at once, or by another process, is committed there.

    from tests.database_copy import db  # noqa: F401 (a fixture: the copy)
"""

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection


@contextmanager
def database_copy(folder):
    """Have the connection of this thread use a copy; yields its address."""
    connection.close()
    copy = COPIES[connection.vendor](connection.settings_dict["NAME"], folder)
    with copy as name, patch.dict(connection.settings_dict, NAME=name):
        yield database_url(name)
        connection.close()


@pytest.fixture
def db(django_db_setup, django_db_blocker, tmp_path):
    """The name is that by which pytest-django knows that a database must be there."""
    with django_db_blocker.unblock(), database_copy(tmp_path) as url:
        yield url


class SqliteCopy:
    def __init__(self, original, folder):
        self.original, self.name = original, str(folder / "copy.sqlite3")

    def __enter__(self):
        with (
            closing(sqlite3.connect(self.original)) as original,
            closing(sqlite3.connect(self.name)) as copy,
        ):
            original.backup(copy)
        return self.name

    def __exit__(self, *error):
        Path(self.name).unlink()


class PostgresqlCopy:
    def __init__(self, original, folder):
        self.original, self.name = original, f"{original}_copy"

    def __enter__(self):
        self.run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        self.run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.original}"')
        return self.name

    def __exit__(self, *error):
        self.run(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def run(self, statement):
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


COPIES = {"sqlite": SqliteCopy, "postgresql": PostgresqlCopy}


def database_url(name) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
