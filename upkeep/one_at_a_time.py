"""A lock that one process holds for the whole database, and that dies with it."""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def held(name: str):
    """Yields whether the lock was free; waits for nobody.

    PostgreSQL keeps it with the session, so a pooler must not share one connection
    between clients. SQLite has no such lock: a file beside the database holds it. A
    killed process leaves neither behind.
    """
    lock = {"postgresql": advisory_lock, "sqlite": file_lock}[connection.vendor]
    with lock(name) as is_free:
        yield is_free


@contextmanager
def advisory_lock(name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
        (is_free,) = cursor.fetchone()
    try:
        yield is_free
    finally:
        if is_free and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


@contextmanager
def file_lock(name):
    database = Path(connection.settings_dict["NAME"])
    with database.with_name(f"{database.name}.{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
