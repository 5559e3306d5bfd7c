"""Counting what readers search for, with nothing about any of them.

A text, a day, a number: no address, no session, no browser. What looks like an e-mail
address or a telephone number is somebody's, and isn't kept.

A bot must not fill the table. It holds 10,000 texts; every hundredth new one takes away
those that were asked least, and longest ago. A flood of texts that are asked once
drives out others of their kind, and none that readers keep asking. What nobody has
asked for 13 months goes with the next run of the scheduler.
"""

import logging
import re
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .models import SearchTally
from .wording import wording

logger = logging.getLogger(__name__)

MAX_TALLIES = 10_000
TALLIES_BETWEEN_PURGES = 100
KEPT_FOR = timedelta(days=396)

# Nine figures are a telephone number, or that of an account or of a person.
PERSONAL = re.compile(r"\S@\S|(?:\d[\s.,/()-]*){9}")


def count_search(text: str, total: int) -> None:
    """Count that somebody searched for ``text`` and was shown ``total`` results.

    Never raises: the reader came for an answer. What goes wrong is logged.
    """
    worded = wording(text)
    if not worded or PERSONAL.search(worded):
        return
    try:
        if not add_one(worded, total):
            with transaction.atomic():
                add_first(worded, total)
    except DatabaseError:
        logger.exception("A search was not counted")


def add_one(worded, total):
    """Whether the text was there."""
    return SearchTally.objects.filter(text=worded).update(
        times=F("times") + 1, last_day=timezone.localdate(), total=total
    )


def add_first(worded, total):
    tally, is_new = SearchTally.objects.get_or_create(
        text=worded, defaults={"last_day": timezone.localdate(), "total": total}
    )
    if not is_new:  # somebody else was faster
        add_one(worded, total)
    elif tally.pk % TALLIES_BETWEEN_PURGES == 0:
        purge()


def purge() -> None:
    """Take away what is too much."""
    by_use = SearchTally.objects.order_by("-times", "-last_day", "-pk")
    SearchTally.objects.filter(pk__in=by_use.values("pk")[MAX_TALLIES:]).delete()


def forget_old_searches() -> None:
    """Those that nobody has made for long."""
    SearchTally.objects.filter(last_day__lt=timezone.localdate() - KEPT_FOR).delete()
