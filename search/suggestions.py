"""What a reader may be about to type: titles, themes, people, and words."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, When
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from editorial.models import Story, Theme

from . import queries
from .engines import engine, has_rows
from .facets import KINDS
from .french import Word, fold, words
from .models import Entry, IndexState
from .models import Word as LexiconWord
from .results import is_named_in_public, is_public_page, visible_passages

SHORTEST = 2
MOST = 8
# Titles and themes leave room for words; one sort of titles leaves room for others.
MOST_ENTRIES, MOST_OF_ONE_SORT, MOST_THEMES = 4, 3, 2
# Of what begins like that, so much is looked at.
CANDIDATES, CANDIDATE_THEMES = 60, 300
WORDS = 8


@dataclass(frozen=True)
class Suggestion:
    label: str
    kind: str
    url: str


def suggestions_for(text: str, site, http_request=None) -> list[Suggestion]:
    """At most eight, of what the public may read, in four queries."""
    text = queries.clean(text)
    typed = list(words(text))[: queries.MAX_WORDS]
    prefix = " ".join(word.folded for word in typed)
    if len(prefix) < SHORTEST:
        return []
    named = entries_named(prefix, site, http_request) + themes_named(prefix, site)
    known = {fold(text), *(fold(suggestion.label) for suggestion in named)}
    longer = completions(text, typed, site)
    new = [suggestion for suggestion in longer if fold(suggestion.label) not in known]
    return named + new[: MOST - len(named)]


def entries_named(prefix: str, site, http_request) -> list[Suggestion]:
    """Pages and people whose name has a word that begins so, shortest names first.

    At most three are stories, and three of each other kind.
    """
    beginning = Entry.objects.filter(
        Q(folded__startswith=prefix) | Q(folded__contains=f" {prefix}")
    )
    first = Case(When(folded__startswith=prefix, then=0), default=1)
    candidates = beginning.order_by(first, "folded", "pk").values("pk")[:CANDIDATES]
    entries = (
        Entry.objects.filter(pk__in=candidates)
        .filter(
            Q(page__isnull=False) & is_public_page(site, "page")
            | Q(page=None) & is_named_in_public(site)
        )
        .select_related("page", "person", "organisation")
    )
    ordered = sorted(
        entries,
        key=lambda e: (not e.folded.startswith(prefix), len(e.folded), e.folded, e.pk),
    )
    sorts, kept = Counter(), []
    for entry in ordered:
        sort = entry.kind if entry.date is None else "story"
        sorts[sort] += 1
        if sorts[sort] <= MOST_OF_ONE_SORT:
            kept.append(suggestion_of(entry, http_request))
    return kept[:MOST_ENTRIES]


def suggestion_of(entry: Entry, http_request) -> Suggestion:
    if entry.page:
        url = entry.page.get_url(http_request)
    else:
        url = (entry.person or entry.organisation).get_absolute_url()
    return Suggestion(entry.title, KINDS.label(entry.kind), url)


def themes_named(prefix: str, site) -> list[Suggestion]:
    """Themes of public stories; their names are folded here, as they are few."""
    stories = Story.objects.visible_to_public(site)
    told = Exists(stories.filter(themes=OuterRef("pk")))
    themes = Theme.objects.filter(told)[:CANDIDATE_THEMES]
    return [
        Suggestion(theme.name, _("Theme"), theme.get_absolute_url())
        for theme in themes
        if f" {prefix}" in f" {' '.join(word.folded for word in words(theme.name))}"
    ][:MOST_THEMES]


def completions(text: str, typed: list[Word], site) -> list[Suggestion]:
    """What was typed with its last word completed, the commonest word first.

    One word for each stem, and only those that something public holds together with
    the words before it.
    """
    *before, last = typed
    if len(last.folded) < SHORTEST:
        return []
    longer = LexiconWord.objects.filter(folded__startswith=last.folded)
    by_stem = {}
    for word in longer.order_by("-passages", "folded")[: 2 * WORDS]:
        by_stem.setdefault(word.stem, word.shown)
    given = [word.stem for word in before if word.stem]
    seen = seen_with(given, list(by_stem)[:WORDS], site)
    texts = (text[: last.start] + by_stem[stem] for stem in seen)
    return [
        Suggestion(
            completed,
            _("Search"),
            f"{reverse('search')}?{urlencode({'q': completed})}",
        )
        for completed in texts
    ]


def seen_with(given: list[str], stems: list[str], site) -> list[str]:
    """The stems that a public passage holds together with those given, in one query."""
    if not stems:
        return []
    passages = visible_passages(site)
    asked = [
        has_rows(passages.filter(engine().holds(all_stems([*given, stem]))))
        for stem in stems
    ]
    answers = IndexState.objects.values_list(*asked).first() or ()
    return [stem for stem, seen in zip(stems, answers, strict=False) if seen]


def all_stems(stems: list[str]) -> queries.Condition:
    return queries.all_of([(stem,) for stem in dict.fromkeys(stems)])
