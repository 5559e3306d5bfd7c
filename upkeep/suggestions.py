"""The pages that somebody may have meant by an address where there is none."""

import re
from difflib import SequenceMatcher
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Page

from moderation.visibility import visible_to_public

SUGGESTIONS = 3
# Of the pages whose address has a word in common with one of those asked for: for each
# path, and for all of a list.
CANDIDATES, MOST_CANDIDATES = 50, 500
SHORTEST_WORD = 4
WORDS = 6


def pages_like(paths: list[str], site) -> dict[str, list[Page]]:
    """For each path up to three public pages of ``site``, the closest first.

    One query, however many paths.
    """
    words = {path: words_of(path) for path in paths}
    asked = sorted({word for of_path in words.values() for word in of_path})
    if not asked:
        return {path: [] for path in paths}
    resembling = reduce(or_, (Q(slug__contains=word) for word in asked))
    pages = visible_to_public(Page.objects.all(), site).filter(resembling)
    most = min(CANDIDATES * len(paths), MOST_CANDIDATES)
    candidates = list(pages.order_by("pk")[:most])
    return {
        path: closest(
            path,
            [page for page in candidates if any(word in page.slug for word in of_path)],
        )
        for path, of_path in words.items()
    }


def last_part(path: str) -> str:
    return path.strip("/").rpartition("/")[2][:100].lower()


def words_of(path: str) -> list[str]:
    """The words by which the last part of a path may be known, six at most."""
    words = re.split(r"[^a-z0-9]+", last_part(path))
    return [word for word in words if len(word) >= SHORTEST_WORD][:WORDS]


def closest(path: str, pages: list[Page]) -> list[Page]:
    asked = last_part(path)
    return sorted(
        pages,
        key=lambda page: SequenceMatcher(None, asked, page.slug).ratio(),
        reverse=True,
    )[:SUGGESTIONS]
