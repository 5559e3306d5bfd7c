"""Writing down the addresses that readers ask for in vain, with nothing about them.

A path, a number, two moments, and what led there: a page of this site, or the name of
another site. What isn't an address that a newsroom could mend (a picture, a script,
what robots try on any site) is passed over, and so is what looks like somebody's or
like a secret.

A robot must not fill the table. It holds 5,000 paths; every hundredth new one takes
away those that were asked least, and longest ago. What nobody has asked for 13 months
goes with the next run of the scheduler.
"""

import logging
import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import DatabaseError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from .models import MissingAddress

logger = logging.getLogger(__name__)

MAX_ADDRESSES = 5_000
ADDRESSES_BETWEEN_PURGES = 100
KEPT_FOR = timedelta(days=396)
LONGEST = 255
DEEPEST = 8

# Not what people read: what pages load, and what robots look for.
FILE = re.compile(
    r"\.(avif|bmp|gif|ico|jpe?g|png|svg|webp|mp3|mp4|webm|css|js|map|json|xml|txt|yml"
    r"|woff2?|ttf|aspx?|bak|cgi|gz|ini|jsp|log|sql|tar|zip)$",
    re.IGNORECASE,
)
# Scripts are theirs too, but for those by which an old site may have named its pages.
ROBOTS = re.compile(
    r"/\.|/wp-(admin|includes|json|login)\b|/wp-content/(plugins|themes|cache)\b"
    r"|/(cgi-bin|phpmyadmin|vendor|xmlrpc)\b|^(?!/\d{4}/).*/(?!index\.)[^/]+\.php$"
)
# An e-mail address, or nine figures: a telephone number, or that of a person.
PERSONAL = re.compile(r"\S@\S|\d{9}")
# A long word with capitals and figures is a key, not a name that somebody chose.
SECRET = re.compile(r"/(?=[^/]*[A-Z])(?=[^/]*[a-z])(?=[^/]*\d)[^/]{20,}")
# How the site itself names its pages.
PAGE = re.compile(r"(/[a-z0-9-]+)*/?")
HOST = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}")


def count_missing(request) -> None:
    """Count that somebody asked for the address of ``request`` in vain.

    Never raises: the reader is owed a page that says so. What goes wrong is logged.
    """
    path = Redirect.normalise_path(request.get_full_path().partition("?")[0])
    if not is_worth_mending(path):
        return
    came_from = origin(request.headers.get("Referer", ""), request.get_host())
    try:
        if not add_one(path, came_from):
            with transaction.atomic():
                add_first(path, came_from)
    except DatabaseError:
        logger.exception("A missing address was not counted")


def is_worth_mending(path: str) -> bool:
    """Whether readers may have meant a page by ``path`` (decoded, no final slash)."""
    return (
        len(path) <= LONGEST
        and path.count("/") <= DEEPEST
        and "%" not in path  # what no text is made of stays encoded
        and not path.startswith(private_addresses())
        and not any(sort.search(path) for sort in (FILE, ROBOTS, PERSONAL, SECRET))
    )


def private_addresses() -> tuple[str, ...]:
    admin = reverse("wagtailadmin_home")
    return (admin, admin.rstrip("/"), "/_util/", "/documents/", "/media/", "/static/")


def origin(referer: str, host: str) -> str:
    """A page of this site as its path, another site as its host; else empty."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    if parts.netloc != host:
        return parts.hostname if HOST.fullmatch(parts.hostname) else ""
    is_page = PAGE.fullmatch(parts.path) and not parts.path.startswith(
        private_addresses()
    )
    return parts.path[:LONGEST] if is_page else ""


def add_one(path, came_from) -> bool:
    """Whether the address was there. What led there last stays when nothing is said."""
    known = {"came_from": came_from} if came_from else {}
    return bool(
        MissingAddress.objects.filter(path=path).update(
            hits=F("hits") + 1, last_seen=timezone.now(), **known
        )
    )


def add_first(path, came_from):
    address, is_new = MissingAddress.objects.get_or_create(
        path=path, defaults={"came_from": came_from}
    )
    if not is_new:  # somebody else was faster
        add_one(path, came_from)
    elif address.pk % ADDRESSES_BETWEEN_PURGES == 0:
        purge()


def purge() -> None:
    """Take away what is too much."""
    by_use = MissingAddress.objects.order_by("-hits", "-last_seen", "-pk")
    MissingAddress.objects.filter(pk__in=by_use.values("pk")[MAX_ADDRESSES:]).delete()


def forget_old_addresses() -> None:
    """Those that nobody has asked for long."""
    MissingAddress.objects.filter(last_seen__lt=timezone.now() - KEPT_FOR).delete()
