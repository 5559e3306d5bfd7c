"""Several things done in the same instant, on a database that they share.

Their rows must really be there: see ``tests.database_copy``.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

SECONDS = 10


def at_once(*calls):
    """What calls answer that are made at the same time, in their order.

    Raises what the first of them raises, once all have ended.
    """
    start = Barrier(len(calls), timeout=SECONDS)

    def make(call):
        start.wait()
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(make, calls))
