"""The register of missing addresses: who sees it, what it suggests, what it mends."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from moderation.roles import EDITORS, MODERATORS
from tests.articles.factories import ArticlePageFactory
from tests.moderation.states import LIVE, pages_in_each_state, states_named_in
from tests.users.factories import UserFactory
from upkeep.models import MissingAddress
from upkeep.suggestions import pages_like

from .factories import MissingAddressFactory

pytestmark = pytest.mark.django_db

REGISTER = "/admin/missing-addresses/"
REDIRECT = f"{REGISTER}redirect/"
ADD_REDIRECT = f"{REDIRECT}add/"


def paths(response):
    return [row.path for row in response.context["object_list"]]


@pytest.fixture
def addresses(db):
    now = timezone.now()
    MissingAddressFactory(path="/fibre-lozere", hits=9, came_from="example.org")
    MissingAddressFactory(path="/été/télécentre", hits=5)
    old = now - timedelta(days=8)
    MissingAddressFactory(path="/pylones", hits=3, last_seen=old, first_seen=old)
    MissingAddressFactory(path="/deja-redirigee", hits=40)
    Redirect.add_redirect("/deja-redirigee", "https://example.org/")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["/fibre-lozere", "/été/télécentre", "/pylones"]),
        ("remedy=redirected", ["/deja-redirigee"]),
        ("days=7", ["/fibre-lozere", "/été/télécentre"]),
        ("q=TELEcentre", ["/été/télécentre"]),
        ("q=été", ["/été/télécentre"]),
        ("q=example", ["/fibre-lozere"]),
        ("q=%00(", []),
        ("q=deja", []),
        ("q=deja&remedy=all", ["/deja-redirigee"]),
        ("days=nonsense&remedy=nonsense&p=nonsense", ["/fibre-lozere"]),
    ],
)
def test_it_is_listed_filtered_and_searched(moderator, addresses, query, expected):
    response = moderator.get(f"{REGISTER}?{query}")
    assert response.status_code == 200
    shown = paths(response)
    if "nonsense" in query:
        assert shown[:1] == expected
    else:
        assert shown == expected


def test_it_is_exported_as_csv(moderator, addresses):
    response = moderator.get(f"{REGISTER}?q=fibre&export=csv")
    assert response["Content-Disposition"] == (
        'attachment; filename="adresses-introuvables.csv"'
    )
    text = b"".join(response.streaming_content).decode()
    heading, row = csv.reader(StringIO(text))
    assert heading[:3] == ["Adresse", "Demandes", "Venant de"]
    assert row[:3] == ["/fibre-lozere", "9", "example.org"]


def test_spreadsheets_run_nothing_that_visitors_wrote(moderator, reader):
    for referer in ("https://=1+1/", "https://-x/", "https://@cmd/"):
        reader.get("/vieille-page/", headers={"Referer": referer})
    response = moderator.get(f"{REGISTER}?export=csv")
    text = b"".join(response.streaming_content).decode()
    assert text.splitlines()[1].startswith("/vieille-page,3,cmd,")


def test_one_button_redirects_the_address_with_and_without_its_final_slash(
    moderator, reader
):
    page = ArticlePageFactory(title="La fibre en Lozère")
    reader.get("/2014/05/la-fibre-lozere/")
    address = MissingAddress.objects.get()
    listed = moderator.get(REGISTER).content.decode()
    choice = f"{address.pk}-{page.pk}"
    assert f'action="{REDIRECT}"' in listed
    assert f'name="choice" value="{choice}"' in listed
    assert (
        "Rediriger /2014/05/la-fibre-lozere vers «\xa0La fibre en Lozère\xa0»" in listed
    )
    response = moderator.post(REDIRECT, {"choice": choice}, follow=True)
    assert "mène désormais à «\xa0La fibre en Lozère\xa0»" in response.content.decode()
    assert paths(response) == []
    for path in ("/2014/05/la-fibre-lozere/", "/2014/05/la-fibre-lozere"):
        answer = reader.get(path, follow=True)
        assert answer.redirect_chain[-1] == (page.url, 301)
    assert MissingAddress.objects.get().hits == 1
    log = ModelLogEntry.objects.get(action="wagtail.create")
    assert log.user.groups.get().name == MODERATORS


def test_an_address_whose_redirect_is_taken_away_comes_back(moderator, addresses):
    Redirect.objects.all().delete()
    assert "/deja-redirigee" in paths(moderator.get(REGISTER))


@pytest.mark.parametrize(
    "choice", ["", "1", "x-y", "0-0", "9" * 19 + "-1", "{address}-0", "0-{page}"]
)
def test_a_choice_of_what_is_not_there_changes_nothing(moderator, choice):
    address, page = MissingAddressFactory(), ArticlePageFactory()
    choice = choice.format(address=address.pk, page=page.pk)
    response = moderator.post(REDIRECT, {"choice": choice}, follow=True)
    assert "n’est plus là" in response.content.decode()
    assert not Redirect.objects.exists()


def test_a_choice_that_comes_twice_redirects_once(moderator):
    address, page = MissingAddressFactory(), ArticlePageFactory()
    choice = f"{address.pk}-{page.pk}"
    for sentence in ("mène désormais", "était déjà redirigée"):
        response = moderator.post(REDIRECT, {"choice": choice}, follow=True)
        assert sentence in response.content.decode()
    assert Redirect.objects.count() == 1


def test_another_page_is_chosen_in_wagtails_own_form(moderator):
    MissingAddressFactory(path="/été/télécentre")
    page = ArticlePageFactory()
    response = moderator.get(REGISTER)
    (row,) = response.context["object_list"]
    button = response.context["view"].get_buttons_for_obj(row)[0]
    assert str(button["label"]) == "Choisir une autre page"
    form = moderator.get(button["url"]).context["form"]
    assert form.initial == {"old_path": "/été/télécentre", "is_permanent": True}
    fields = {**form.initial, "site": "", "redirect_page": page.pk, "redirect_link": ""}
    assert moderator.post(button["url"], fields).url == REGISTER
    assert paths(moderator.get(REGISTER)) == []


def test_suggestions_and_choices_name_only_what_anybody_may_read(moderator):
    pages = pages_in_each_state(
        ArticlePageFactory,
        lambda: ArticlePageFactory(title="Rubrique", slug="rubrique"),
    )
    rows = [MissingAddressFactory(path=f"/recit-{state}") for state in pages]
    response = moderator.get(REGISTER)
    suggested = {
        page.pk for row in response.context["object_list"] for page in row.pages_like_it
    }
    assert suggested == {pages[LIVE].pk}
    for page in pages.values():
        moderator.post(REDIRECT, {"choice": f"{rows[0].pk}-{page.pk}"})
    assert [one.redirect_page_id for one in Redirect.objects.all()] == [pages[LIVE].pk]


def test_the_page_with_most_words_in_common_is_suggested(site, monkeypatch):
    monkeypatch.setattr("upkeep.suggestions.CANDIDATES", 2)
    for n in range(3):
        ArticlePageFactory(title=f"La fibre dans la commune {n}", cover=None)
        ArticlePageFactory(title=f"Le télétravail {n}", cover=None)
    right = ArticlePageFactory(title="Le télétravail dans le Gers", cover=None)
    path, other = "/2019/le-teletravail-dans-le-gers-2", "/fibre-dans-la-commune"
    found = pages_like([path, other, "/dans-les-champs"], site)
    assert found[path][0].pk == right.pk
    assert right.pk not in {page.pk for page in found[other]}
    assert found["/dans-les-champs"] == []


def test_readers_are_suggested_only_what_anybody_may_read(home, reader):
    pages = pages_in_each_state(
        ArticlePageFactory,
        lambda: ArticlePageFactory(title="Rubrique", slug="rubrique"),
    )
    assert states_named_in(reader.get("/recit/").content.decode()) == {LIVE}
    for state in set(pages) - {LIVE}:
        shown = reader.get(f"/x/recit-{state}/").content.decode()
        assert f"Récit {state}" not in shown


def test_the_list_asks_the_same_for_one_address_and_for_many(
    moderator, django_assert_num_queries
):
    ArticlePageFactory(title="Fibre au bourg")
    MissingAddressFactory(path="/fibre-0")
    moderator.get(REGISTER)
    with CaptureQueriesContext(connection) as few:
        moderator.get(REGISTER)
    for n in range(1, 20):
        MissingAddressFactory(path=f"/fibre-{n}")
        ArticlePageFactory(title=f"Fibre {n}", cover=None)
    with django_assert_num_queries(len(few)):
        assert len(paths(moderator.get(REGISTER))) == 20


def test_an_address_is_taken_off_the_list_until_somebody_asks_for_it(moderator, reader):
    address = MissingAddressFactory(path="/camille-martin")
    url = f"{REGISTER}delete/{address.pk}/"
    assert "reviendra dans la liste" in moderator.get(url).content.decode()
    response = moderator.post(url, follow=True)
    assert "L’adresse n’est plus dans la liste." in response.content.decode()
    assert not ModelLogEntry.objects.exists()
    reader.get("/camille-martin/")
    assert paths(moderator.get(REGISTER)) == ["/camille-martin"]


def test_editors_neither_see_nor_mend(client, home):
    client.force_login(UserFactory(group=EDITORS))
    address, page = MissingAddressFactory(), ArticlePageFactory()
    admin_home = reverse("wagtailadmin_home")
    delete = f"{REGISTER}delete/{address.pk}/"
    for url in (REGISTER, f"{REGISTER}?export=csv", delete, ADD_REDIRECT):
        assert client.get(url).url == admin_home
    client.post(delete)
    client.post(REDIRECT, {"choice": f"{address.pk}-{page.pk}"})
    assert MissingAddress.objects.count() == 1
    assert not Redirect.objects.exists()
    assert "Suivi du site" not in client.get(admin_home).content.decode()


def test_nobody_writes_to_it_but_machines(client, home):
    client.force_login(UserFactory(is_superuser=True))
    address = MissingAddressFactory()
    for action in ("create/", f"edit/{address.pk}/"):
        for method in (client.get, client.post):
            response = method(f"{REGISTER}{action}", {"path": "/x", "hits": 9})
            assert response.status_code in (302, 403)
    assert list(MissingAddress.objects.values_list("path", "hits")) == [
        (address.path, 1)
    ]
    assert client.get(REDIRECT).status_code == 405


@pytest.mark.parametrize("name", [MODERATORS, None])
def test_moderators_and_administrators_find_the_group_in_the_menu(client, home, name):
    client.force_login(UserFactory(group=name, is_superuser=name is None))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    registers = ("missing-addresses", "broken-links", "scheduler", "searches")
    assert "Suivi du site" in page
    assert [name for name in registers if f"/admin/{name}/" not in page] == []
