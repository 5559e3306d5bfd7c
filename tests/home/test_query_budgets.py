"""Query budgets: what a page asks of the database, however much is published.

Each page is rich, and is asked for twice: the first answer makes the renditions.
"""

from datetime import date
from itertools import cycle, islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.models import Credit, FollowUp, Guest
from home.models import FeaturedStory, StandardPage
from territories.models import TerritoryActor
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import SeriesFactory, ThemeFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import ImageFactory, VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.search.index import write_index
from tests.territories.factories import (
    FigureBlockFactory,
    InitiativeBlockFactory,
    OfficialFigureFactory,
    TerritoryPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

BUDGETS = {
    "/articles/riche/": 14,
    "/articles/en-serie/": 14,
    "/articles/": 13,
    "/entretiens/filme/": 18,
    "/entretiens/filme/transcription.vtt": 18,
    "/entretiens/": 13,
    "/articles/?theme=reseaux&territoire=gers&genre=article": 13,
    "/": 13,
    "/territoires/gers/": 18,
    "/territoires/gers/chiffres.csv": 6,
    "/territoires/": 7,
    "/a-propos/": 6,
    "/themes/reseaux/": 8,
    "/personnes/une-autrice/": 9,
    "/organisations/une-redaction/": 9,
    "/recherche/?q=article": 12,
}


class Publication:
    """A site with 10 cards in its lists, and more to come."""

    def __init__(self, home):
        self.theme = ThemeFactory(name="Réseaux", slug="reseaux")
        self.gers = self.rich_territory()
        self.auch, *_ = TerritoryPageFactory.create_batch(3, parent=self.gers)
        self.person = PersonFactory(name="Une Autrice", portrait=ImageFactory())
        self.organisation = OrganisationFactory(name="Une rédaction")
        PersonFactory.create_batch(3, organisation=self.organisation)
        self.publish(10)
        self.add_rich_article()
        self.add_interview()
        for title in ("À propos", "Mentions légales", "Accessibilité"):
            home.refresh_from_db()
            home.add_child(instance=StandardPage(title=title, show_in_menus=True))
        home.refresh_from_db()
        home.featured = [FeaturedStory(story=story) for story in self.stories[:4]]
        home.save()

    def rich_territory(self):
        for year in (2024, 2025, 2026):
            OfficialFigureFactory(date=date(year, 1, 1))
        return TerritoryPageFactory(
            title="Gers",
            level="departement",
            code="32",
            cover=ImageFactory(),
            figures=[("figure", FigureBlockFactory()) for _ in range(4)],
            initiatives=[
                ("initiative", InitiativeBlockFactory(operator=OrganisationFactory()))
                for _ in range(3)
            ],
            actors=[
                *(
                    TerritoryActor(
                        person=PersonFactory(
                            portrait=ImageFactory(), organisation=OrganisationFactory()
                        )
                    )
                    for _ in range(3)
                ),
                TerritoryActor(organisation=OrganisationFactory()),
            ],
            body=[self.picture(), self.picture()],
        )

    def publish(self, number):
        self.stories = [
            ArticlePageFactory(
                themes=[self.theme, ThemeFactory()],
                territories=[here, TerritoryPageFactory()],
                credits=[Credit(person=self.person), Credit(person=PersonFactory())],
                follow_ups=[FollowUp(title="Une suite", territory=here)],
                body=[self.picture()],
            )
            for here in islice(cycle([self.gers, self.auch]), number)
        ]

    def add_rich_article(self):
        rich = {
            "body": [
                {"type": "heading", "value": {"text": "Une partie", "level": "h2"}},
                {"type": "text", "value": "<p>Du texte.</p>"},
                self.picture(),
                {"type": "text", "value": "<p>Du texte.</p>"},
                self.picture(),
                self.key_number(),
                {
                    "type": "pull",
                    "value": {"page": self.stories[0].pk, "reason": ""},
                },
                {"type": "pull", "value": {"page": self.gers.pk, "reason": ""}},
            ],
            "themes": [self.theme, ThemeFactory()],
            "territories": [self.gers, TerritoryPageFactory()],
            "source_name": "Localtis",
        }
        ArticlePageFactory(
            title="Riche",
            credits=self.credits(),
            follow_ups=self.follow_ups(),
            **rich,
        )
        series = SeriesFactory()
        ArticlePageFactory(
            title="En série",
            series=series,
            part=1,
            credits=self.credits(),
            follow_ups=self.follow_ups(),
            **rich,
        )
        ArticlePageFactory.create_batch(3, series=series)

    def add_interview(self):
        """Twelve segments, of as many films with posters."""
        captions = said(*(f"Phrase {n}." for n in range(15)))
        films = [
            VideoFactory(captions=captions, poster=ImageFactory()) for _ in range(12)
        ]
        InterviewPageFactory(
            title="Filmé",
            segments=[segment(film) for film in films],
            guests=[
                Guest(person=self.person, organisation=self.organisation),
                Guest(person=PersonFactory()),
            ],
            themes=[self.theme, ThemeFactory()],
            territories=[self.gers, TerritoryPageFactory()],
            credits=self.credits(),
            follow_ups=self.follow_ups(),
        )

    def publish_interviews(self, number):
        """More interviews of the same guest, theme and territory."""
        film = VideoFactory(captions=said("Une phrase."))
        for _ in range(number):
            InterviewPageFactory(
                segments=[segment(film)],
                guests=[Guest(person=self.person)],
                themes=[self.theme],
                territories=[self.gers],
            )

    def credits(self):
        return [Credit(person=self.person), Credit(organisation=self.organisation)]

    def follow_ups(self):
        return [
            FollowUp(title="Promise", territory=self.gers),
            FollowUp(title="Tenue", delivered_by=self.stories[1].story_ptr),
        ]

    def picture(self):
        image = {"image": ImageFactory().pk, "caption": "", "alt_text": ""}
        return {"type": "image", "value": image}

    def key_number(self):
        value = {
            "value": "30",
            "unit": "Mbit/s",
            "label": "Débit",
            "date": "2026-01-01",
            "source": "Une source",
            "source_url": "",
        }
        return {"type": "key_number", "value": value}


def count_queries(reader, address):
    reader.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return queries.captured_queries


def test_budgets_hold_and_nothing_grows_with_the_number_of_stories(home, reader):
    publication = Publication(home)
    write_index()
    with_10 = {address: len(count_queries(reader, address)) for address in BUDGETS}
    over = {address: n for address, n in with_10.items() if n > BUDGETS[address]}
    assert over == {}

    publication.publish(90)
    publication.publish_interviews(20)
    write_index()
    with_100 = {address: len(count_queries(reader, address)) for address in BUDGETS}
    grown = {address: n for address, n in with_100.items() if n > with_10[address]}
    assert grown == {}
