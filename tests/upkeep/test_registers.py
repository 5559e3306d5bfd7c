"""The registers of broken links, of reviews from outside, and of the scheduler."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from itertools import count

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.rich_text import RichText

from moderation.roles import CONTRIBUTORS, EDITORS, MODERATORS
from tests.articles.factories import ArticlePageFactory
from tests.moderation.review_links import CHANGES, Link, make_draft
from tests.users.factories import UserFactory
from upkeep.models import PageLink

from .factories import HeartbeatFactory, MissingAddressFactory, PageLinkFactory

pytestmark = pytest.mark.django_db

LINKS = "/admin/broken-links/"
RUNS = "/admin/scheduler/"
REVIEWS = "/admin/outside-reviews/"
REGISTERS = [LINKS, RUNS, REVIEWS]


def rows(response):
    return list(response.context["object_list"])


def written(rows):
    """All that is kept of each."""
    return [
        [getattr(row, field.attname) for field in row._meta.concrete_fields]
        for row in rows
    ]


def exported(client, address):
    response = client.get(address)
    text = b"".join(response.streaming_content).decode()
    return response["Content-Disposition"], list(csv.reader(StringIO(text)))


# Broken links


@pytest.fixture
def links(home):
    page = ArticlePageFactory(title="Été au télécentre", cover=None)
    hidden = ArticlePageFactory(title="Cachée", cover=None, live=False)
    PageLinkFactory(
        page=page,
        text="la suite",
        address=f"page:{hidden.pk}",
        target=hidden,
        is_external=False,
        problem=PageLink.Problem.HIDDEN,
        status=None,
    )
    PageLinkFactory(
        page=page,
        text="Localtis",
        address="https://localtis.example/x",
        since=timezone.now() - timedelta(days=9),
    )
    PageLinkFactory(
        page=page,
        text="malade une fois",
        problem=PageLink.Problem.NO_ANSWER,
        failures=1,
        status=503,
    )
    PageLinkFactory(page=page, text="en bonne santé", problem="", since=None)
    return page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["la suite", "Localtis"]),
        ("where=here", ["la suite"]),
        ("where=elsewhere", ["Localtis"]),
        ("days=7", ["la suite"]),
        ("problem=hidden", ["la suite"]),
        ("problem=%00", ["la suite", "Localtis"]),
        ("q=ETE+telecentre", ["la suite", "Localtis"]),
        ("q=cachee", ["la suite"]),
        ("q=localtis", ["Localtis"]),
        ("q=%00*", []),
    ],
)
def test_broken_links_are_listed_filtered_and_searched(
    moderator, links, query, expected
):
    assert [link.text for link in rows(moderator.get(f"{LINKS}?{query}"))] == expected


def test_broken_links_are_exported(moderator, links):
    name, (heading, *lines) = exported(moderator, f"{LINKS}?where=elsewhere&export=csv")
    assert name == 'attachment; filename="liens-casses.csv"'
    assert [line[:4] for line in lines] == [
        [
            "Été au télécentre",
            "Localtis",
            "https://localtis.example/x",
            "Le site répond que cette page n’existe pas (404)",
        ]
    ]
    assert heading[0] == "Page"


def test_each_link_leads_to_its_block_in_the_editor(
    moderator, django_capture_on_commit_callbacks
):
    page = ArticlePageFactory(
        cover=None,
        live=False,
        body=[("text", RichText('<a href="/nulle-part/">un lien</a>'))],
    )
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = moderator.get(LINKS)
    (link,) = rows(response)
    (button,) = response.context["view"].get_buttons_for_obj(link)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert button["url"] == f"{edit}#:w:contentpath=body.{page.body[0].id}"
    assert button["url"] in response.content.decode()


# Reviews by people outside


def test_reviews_from_outside_are_listed_with_their_state(moderator):
    author = UserFactory(group=MODERATORS)
    links = [
        Link(make_draft(author, title=f"Brouillon {n}"), author, reader_name=name)
        for n, name in enumerate(["Jeanne Roux", "Zoé Été"])
    ]
    links[0].follow()
    links[0].answer(CHANGES)
    listed = {review.reader_name: review for review in rows(moderator.get(REVIEWS))}
    assert {name: one.get_state_display() for name, one in listed.items()} == {
        "Jeanne Roux": "Demande des changements",
        "Zoé Été": "Attend une réponse",
    }
    found = rows(moderator.get(f"{REVIEWS}?state=changes"))
    assert [review.reader_name for review in found] == ["Jeanne Roux"]
    response = moderator.get(f"{REVIEWS}?q=zoe")
    assert [review.reader_name for review in rows(response)] == ["Zoé Été"]
    assert links[1].token not in response.content.decode()
    (button,) = response.context["view"].get_buttons_for_obj(rows(response)[0])
    page = links[1].page
    assert button["url"] == reverse("moderation_reviews:page", args=[page.pk])
    name, (_heading, *lines) = exported(moderator, f"{REVIEWS}?q=zoe&export=csv")
    assert name == 'attachment; filename="relectures-exterieures.csv"'
    assert lines[0][:3] == ["Brouillon 1", "Zoé Été", "Attend une réponse"]


# The scheduler


@pytest.fixture
def runs(home):
    HeartbeatFactory(started_at=timezone.now() - timedelta(days=2), published=["Été"])
    HeartbeatFactory(
        failures=[{"key": "revision-1", "name": "Fibre", "sentence": "Il manque tout."}]
    )
    HeartbeatFactory()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [[], ["Été"]]),
        ("outcome=failed", [[]]),
        ("outcome=all", [[], [], ["Été"]]),
        ("days=1", [[]]),
        ("q=ete", [["Été"]]),
        ("q=il+manque", [[]]),
    ],
)
def test_runs_are_listed_filtered_and_searched(moderator, runs, query, expected):
    shown = rows(moderator.get(f"{RUNS}?{query}"))
    assert [run.published for run in shown] == expected


def test_a_run_is_told_in_words(moderator, home):
    HeartbeatFactory(
        published=["Un", "Deux", "Trois", "Quatre"],
        failures=[{"key": "x", "name": "Fibre", "sentence": "Il manque tout."}],
    )
    HeartbeatFactory(finished_at=None, expired=["Vieux"])
    name, (_heading, stopped, whole) = exported(moderator, f"{RUNS}?export=csv")
    assert name == 'attachment; filename="publications-programmees.csv"'
    assert stopped[3:] == ["Vieux", "interrompu"]
    assert whole[1:] == [
        "Fibre – Il manque tout.",
        "Un, Deux, Trois et 1 autre",
        "",
        "1,0\xa0s",
    ]
    assert "Dernier passage\xa0: " in moderator.get(RUNS).content.decode()


# All of them


@pytest.mark.parametrize("group", [CONTRIBUTORS, EDITORS])
@pytest.mark.parametrize("register", REGISTERS)
def test_moderators_alone_see_them(client, home, register, group):
    client.force_login(UserFactory(group=group))
    for query in ("", "?export=csv", "?q=x"):
        assert client.get(register + query).url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("register", REGISTERS)
def test_a_list_is_asked_by_its_filters_alone(moderator, links, runs, register):
    """Any other parameter would tell of any account, letter by letter."""
    author = UserFactory()
    Link(make_draft(author), author)
    shown = rows(moderator.get(register))
    assert shown
    for query in (
        "created_by__password__startswith=zzz",
        "page__owner__email__contains=zzz",
        *("pk__in=x", "all=", "no_such_field=1", "problem__exact=x", "e=1"),
    ):
        assert rows(moderator.get(f"{register}?{query}")) == shown


def test_spreadsheets_are_for_people(moderator, home):
    page = ArticlePageFactory(title="=1+1", cover=None)
    since = datetime(2026, 7, 1, 22, 30, 15, 250, tzinfo=UTC)
    PageLinkFactory(page=page, text='=HYPERLINK("x")', since=since, status=0)
    (_heading, row) = exported(moderator, f"{LINKS}?export=csv")[1]
    assert (row[0], row[1], row[4]) == (
        "'=1+1",
        '\'=HYPERLINK("x")',
        "02/07/2026 00:30",
    )
    response = moderator.get(f"{LINKS}?export=xlsx")
    sheet = openpyxl.load_workbook(BytesIO(response.getvalue())).active
    (cells,) = sheet.iter_rows(min_row=2)
    assert [cell.value for cell in cells][:2] == ["=1+1", '=HYPERLINK("x")']
    assert {cell.data_type for cell in cells[:2]} == {"s"}
    assert cells[4].value == datetime(2026, 7, 2, 0, 30, 15)


@pytest.mark.parametrize("register", REGISTERS)
def test_nobody_writes_to_them(client, links, runs, register):
    client.force_login(UserFactory(is_superuser=True))
    author = UserFactory()
    Link(make_draft(author), author)
    listed = rows(client.get(register))
    before, key = written(listed), listed[0].pk
    for action in ("create/", f"edit/{key}/"):
        for method in (client.get, client.post):
            response = method(register + action, {"text": "x"})
            assert response.url == reverse("wagtailadmin_home")
    assert written(rows(client.get(register))) == before


@pytest.mark.parametrize("register", REGISTERS)
def test_a_list_asks_the_same_for_one_row_and_for_many(moderator, home, register):
    author, numbers = UserFactory(group=MODERATORS), count()

    def add():
        HeartbeatFactory(published=["Été"])
        MissingAddressFactory()
        number = next(numbers)
        page = make_draft(author, title=f"Brouillon {number}")
        PageLinkFactory(page=page, target=page)
        Link(page, author)

    add()
    moderator.get(register)
    with CaptureQueriesContext(connection) as few:
        moderator.get(register)
    for _ in range(4):
        add()
    with CaptureQueriesContext(connection) as many:
        assert len(rows(moderator.get(register))) == 5
    assert len(many) == len(few)
