"""The pages that somebody may have meant by an address where there is none."""

import re
from difflib import SequenceMatcher
from functools import reduce
from heapq import nlargest
from operator import or_

from django.db.models import Q
from wagtail.models import Page

from library.stop_words import STOP_WORDS
from moderation.visibility import visible_to_public

SUGGESTIONS = 3
CANDIDATES = 50  # that have most words in common with an address
# What more pages than that have in common tells nothing of an address.
MOST_ALIKE = 5_000
SHORTEST_WORD = 4
WORDS = 6


def pages_like(paths: list[str], site) -> dict[str, list[Page]]:
    """For each path up to three public pages of ``site``, the closest first.

    Two queries, however many paths.
    """
    words = {path: words_of(path) for path in paths}
    asked = sorted({word for of_path in words.values() for word in of_path})
    if not asked:
        return {path: [] for path in paths}
    resembling = reduce(or_, (Q(slug__contains=word) for word in asked))
    public = visible_to_public(Page.objects.all(), site)
    alike = public.filter(resembling).values_list("slug", "pk")
    slugs = list(alike.order_by("-pk")[:MOST_ALIKE])
    closest = {
        path: closest_to(last_part(path), of_path, slugs)
        for path, of_path in words.items()
    }
    pages = public.in_bulk({pk for pks in closest.values() for pk in pks})
    return {
        path: [pages[pk] for pk in pks if pk in pages] for path, pks in closest.items()
    }


def last_part(path: str) -> str:
    return path.strip("/").rpartition("/")[2][:100].lower()


def words_of(path: str) -> list[str]:
    """The words by which the last part of a path may be known, six at most."""
    words = re.split(r"[^a-z0-9]+", last_part(path))
    telling = [
        word for word in words if len(word) >= SHORTEST_WORD and word not in STOP_WORDS
    ]
    return telling[:WORDS]


def closest_to(asked: str, words: list[str], slugs: list[tuple[str, int]]) -> list[int]:
    """The keys of the pages whose slugs are most like what was asked for."""
    alike = (
        (sum(word in slug for word in words), -abs(len(slug) - len(asked)), slug, pk)
        for slug, pk in slugs
    )
    candidates = nlargest(CANDIDATES, (one for one in alike if one[0]))
    candidates.sort(
        key=lambda one: SequenceMatcher(None, asked, one[2]).ratio(), reverse=True
    )
    return [pk for *_, pk in candidates[:SUGGESTIONS]]
