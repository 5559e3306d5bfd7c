"""The search in the official code, in the form of a territory."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from home.demo import PASSWORD

pytestmark = pytest.mark.browser

FIELDS = ("title", "level", "code")


@pytest.fixture
def new_territory(site_url, new_page):
    """Opens the form of a new territory, as an editor of the demo."""

    def open_form(without_script=False):
        page = new_page()
        if without_script:
            page.route("**/place-search*.js", lambda route: route.abort())
        page.goto(f"{site_url}/admin/login/")
        page.fill("[name=username]", "redaction")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        found = page.request.get(f"{site_url}/admin/api/main/pages/?slug=territoires")
        section = found.json()["items"][0]["id"]
        page.goto(f"{site_url}/admin/pages/add/territories/territorypage/{section}/")
        return page

    return open_form


def values(page):
    return {name: page.locator(f"[name={name}]").input_value() for name in FIELDS}


def test_a_place_is_chosen_with_the_keyboard(new_territory):
    page = new_territory()
    combobox = page.locator("[role=combobox]")
    status = page.locator(".place-search [role=status]")
    combobox.focus()
    page.keyboard.type("corrèze")
    option = page.get_by_role("option", name="Corrèze (19)")
    expect(option).to_be_visible()
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(option).to_contain_text("Nouvelle-Aquitaine")
    expect(status).not_to_be_empty()

    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    marked = option.get_attribute("id")
    expect(combobox).to_have_attribute("aria-activedescendant", marked)
    page.keyboard.press("Enter")
    assert values(page) == {"title": "Corrèze", "level": "departement", "code": "19"}
    expect(page.locator("[name=slug]")).to_have_value("correze")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(combobox).to_be_focused()
    expect(status).to_contain_text("Corrèze")


def test_the_list_opens_closes_and_turns_with_the_keys(new_territory):
    page = new_territory()
    combobox = page.locator("[role=combobox]")
    options = page.get_by_role("listbox").get_by_role("option")
    combobox.focus()
    page.keyboard.type("limousin")
    expect(options).to_have_text([re.compile(r"^Limousin \(74\)")])
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.press("Enter")  # chooses nothing, and sends nothing
    assert values(page) == {"title": "", "level": "", "code": ""}
    page.keyboard.press("ArrowUp")
    expect(options).to_have_attribute("aria-selected", "true")
    combobox.fill("xyzzyx")
    expect(options).to_have_count(0)
    expect(page.locator(".place-search [role=status]")).not_to_be_empty()


def test_a_place_that_lies_in_another_is_led_there(new_territory):
    page = new_territory()
    page.locator("[role=combobox]").fill("alen")
    page.get_by_role("option", name="Alençon (61001)").click()
    assert values(page)["code"] == "61001"
    page.locator(".place-search").get_by_role("link", name="Orne").click()
    expect(page.locator("[name=code]")).to_have_value("")
    page.locator("[role=combobox]").fill("alen")
    page.get_by_role("option", name="Alençon (61001)").click()
    links = page.locator(".place-search").get_by_role("link")
    expect(links).to_have_count(0)


def test_the_fields_stand_alone_without_the_script(new_territory):
    page = new_territory(without_script=True)
    expect(page.locator("[name=title]")).to_be_visible()
    expect(page.locator(".place-search")).to_be_hidden()


def test_axe_finds_nothing_in_the_search(new_territory):
    page = new_territory()
    page.locator("[role=combobox]").fill("occitanie")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, context=".place-search").response["violations"]
    assert found == []
