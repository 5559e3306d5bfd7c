import pytest
from django.test import RequestFactory

from home.models import FeaturedStory, HomePage, SiteSettings, StandardPage
from tests.articles.factories import ArticlePageFactory
from tests.library.factories import ImageFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = pytest.mark.django_db


def test_what_is_put_forward_comes_first_in_its_order(home, reader):
    first, second, third = ArticlePageFactory.create_batch(3)
    home.featured = [
        FeaturedStory(story=third, text="Un mot de la rédaction.", sort_order=0),
        FeaturedStory(story=first, sort_order=1),
    ]
    home.save()
    response = reader.get("/")
    assert response.context["lead"].pk == third.pk
    assert [story.pk for story in response.context["featured"]] == [first.pk]
    assert [story.pk for story in response.context["latest"]] == [second.pk]
    assert "Un mot de la rédaction." in response.content.decode()


def test_the_latest_of_a_kind_are_few(home, reader):
    articles = ArticlePageFactory.create_batch(6)
    latest = reader.get("/").context["latest"]
    assert [s.pk for s in latest] == [a.pk for a in articles[:1:-1]]


def test_an_empty_site_has_a_home_page(home, reader):
    page = reader.get("/").content.decode()
    assert page.count("<h1") == 1
    assert "None" not in page


@pytest.mark.parametrize(
    "path",
    ["/articles/inconnu/", "/articles/x/y/z/", "/inconnu/articles/", "/" + "a/" * 60],
)
def test_addresses_that_name_nothing_are_not_found(home, reader, path):
    ArticlePageFactory(title="Connu")
    assert reader.get(path).status_code == 404


def test_a_page_is_found_at_its_whole_address_only(home, reader):
    ArticlePageFactory(title="Connu")
    assert reader.get("/articles/connu/").status_code == 200
    assert reader.get("/connu/").status_code == 404
    assert reader.get("/articles/connu/suite/").status_code == 404
    assert reader.get("/articles/connu").status_code == 301


def test_routing_finds_what_wagtail_finds(home):
    article = ArticlePageFactory(title="Connu")
    request = RequestFactory().get("/articles/connu/")
    page, args, kwargs = home.route(request, ["articles", "connu"])
    assert (page, args, kwargs) == (article, [], {})
    assert [step.title for step in page.trail] == ["Relais", "Articles"]


def test_a_page_says_what_it_is_to_search_engines_and_networks(home, reader):
    article = ArticlePageFactory(
        title="Un titre", standfirst="Un chapô.", cover=ImageFactory()
    )
    page = reader.get(article.get_url()).content.decode()
    for line in (
        "<title>Un titre · Relais</title>",
        '<meta name="description" content="Un chapô.">',
        f'<link rel="canonical" href="http://testserver{article.get_url()}">',
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="Un titre">',
        '<meta property="og:locale" content="fr_FR">',
        '<html lang="fr">',
    ):
        assert line in page
    assert '<meta property="og:image" content="http://testserver/media/' in page
    assert page.count("<h1") == 1


def test_promotion_fields_take_over(home, reader):
    article = ArticlePageFactory(seo_title="Court", search_description="Autre.")
    page = reader.get(article.get_url()).content.decode()
    assert "<title>Court · Relais</title>" in page
    assert '<meta name="description" content="Autre.">' in page


def test_settings_stand_around_every_page(home, site, reader):
    SiteSettings.objects.create(
        site=site,
        name="La Borne",
        tagline="Le pays en ligne",
        footer_text="<p>Nous <b>vérifions</b>.</p>",
        legal_note="Une note.",
        social_links=[
            {
                "type": "link",
                "value": {"label": "Mastodon", "url": "https://example.org/@b"},
            }
        ],
    )
    page = reader.get("/articles/").content.decode()
    for text in (
        "<title>Articles · La Borne</title>",
        "Le pays en ligne",
        "<p>Nous <b>vérifions</b>.</p>",
        "Une note.",
        '<a href="https://example.org/@b" rel="me">Mastodon</a>',
    ):
        assert text in page


def test_menus_say_where_the_reader_is(home, reader):
    article = ArticlePageFactory()
    section = reader.get("/articles/").content.decode()
    below = reader.get(article.get_url()).content.decode()
    assert '<a href="/articles/" aria-current="page">Articles</a>' in section
    assert '<a href="/articles/" aria-current="true">Articles</a>' in below
    assert '<a href="/territoires/" >Territoires</a>' in below


def test_standard_pages_are_in_the_menu_or_at_the_foot(home, reader):
    for title, in_menu in (("À propos", True), ("Mentions légales", False)):
        home.refresh_from_db()
        home.add_child(instance=StandardPage(title=title, show_in_menus=in_menu))
    page = reader.get("/mentions-legales/").content.decode()
    header = page.split("<header")[1].split("<main")[0]
    footer = page.split("<footer")[1]
    assert "À propos" in header
    assert "Mentions légales" not in header
    assert '<a href="/mentions-legales/">Mentions légales</a>' in footer


def test_lost_readers_are_led_on(home, reader):
    ArticlePageFactory(title="La fibre au village")
    response = reader.get("/2014/11/la-fibre-village/")
    assert response.status_code == 404
    page = response.content.decode()
    assert '<a href="/articles/la-fibre-au-village/">La fibre au village</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert page.count("<h1") == 1


def test_an_error_of_ours_needs_no_database(client, django_assert_num_queries):
    from django.views.defaults import server_error

    with django_assert_num_queries(0):
        page = server_error(RequestFactory().get("/")).content.decode()
    assert '<html lang="fr">' in page
    assert page.count("<h1") == 1


def test_robots_are_told_of_the_sitemap(home, reader):
    lines = reader.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_the_feed_is_atom_and_tells_the_newest_first(home, reader):
    ArticlePageFactory(title="Ancien")
    ArticlePageFactory(title="Nouveau", standfirst="Un chapô & deux.")
    response = reader.get("/fil.atom")
    feed = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert feed.index("Nouveau") < feed.index("Ancien")
    assert '<link href="http://testserver/articles/nouveau/"' in feed
    assert "Un chapô &amp; deux." in feed


def test_there_is_one_home_page(home):
    assert not HomePage.can_create_at(home.get_parent())


def test_a_pasted_control_character_leaves_the_feed_whole(home, reader):
    ArticlePageFactory(title="Un saut\x0bde page", standfirst="Un\x0cchapô.")
    feed = reader.get("/fil.atom")
    assert feed.status_code == 200
    assert "Un sautde page" in feed.content.decode()


def test_the_trail_names_no_draft(home, reader):
    draft = TerritoryPageFactory(title="Région secrète", level="region", live=False)
    place = TerritoryPageFactory(title="Un village", parent=draft)
    page = reader.get(place.url).content.decode()
    assert "Un village" in page
    assert "Région secrète" not in page


def test_a_page_not_found_names_the_site_as_the_settings_do(home, site, reader):
    settings = SiteSettings.for_site(site)
    settings.name = "La Borne"
    settings.save()
    page = reader.get("/nulle-part/").content.decode()
    assert "<title>Page introuvable · La Borne</title>" in page
    assert '<meta name="robots" content="noindex">' in page
