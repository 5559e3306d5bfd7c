"""The answer to a search: what is found, in order and counted."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import BooleanField, Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from editorial.models import Story
from moderation.visibility import visible_to_public
from territories.models import TerritoryPage

from .engines import engine
from .models import Entry, Passage
from .understanding import Question

# What is new counts for more: by a fifth on its day, and less with the years.
FRESHNESS, FRESH_FOR = 0.2, 2 * 365.25 * 86_400  # seconds
# Passages of one entry that may be shown as so many segments.
PASSAGES_OF_ENTRY = 12


@dataclass(slots=True)
class Found:
    """An entry that answers: ``passages`` are pairs of score and key, best first."""

    entry: int
    kind: str
    date: datetime | None
    territories: tuple[int, ...]
    themes: tuple[int, ...]
    passages: list[tuple[float, int]]
    score: float = 0


@dataclass(frozen=True)
class Matches:
    """What was found, and by which question.

    ``is_approximate`` when no passage holds all that was asked for.
    """

    question: Question
    found: list[Found]
    is_approximate: bool = False


def visible_passages(site):
    """The passages of what the public may read: pages, and people named in them."""
    return Passage.objects.filter(
        is_public_page(site)
        | Q(entry__in=Entry.objects.filter(is_named_in_public(site)))
    )


def is_public_page(site, page="entry__page") -> Q:
    """Whether the public may read a page, which ``page`` names from a passage."""
    pages = visible_to_public(Page.objects.filter(pk=OuterRef(page)), site)
    return Q(Exists(pages))


def is_named_in_public(site) -> Q:
    """Whether the person or organisation of an entry stands in anything public."""
    named = Q()
    for model, key, relation in (
        *((Story, "person", "people"), (Story, "person", "people_met")),
        (Story, "organisation", "organisations"),
        (Story, "organisation", "organisations_met"),
        (TerritoryPage, "person", "people"),
        (TerritoryPage, "organisation", "organisations"),
    ):
        pages = model.objects.visible_to_public(site)
        named |= Q(Exists(pages.filter(**{relation: OuterRef(key)})))
    return named


def matches_of(questions: list[Question], site) -> Matches:
    """What answers to the first question whose corrections stand in public.

    A corrected word counts when something that is found holds it: the index may know
    it from a page that was hidden since.
    """
    *corrected, typed = questions
    for question in corrected:
        matches = matches_of_one(question, site)
        if matches.found:
            return matches
    return matches_of_one(typed, site)


def matches_of_one(question: Question, site) -> Matches:
    """All that answers a question, by relevance."""
    if not question.weights:
        return Matches(question, [])
    for condition in (question.half, question.any):
        rows = matching_rows(question, condition, site)
        if rows or question.half == question.any:
            break
    if question.corrected and not any(row.holds_corrected for row in rows):
        return Matches(question, [])
    holds_all = any(row.holds_all for row in rows)
    return Matches(question, in_order(rows), bool(rows) and not holds_all)


class Row(NamedTuple):
    """A passage that is found, as the query brings it; lists of keys are JSON."""

    entry: int
    entry__page: int | None
    entry__kind: str
    entry__date: datetime | None
    places: str
    subjects: str
    pk: int
    score: float
    holds_all: bool
    holds_corrected: bool


def matching_rows(question: Question, condition, site) -> list[Row]:
    """The public passages that hold a condition."""
    passages = engine().scored(
        Passage.objects.filter(is_public_page(site) | Q(entry__page=None)),
        condition,
        question.weights,
        question.average,
    )
    rows = passages.annotate(
        holds_all=holds_or_not(question.all),
        holds_corrected=holds_or_not(question.any_corrected),
        places=Cast("entry__territories", TextField()),
        subjects=Cast("entry__themes", TextField()),
    ).values_list(*Row._fields)
    return without_hidden_people(list(map(Row._make, rows)), site)


def holds_or_not(condition):
    """Whether a passage holds a condition; never when there is none."""
    if condition is None:
        return Value(False, BooleanField())
    return engine().holds(condition)


def without_hidden_people(rows: list[Row], site) -> list[Row]:
    """Whether people are named in public is asked only when some are found."""
    people = {row.entry for row in rows if row.entry__page is None}
    if not people:
        return rows
    entries = Entry.objects.filter(is_named_in_public(site), pk__in=people)
    hidden = people.difference(entries.values_list("pk", flat=True))
    return [row for row in rows if row.entry not in hidden]


def in_order(rows: Iterable[Row]) -> list[Found]:
    """An entry is worth its best passage, and more when it is new."""
    entries: dict[int, Found] = {}
    for entry, _page, kind, date, places, subjects, passage, score, *_ in rows:
        found = entries.get(entry)
        if found is None:
            found = entries[entry] = Found(
                entry, kind, date, keys_of(places), keys_of(subjects), []
            )
        found.passages.append((score, passage))
    now = timezone.now()
    for found in entries.values():
        if len(found.passages) > 1:
            found.passages.sort(key=lambda passage: (-passage[0], passage[1]))
        found.score = found.passages[0][0] * freshness(found.date, now)
    return sorted(entries.values(), key=lambda found: (-found.score, found.entry))


@lru_cache(10_000)
def keys_of(array: str) -> tuple[int, ...]:
    return tuple(json.loads(array))


def freshness(date: datetime | None, now: datetime) -> float:
    """1 + 0.2 × exp(-age / 2 years); 1 for what has no date."""
    if date is None:
        return 1
    age = max((now - date).total_seconds(), 0)
    return 1 + FRESHNESS * math.exp(-age / FRESH_FOR)
