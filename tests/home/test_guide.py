"""The editor's guide: complete, illustrated, and without a link that leads nowhere."""

import re
from itertools import chain

import pytest
from django.test import Client
from django.urls import resolve
from django.utils.html import escape

from home.guide import FOLDER, PAGE_LINK, PICTURE_LINK, PICTURES, guide
from tests.browser.guide_pictures import HEAVIEST
from tests.browser.guide_pictures import PICTURES as LISTED
from tests.users.factories import UserFactory

# What the newsroom was promised, and the page that tells it.
PROMISED = {
    "signing in": "se-connecter",
    "writing an article": "ecrire-un-article",
    "starting from a model": "partir-d-un-modele",
    "from the preview to the field": "apercu-et-champs",
    "checks while writing": "verifier-son-texte",
    "building an interview": "construire-un-entretien",
    "captions": "sous-titres",
    "a figure of a territory": "chiffre-d-un-territoire",
    "submitting": "soumettre",
    "moderating": "relire",
    "asking an interviewee": "accord-de-l-interviewe",
    "scheduling": "programmer",
    "a newer version": "version-plus-recente",
    "a missing address": "adresse-introuvable",
}
ROLES = ["Contributeurs", "Rédacteurs", "Modérateurs", "Administrateurs"]
TEXT = re.compile(r"```.*?```|`[^`]*`|!(?=\[)|\]\([^)]*\)", re.DOTALL)
# Wagtail answers to any address in the admin: that there is nothing.
CATCH_ALL = "^.*/$"

every_page = pytest.mark.parametrize("name", guide().pages)


@pytest.fixture(params=ROLES)
def member(home, request):
    client = Client()
    client.force_login(UserFactory(group=request.param))
    return client


def test_it_tells_all_that_was_promised():
    assert set(PROMISED.values()) <= set(guide().pages)


def test_every_page_is_in_the_table_of_contents():
    written = {path.stem for path in FOLDER.glob("*.md")} - {"README"}
    assert list(guide().pages) == list(dict.fromkeys(guide().pages))
    assert set(guide().pages) == written


def test_every_picture_is_taken_light_and_shown_once():
    links = chain.from_iterable(page.links() for page in guide().pages.values())
    shown = [match["name"] for link in links if (match := PICTURE_LINK.fullmatch(link))]
    assert sorted(shown) == sorted(f"{picture.name}.webp" for picture in LISTED)
    assert sorted(shown) == sorted(path.name for path in PICTURES.iterdir())
    heavy = [one.name for one in PICTURES.iterdir() if one.stat().st_size > HEAVIEST]
    assert heavy == []


def test_most_pages_have_a_picture():
    bare = [
        name
        for name, page in guide().pages.items()
        if not any(map(PICTURE_LINK.fullmatch, page.links()))
    ]
    assert bare == ["qui-fait-quoi"]


@every_page
def test_every_link_leads_somewhere(name):
    pages = guide().pages
    for link in pages[name].links():
        page = PAGE_LINK.fullmatch(link)
        if page:
            target = pages[page["name"] or name]
            anchor = (page["anchor"] or page["own"] or "#")[1:]
            assert anchor in {section.anchor for section in target.sections}, link
        elif not PICTURE_LINK.fullmatch(link):
            assert link.startswith("/admin/"), link
            assert str(resolve(link).route) != CATCH_ALL, link


@every_page
def test_a_page_has_a_title_and_short_parts_set_well(name):
    text = TEXT.sub("", (FOLDER / f"{name}.md").read_text("utf-8"))
    assert re.findall(r"^# .+", text, re.MULTILINE) == [f"# {guide().pages[name]}"]
    # A no-break space before : ; ? ! » and after «, and apostrophes that are curved.
    assert re.findall(r"\w'\w|[^\u00a0][:;?!»]|«[^\u00a0]", text) == []


def test_everybody_who_enters_the_admin_reads_it(member):
    contents = member.get("/admin/guide/").content.decode()
    for page in guide().pages.values():
        assert f'<a href="{page.url}">{escape(page.title)}</a>' in contents
        shown = member.get(page.url)
        assert shown.status_code == 200
        assert f'<h1 class="guide__title">{escape(page.title)}</h1>' in (
            shown.content.decode()
        )
    picture = member.get("/admin/guide/images/connexion.webp")
    assert picture["Content-Type"] == "image/webp"
    assert b"".join(picture.streaming_content)[8:12] == b"WEBP"
    dashboard = member.get("/admin/").content.decode()
    assert 'href="/admin/guide/">Guide</a>' in dashboard
    assert "guide.wagtail.org" not in dashboard


def test_nobody_else_does(reader, home):
    for address in ("", "relire/", "images/connexion.webp"):
        response = reader.get(f"/admin/guide/{address}")
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    "address", ["nulle-part/", "images/nulle-part.webp", "images/README.md/"]
)
def test_nothing_else_is_served(admin_of_site, address):
    assert admin_of_site.get(f"/admin/guide/{address}").status_code == 404


@pytest.fixture
def admin_of_site(home):
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_links_and_pictures_lead_through_the_admin():
    html = guide().pages["ecrire-un-article"].html
    assert '<a href="/admin/guide/soumettre/">' in html
    assert 'src="/admin/guide/images/article-debut.webp"' in html
    assert 'alt="Le formulaire d’un article' in html
    assert '<h2 id="enregistrer">' in html
    assert '<a href="/admin/pages/">' in html


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sous-titres", "sous-titres"),
        ("SOUS TITRE", "sous-titres"),
        ("changement d’heure", "programmer"),
        ("mot de passe oublie", "se-connecter"),
        ("chapô", "ecrire-un-article"),
    ],
)
def test_a_search_finds_the_section(query, first):
    assert guide().search(query)[0].page.name == first


@pytest.mark.parametrize("query", ["", "  ", "le", "xyzzyx", "\x00", "a" * 5000])
def test_a_search_may_find_nothing(admin_of_site, query):
    assert guide().search(query) == []
    assert admin_of_site.get("/admin/guide/", {"q": query}).status_code == 200


def test_what_was_searched_for_is_shown_as_it_is(admin_of_site):
    shown = admin_of_site.get("/admin/guide/", {"q": "<b>relire"}).content.decode()
    assert "<b>relire" not in shown
    assert "&lt;b&gt;relire" in shown
