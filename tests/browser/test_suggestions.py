"""Completions under a search field: with the keyboard, the pointer and a reader."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .demo_site import OPINION

pytestmark = pytest.mark.browser


@pytest.fixture
def field(site_url, new_page):
    """The field of the search page."""
    page = new_page()
    page.goto(f"{site_url}/recherche/")
    return page.locator("#q")


def type_in(field, text):
    """What a reader types, once the field listens: its module comes with the focus."""
    field.focus()
    expect(field).to_have_role("combobox")
    field.press_sequentially(text)


def options(field):
    return field.page.get_by_role("listbox").get_by_role("option")


def test_a_suggestion_is_followed_with_the_keyboard(field, site_url):
    type_in(field, "loz")
    expect(options(field).first).to_contain_text("Lozère")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(field.page.locator("relais-suggestions [role=status]").last).to_have_text(
        re.compile(r"\d")
    )

    field.press("ArrowDown")
    first = options(field).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    field.press("ArrowUp")
    expect(options(field).last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(first).to_have_attribute("aria-selected", "true")
    field.press("End")
    expect(options(field).last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    field.press("Enter")
    expect(field.page).to_have_url(f"{site_url}/territoires/lozere/")


def test_enter_without_a_choice_sends_the_form(field, site_url):
    type_in(field, "loz")
    expect(options(field).first).to_be_visible()
    field.press("Enter")
    expect(field.page).to_have_url(f"{site_url}/recherche/?q=loz")


def test_escape_closes_the_list_and_keeps_the_text(field):
    type_in(field, "loz")
    expect(options(field).first).to_be_visible()
    field.press("Escape")
    expect(options(field)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("loz")
    field.press("ArrowDown")
    expect(options(field).first).to_have_attribute("aria-selected", "true")


def test_a_suggestion_is_touched(site_url, new_page):
    page = new_page(has_touch=True, viewport={"width": 390, "height": 844})
    page.goto(f"{site_url}/recherche/")
    field = page.locator("#q")
    type_in(field, "capla")
    options(field).filter(has_text="Laurent Caplat").first.tap()
    expect(page).to_have_url(re.compile("/personnes/laurent-caplat/"))


def test_only_the_last_text_is_answered(field):
    def slow(route):
        if route.request.url.endswith("=loz"):
            field.page.wait_for_timeout(800)
        route.continue_()

    field.page.route("**/suggestions.json?*", slow)
    type_in(field, "loz")
    field.page.wait_for_timeout(250)
    field.fill("capla")
    expect(options(field).first).to_contain_text("Caplat")
    field.page.wait_for_timeout(1000)
    expect(options(field).first).to_contain_text("Caplat")


def test_without_a_network_nothing_is_offered(field):
    field.page.route("**/suggestions.json?*", lambda route: route.abort())
    errors = []
    field.page.on("pageerror", lambda error: errors.append(error))
    type_in(field, "loz")
    field.page.wait_for_timeout(500)
    expect(options(field)).to_have_count(0)
    assert errors == []


def test_the_field_of_the_header_fetches_them_when_it_is_entered(site_url, new_page):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(site_url + OPINION)
    assert not [name for name in asked if name.startswith("suggestions")]
    page.get_by_role("banner").get_by_role("button", name="Rechercher").click()
    field = page.locator("#q-quick")
    type_in(field, "loz")
    expect(options(field).first).to_be_visible()
    assert [name.split("?")[0] for name in asked if name.startswith("suggestions")] == [
        "suggestions.js",
        "suggestions.css",
        "suggestions.json",
    ]
    field.press("Escape")
    expect(field).to_be_visible()
    field.press("Escape")
    expect(field).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_the_list_open(site_url, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{site_url}/recherche/?q=fibre")
    field = page.locator("#q")
    field.fill("")
    type_in(field, "loz")
    expect(options(field).first).to_be_visible()
    field.press("ArrowDown")
    expect(options(field).first).to_have_attribute("aria-selected", "true")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.response["violations"] == []
    width_of_page = page.evaluate("document.scrollingElement.scrollWidth")
    assert width_of_page <= width
