"""Pages are light, ask nobody else, run under a strict policy and need no script."""

import re
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import expect

from .demo_site import LOST, MAZENOD, OPINION, PAGES, get

pytestmark = pytest.mark.browser

FIRST_VIEW_BYTES = 60_000
MOST_PAGES = 60
MOST_ADDRESSES = 300
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
# A page lets in the players of its own films, which wait for a click.
FRAMES = {"frame-src": "https://www.youtube-nocookie.com"}
# JSON-LD is data: nothing runs it.
INLINE = """() => [...document.querySelectorAll("*")].filter((element) =>
    element.matches("script:not([src], [type='application/ld+json'])") ||
    element.matches("style, [style]") ||
    element.getAttributeNames().some((name) => name.startsWith("on"))
).map((element) => element.outerHTML)"""
LINKS = """() => [...document.querySelectorAll("a[href], link[href], [src]")]
    .map((element) => element.href || element.src)"""


class Visit(NamedTuple):
    """What happened while a page was shown."""

    policy: str | None
    requested: list[str]
    complaints: list[str]
    inline: list[str]
    links: list[str]


@pytest.fixture(scope="package")
def sitemap(site_url):
    """Every address that the sitemap names."""
    index = locations(get(f"{site_url}/sitemap.xml"))
    # Whichever host they name: test_sitemap_names_this_site looks at that.
    return [
        address
        for part in index
        for address in locations(get(site_url + urlsplit(part).path))
    ]


def locations(answer):
    assert answer.status == 200
    return re.findall("<loc>(.+?)</loc>", answer.text)


@pytest.fixture(scope="package")
def visits(browser, site_url, sitemap, addresses):
    """A visit to each page of the demo, by address."""
    assert len(sitemap) <= MOST_PAGES
    shown = {site_url + urlsplit(address).path for address in sitemap}
    context = browser.new_context(locale="fr-FR")
    visits = {
        address: visit(context, address)
        for address in sorted(shown | {addresses[name] for name in PAGES})
    }
    context.close()
    return visits


def visit(context, address):
    page = context.new_page()
    requested, complaints = [], []
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    response = page.goto(address)
    assert response.status == 200
    seen = Visit(
        response.header_value("content-security-policy"),
        requested,
        complaints,
        page.evaluate(INLINE),
        page.evaluate(LINKS),
    )
    page.close()
    return seen


def test_first_view_of_an_article_is_light(site_url, new_page):
    page = new_page()
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(site_url + OPINION)
    sizes = {
        response.url: len(response.body())
        for response in responses
        if response.request.resource_type in ("document", "stylesheet", "script")
    }
    imported = [url for url in sizes if url.endswith("/components/prose.css")]
    assert imported, "the imports of the style sheet are counted"
    assert sum(sizes.values()) <= FIRST_VIEW_BYTES, sizes


def test_sitemap_names_this_site(site_url, sitemap):
    assert [page for page in sitemap if not page.startswith(f"{site_url}/")] == []


def test_no_request_to_another_host(site_url, visits):
    elsewhere = {
        address: [url for url in visit.requested if not is_own(url, site_url)]
        for address, visit in visits.items()
    }
    assert {page: urls for page, urls in elsewhere.items() if urls} == {}


def test_nothing_is_inline(visits):
    inline = {address: visit.inline for address, visit in visits.items()}
    assert {page: found for page, found in inline.items() if found} == {}


def test_policy_is_strict_and_kept(visits):
    for address, visit in visits.items():
        directives = [part.strip().split(" ", 1) for part in visit.policy.split(";")]
        expected = POLICY | (FRAMES if address.endswith(MAZENOD) else {})
        assert dict(directives) == expected, address
    complaints = {address: visit.complaints for address, visit in visits.items()}
    assert {page: texts for page, texts in complaints.items() if texts} == {}


def test_not_found_page_keeps_the_policy(addresses):
    for name in LOST:
        answer = get(addresses[name])
        assert answer.status == 404
        directives = answer.headers["content-security-policy"].split(";")
        assert dict(part.strip().split(" ", 1) for part in directives) == POLICY


def test_every_link_leads_somewhere(site_url, visits):
    links = {urldefrag(link).url for visit in visits.values() for link in visit.links}
    own = sorted(link for link in links if is_own(link, site_url))
    assert len(own) <= MOST_ADDRESSES
    statuses = {link: get(link).status for link in own}
    assert {link: status for link, status in statuses.items() if status != 200} == {}


def is_own(address, site_url):
    return urlsplit(address).netloc == urlsplit(site_url).netloc


def test_search_needs_no_script(site_url, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site_url)
    page.get_by_role("banner").get_by_role("link", name="Rechercher").click()
    main = page.get_by_role("main")
    main.get_by_role("searchbox").fill("valeur numérique")
    main.get_by_role("button", name="Chercher").click()
    found = main.get_by_role("article").get_by_role("link").first
    expect(found).to_have_text(re.compile("La valeur numérique d’un territoire"))
    found.click()
    expect(page).to_have_url(site_url + OPINION)


def test_filters_need_no_script(site_url, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/articles/")
    cards = page.get_by_role("main").get_by_role("article")
    expect(cards).to_have_count(4)
    page.get_by_label("Territoire", exact=True).select_option(label="Lozère (1)")
    page.get_by_role("button", name="Filtrer").click()
    expect(cards.get_by_role("heading")).to_have_text([re.compile("^Très haut débit")])
    expect(page.get_by_label("Territoire", exact=True)).to_have_value("lozere")
    page.get_by_label("Genre").select_option(label="Point de vue (1)")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.get_by_text("Rien ne correspond à ces filtres.")).to_be_visible()
    expect(cards).to_have_count(0)
    page.get_by_role("link", name="Retirer les filtres").click()
    expect(cards).to_have_count(4)
