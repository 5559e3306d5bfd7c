"""Both databases in one process, each made for the bench and thrown away after it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import environ
import psycopg2
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections

from config.settings.base import with_options


@contextmanager
def sqlite(folder: Path) -> Iterator[None]:
    """An empty site on SQLite becomes the default database."""
    with default_database(f"sqlite:///{folder}/bench.sqlite3"):
        yield


@contextmanager
def postgresql(url: str) -> Iterator[None]:
    """An empty site in another database of the server that a URL names."""
    name = f"relais_bench_{os.getpid()}"
    run(url, f"CREATE DATABASE {name}")
    try:
        with default_database(f"{url.rpartition('/')[0]}/{name}"):
            yield
    finally:
        run(url, f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def default_database(url: str) -> Iterator[None]:
    forget_connection()
    connections.settings["default"] = connections.configure_settings(
        {"default": with_options(environ.Env.db_url_config(url))}
    )["default"]
    call_command("migrate", verbosity=0)
    try:
        yield
    finally:
        forget_connection()


def forget_connection():
    """Close the default database, and forget what was read from it."""
    connections["default"].close()
    del connections["default"]
    ContentType.objects.clear_cache()
    cache.clear()


def run(url: str, statement: str):
    with closing(psycopg2.connect(url)) as server:
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute(statement)
