"""The answer to a search, as a page or a program shows it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.core.paginator import Paginator

from library.timecodes import format_timecode

from .facets import FACETS, KINDS, Facet, Labels, Narrowed
from .highlights import Excerpt, Piece, excerpt, highlight
from .models import Passage, Synonym
from .results import PASSAGES_OF_ENTRY, Found, matches_of
from .synonyms import wordings
from .understanding import understand

HITS_PER_PAGE = 10
MORE_SEGMENTS = 3


@dataclass(frozen=True)
class Request:
    """What is asked, as an address says it. Values that name nothing find nothing."""

    text: str = ""
    kind: str = ""
    territory: str = ""
    theme: str = ""
    year: str = ""
    by_date: bool = False
    is_exact: bool = False
    page: str = "1"

    @property
    def chosen(self) -> dict[str, str]:
        """The facets that narrow the search down, by the names of their parameters."""
        values = (self.kind, self.territory, self.theme, self.year)
        return dict(zip(FACETS, values, strict=True))

    @property
    def is_narrowed(self) -> bool:
        return any(self.chosen.values())

    @property
    def widened(self) -> "Request":
        """The same without the facets."""
        return replace(self, kind="", territory="", theme="", year="")

    @property
    def parameters(self) -> dict[str, str]:
        """What an address says of it, but for the page; empty when it says nothing."""
        return {
            "q": self.text,
            **self.chosen,
            "tri": "date" if self.by_date else "",
            "exact": "1" if self.is_exact else "",
        }


@dataclass(frozen=True)
class Segment:
    """A part of a film that answers: ``second`` is when, from its own beginning."""

    number: int
    question: tuple[Piece, ...]
    second: float | None
    excerpt: Excerpt
    url: str
    segment_url: str

    @property
    def is_heard(self) -> bool:
        return self.second is not None

    @property
    def answers(self) -> bool:
        """Whether it holds a word that was asked for, not only the page's title."""
        return self.excerpt.has_marks or any(p.is_marked for p in self.question)

    @property
    def timecode(self) -> str:
        return "" if self.second is None else format_timecode(self.second)


@dataclass(frozen=True)
class Hit:
    """One result. ``segments`` are the best first; ``excerpt`` is that of the page."""

    title: tuple[Piece, ...]
    url: str
    kind: str
    place: str
    date: datetime | None
    excerpt: Excerpt
    note: str = ""
    segments: list[Segment] = field(default_factory=list)


class Answer:
    """All that a page of results shows. Asks the database when a part is read."""

    def __init__(self, request: Request, site, http_request=None):
        self.request, self.site, self.http_request = request, site, http_request
        synonyms = wordings(Synonym.objects.cached_groups()) if request.text else {}
        questions = understand(request.text, synonyms, request.is_exact)
        matches = matches_of(questions, site)
        self.question, self.is_approximate = matches.question, matches.is_approximate
        self.labels = Labels(matches.found, site, request.chosen)
        self.narrowed = Narrowed(matches.found, self.labels.chosen)
        found = self.narrowed.found
        if request.by_date:
            found = sorted(
                found, key=lambda f: (f.date is None, f.date and -f.date.timestamp())
            )
        self.page = Paginator(found, HITS_PER_PAGE).get_page(request.page)

    @property
    def is_a_first_look(self) -> bool:
        """Whether it is a search, and not a choice among its results."""
        request = self.request
        return request == Request(text=request.text)

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @cached_property
    def facets(self) -> list[Facet]:
        return [
            Facet(name, label, self.labels.options(name, self.narrowed.counts[name]))
            for name, label in FACETS.items()
        ]

    @property
    def can_be_narrowed(self) -> bool:
        return any(facet.options for facet in self.facets)

    @cached_property
    def hits(self) -> list[Hit]:
        shown = list(self.page.object_list)
        keys = [key for found in shown for _, key in found.passages[:PASSAGES_OF_ENTRY]]
        passages = (
            Passage.objects.select_related(
                *("entry__page__story", "entry__page__territorypage"),
                *("entry__person", "entry__organisation"),
            )
            .defer("entry__page__territorypage__body")
            .in_bulk(keys)
        )
        return [
            self.hit(
                found,
                [
                    passages[key]
                    for _, key in found.passages[:PASSAGES_OF_ENTRY]
                    if key in passages
                ],
            )
            for found in shown
            if any(key in passages for _, key in found.passages)
        ]

    def hit(self, found: Found, passages: list[Passage]) -> Hit:
        entry, wanted = passages[0].entry, self.question.weights
        thing = entry.page or entry.person or entry.organisation
        url = (
            thing.get_url(self.http_request) if entry.page else thing.get_absolute_url()
        )
        story = getattr(entry.page, "story", None)
        territory = getattr(entry.page, "territorypage", None)
        segments = segments_of(passages, url, wanted)
        opening = ""
        if segments:
            opening = story.standfirst if story else ""
        best = next((p for p in passages if not p.number), passages[0])
        return Hit(
            title=highlight(entry.title, wanted),
            url=url,
            kind=territory.get_level_display()
            if territory
            else KINDS.label(found.kind),
            place="" if territory else self.labels.place(found.territories),
            date=found.date,
            excerpt=excerpt(opening or best.body, wanted),
            note=story.card_note if story else "",
            segments=segments,
        )


def segments_of(passages: Iterable[Passage], url: str, wanted) -> list[Segment]:
    """The segments that answer by themselves, each once: four at most, best first.

    What is heard goes before what is written under the film.
    """
    segments: dict[int, Segment] = {}
    for passage in passages:
        if not passage.number:
            continue
        segment = segment_of(passage, url, wanted)
        known = segments.get(passage.number)
        if segment.answers and (known is None or segment.is_heard > known.is_heard):
            segments[passage.number] = segment
    return list(segments.values())[: 1 + MORE_SEGMENTS]


def segment_of(passage: Passage, url: str, wanted) -> Segment:
    """A segment that starts where its first words that were asked for are heard."""
    part = excerpt(passage.body, wanted)
    segment_url = f"{url}#{passage.anchor}"
    second = None
    if passage.times:
        line = bisect_right([place for place, _ in passage.times], part.start) - 1
        second = passage.times[max(line, 0)][1]
    return Segment(
        number=passage.number,
        question=highlight(passage.heading, wanted),
        second=second,
        excerpt=part,
        url=segment_url if second is None else f"{segment_url}-t{int(second)}",
        segment_url=segment_url,
    )
