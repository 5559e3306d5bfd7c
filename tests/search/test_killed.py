"""A process that is killed while it publishes leaves an index that can be mended."""

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import sleep
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import ArticlePage
from search.models import Entry

ROUNDS = 3
LONGEST = 1.5  # seconds of publishing before the end
ROOT = Path(__file__).parents[2]


@pytest.fixture
def db(django_db_setup, django_db_blocker, tmp_path):
    """In the place of a transaction: a copy of the suite's database, by its URL.

    The name is that by which pytest-django knows that a database must be there.
    """
    with django_db_blocker.unblock():
        connection.close()
        copy = COPIES[connection.vendor](connection.settings_dict["NAME"], tmp_path)
        with copy as name, patch.dict(connection.settings_dict, NAME=name):
            yield database_url(name)
            connection.close()


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
        self.original, self.name = original, f"{original}_killed"

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


def publish_and_be_killed(url, var, seconds):
    environment = {**os.environ, "DATABASE_URL": url, "RELAIS_VAR": str(var)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.search.publishing"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout.readline() == "ready\n"
        sleep(seconds)
        program.kill()


def is_accepted() -> bool:
    try:
        call_command("rebuild_search", check=True)
    except SystemExit as error:
        return not error.code
    return True


def test_a_killed_publication_is_accepted_or_mended_in_one_run(db, tmp_path):
    chance = random.Random(7)  # noqa: S311
    call_command("rebuild_search")
    published = 0
    for _ in range(ROUNDS):
        publish_and_be_killed(db, tmp_path, chance.uniform(0.05, LONGEST))
        if not is_accepted():
            call_command("rebuild_search")
            assert is_accepted()
        live = ArticlePage.objects.live()
        assert Entry.objects.filter(page__in=live).count() == live.count()
        assert live.count() >= published
        published = live.count()
    assert published > ROUNDS
