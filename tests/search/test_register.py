"""The register of searches: those without a result, and what can be done about them."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from search.models import SearchTally
from search.redirections import address_of_search, redirection_for
from search.tally import count_search
from tests.articles.factories import ArticlePageFactory
from tests.moderation.states import LIVE, pages_in_each_state
from tests.search.factories import SearchTallyFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

REGISTER = "/admin/searches/"
ADD_REDIRECT = "/admin/searches/redirect/"


@pytest.fixture
def moderator(client, home):
    client.force_login(UserFactory(group="Modérateurs"))
    return client


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def searches(db):
    SearchTallyFactory(text="tres haut debit", times=9, last_day=days_ago(0))
    SearchTallyFactory(text="annuaire", times=5, last_day=days_ago(6))
    SearchTallyFactory(text="pylones", times=3, last_day=days_ago(7))
    SearchTallyFactory(text="minitel", times=1, last_day=days_ago(380))
    SearchTallyFactory(text="fibre", times=40, total=12, last_day=days_ago(1))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["tres haut debit", "annuaire", "pylones", "minitel"]),
        ("results=with", ["fibre"]),
        ("results=all&o=-1", ["fibre", "tres haut debit", "annuaire"]),
        ("days=7", ["tres haut debit", "annuaire"]),
        ("days=30", ["tres haut debit", "annuaire", "pylones"]),
        ("days=365&results=all", ["fibre", "tres haut debit", "annuaire", "pylones"]),
        ("days=nonsense&results=nonsense", ["tres haut debit", "annuaire"]),
        ("q=Débit", ["tres haut debit"]),
        ("q=PYLÔNES", ["pylones"]),
        ("q=fibre", []),
        ("q=fibre&results=all", ["fibre"]),
        ("q=%00%22*(", ["tres haut debit", "annuaire", "pylones", "minitel"]),
        ("o=1", ["minitel", "pylones", "annuaire"]),
        ("o=nonsense&p=nonsense", ["minitel", "pylones", "annuaire"]),
    ],
)
def test_the_register_is_listed_filtered_searched_and_sorted(
    moderator, searches, query, expected
):
    response = moderator.get(f"{REGISTER}?{query}")
    assert response.status_code == 200
    shown = [row.text for row in response.context["object_list"]]
    assert shown[: len(expected)] == expected
    if "nonsense" not in query and "o=" not in query:
        assert len(shown) == len(expected)


def test_each_search_has_its_remedies_at_hand(moderator):
    SearchTallyFactory(text="l'internet & rapide")
    response = moderator.get(REGISTER)
    row = response.context["object_list"][0]
    buttons = response.context["view"].get_buttons_for_obj(row)
    forms = {}
    for button in buttons[:3]:
        assert button["url"].replace("&", "&amp;") in response.content.decode()
        form = moderator.get(button["url"]).context["form"]
        parameter = next(iter(parse_qs(urlsplit(button["url"]).query)))
        field = {"q": "old_path"}.get(parameter, parameter)
        forms[str(button["label"])] = form[field].value()
    assert forms == {
        "Créer un synonyme": "l'internet & rapide",
        "Mettre une page en avant": "l'internet & rapide",
        "Créer une redirection": "/recherche?q=l%27internet+%26+rapide",
    }
    assert str(buttons[3]["label"]) == "Retirer de la liste"


def test_a_search_is_taken_off_the_list_until_it_is_repeated(moderator):
    search = SearchTallyFactory(text="camille martin")
    response = moderator.post(f"{REGISTER}delete/{search.pk}/", follow=True)
    assert "La recherche n’est plus dans la liste." in response.content.decode()
    assert not SearchTally.objects.exists()
    assert not ModelLogEntry.objects.filter(label="camille martin").exists()
    count_search("Camille Martin", 0)
    assert "camille martin" in moderator.get(REGISTER).content.decode()


def test_nobody_writes_to_the_register(client, home):
    client.force_login(UserFactory(is_superuser=True))
    search = SearchTallyFactory(text="fibre")
    for action in ("create/", f"edit/{search.pk}/"):
        for method in (client.get, client.post):
            response = method(f"{REGISTER}{action}", {"text": "autre"})
            assert response.status_code in (302, 403)
    assert list(SearchTally.objects.values_list("text", flat=True)) == ["fibre"]


def test_editors_do_not_see_the_register(client, home):
    client.force_login(UserFactory(group="Rédacteurs"))
    search = SearchTallyFactory()
    home_of_admin = reverse("wagtailadmin_home")
    for url in (
        REGISTER,
        f"{REGISTER}?export=csv",
        f"{REGISTER}delete/{search.pk}/",
        ADD_REDIRECT,
    ):
        assert client.get(url).url == home_of_admin
    client.post(f"{REGISTER}delete/{search.pk}/")
    assert SearchTally.objects.count() == 1
    assert "Recherche du site" not in client.get(home_of_admin).content.decode()


@pytest.mark.parametrize("name", ["Modérateurs", None])
def test_moderators_and_administrators_find_it_in_the_menu(client, home, name):
    client.force_login(UserFactory(group=name, is_superuser=name is None))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Recherche du site" in page
    assert REGISTER in page


def test_the_register_is_exported_as_csv(moderator, searches):
    response = moderator.get(f"{REGISTER}?results=with&export=csv")
    assert response["Content-Disposition"] == 'attachment; filename="recherches.csv"'
    text = b"".join(response.streaming_content).decode()
    assert list(csv.reader(StringIO(text))) == [
        ["Recherche", "Fois", "Dernière recherche", "Résultats"],
        ["fibre", "40", f"{days_ago(1):%d/%m/%Y}", "12"],
    ]


def test_no_result_is_a_number(moderator):
    SearchTallyFactory(text="minitel", total=0)
    response = moderator.get(f"{REGISTER}?export=csv")
    text = b"".join(response.streaming_content).decode()
    assert text.splitlines()[1].endswith(",0")


def test_a_list_is_asked_by_its_filters_alone(moderator, searches):
    shown = list(moderator.get(REGISTER).context["object_list"])
    for query in ("text__startswith=a", "pk__in=x", "all="):
        response = moderator.get(f"{REGISTER}?{query}")
        assert list(response.context["object_list"]) == shown


def test_spreadsheets_run_nothing_that_readers_wrote(moderator):
    count_search('=HYPERLINK("https://example.org";"x")', 0)
    count_search("+1+1", 0)
    count_search("-2", 0)
    response = moderator.get(f"{REGISTER}?export=csv&o=0")
    text = b"".join(response.streaming_content).decode()
    shown = [row[0] for row in csv.reader(StringIO(text))][1:]
    assert shown == ["1+1", "2", 'hyperlink("https://example.org";"x']
    response = moderator.get(f"{REGISTER}?export=xlsx&o=0")
    sheet = openpyxl.load_workbook(BytesIO(response.getvalue())).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == shown


def test_a_redirect_is_made_from_a_search(moderator, site):
    page = ArticlePageFactory(title="La fibre")
    form = moderator.get(ADD_REDIRECT, {"q": "Très haut  débit ?"}).context["form"]
    assert form.initial == {
        "old_path": "/recherche?q=tres+haut+debit",
        "is_permanent": False,
    }
    response = moderator.post(
        reverse("wagtailredirects:add"),
        {**form.initial, "site": "", "redirect_page": page.pk, "redirect_link": ""},
    )
    assert response.status_code == 302
    assert not Redirect.objects.get().is_permanent
    assert redirection_for("TRÈS haut débit", site) == page.get_url()
    assert redirection_for("haut débit", site) is None


@pytest.mark.parametrize(
    ("old_path", "text", "is_followed"),
    [
        ("/recherche?q=Très haut débit", "tres HAUT débit", True),
        ("/recherche/?q=Tr%C3%A8s+haut+d%C3%A9bit", "Très haut débit ?", True),
        ("/recherche/?q=THD", "thd", True),
        ("/recherche/?q=thd", "le thd", False),
        ("/recherche/?q=", "", False),
        ("/recherche/", "?", False),
        ("/recherche/?q=?", "?", False),
        ("/recherche/?q=é", "\x00", False),
        ("/thd/?q=thd", "thd", False),
    ],
)
def test_redirects_that_people_write_are_followed_when_they_name_the_search(
    site, old_path, text, is_followed
):
    Redirect.add_redirect(old_path, "https://example.org/")
    expected = "https://example.org/" if is_followed else None
    assert redirection_for(text, site) == expected


def test_a_redirect_leads_only_where_anybody_may_read(site, django_assert_num_queries):
    pages = pages_in_each_state(
        ArticlePageFactory,
        lambda: ArticlePageFactory(title="Rubrique", slug="rubrique"),
    )
    for state, page in pages.items():
        Redirect.add_redirect(address_of_search(f"recit {state}"), page)
    followed = {state for state in pages if redirection_for(f"Récit {state}", site)}
    assert followed == {LIVE}
    assert redirection_for(f"Récit {LIVE}", None) is None
    cache.clear()
    with django_assert_num_queries(1):
        assert redirection_for("autre chose", site) is None
    with django_assert_num_queries(0):  # for a minute
        assert redirection_for("encore autre chose", site) is None


def test_a_redirect_of_the_site_comes_before_that_of_all_sites(site):
    Redirect.add_redirect(address_of_search("thd"), "https://example.org/all")
    Redirect.add_redirect(address_of_search("thd"), "https://example.org/", site=site)
    assert redirection_for("THD", site) == "https://example.org/"
