"""Everybody can read the site: axe-core's rules, the keyboard, small and large."""

import pytest
from playwright.sync_api import expect

from .axe import violations_in_every_view
from .demo_site import LOST, PAGES

pytestmark = pytest.mark.browser

SMALLEST = {"width": 320, "height": 640}
# What a window of 1280 pixels shows when the reader zooms to 200 %.
ZOOMED = {"width": 640, "height": 400}

STICKING_OUT = """() => [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth)
    .map((element) => `${element.tagName}.${element.className}`)"""


@pytest.fixture(scope="module", params=[*PAGES, *LOST])
def page(request, browser, addresses):
    """A page as its reader first sees it; the tests of one page look at it in turn."""
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(addresses[request.param])
    yield page
    context.close()


def test_first_tab_stop_skips_to_the_content(page):
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Aller au contenu")
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_page_has_landmarks_and_one_title(page):
    assert page.locator("html").get_attribute("lang") == "fr"
    roles = ("banner", "main", "contentinfo")
    counts = {role: page.get_by_role(role).count() for role in roles}
    assert counts == {"banner": 1, "main": 1, "contentinfo": 1}
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator("h1").count() == 1


def test_axe_finds_nothing(page):
    found = violations_in_every_view(page)
    assert not found, "\n".join(found)


def test_nothing_scrolls_sideways(page):
    for viewport in (SMALLEST, ZOOMED):
        page.set_viewport_size(viewport)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        assert width <= viewport["width"], page.evaluate(STICKING_OUT)


def test_escape_closes_the_quick_search(addresses, new_page):
    page = new_page()
    page.goto(addresses["article"])
    banner = page.get_by_role("banner")
    button = banner.get_by_role("button", name="Rechercher")
    field = banner.locator("#q-quick")
    expect(field).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(field).to_be_focused()
    field.fill("fibre")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
