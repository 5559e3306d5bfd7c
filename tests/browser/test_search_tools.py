"""Moderators see which searches lead nowhere, and do something about it, in Chromium.

In the newsroom of other tests: what readers search for there is in nobody's way.
"""

import pytest
from playwright.sync_api import expect

from .axe import DESKTOP, EVERY_RULE, MOBILE, violations
from .test_newsroom import sign_in

pytestmark = pytest.mark.browser

PAGES = {
    "register": "/admin/searches/?results=all",
    "off the list": "/admin/searches/delete/1/",
    "redirect": "/admin/searches/redirect/?q=thd",
    "synonyms": "/admin/snippets/search/synonym/",
    "synonym": "/admin/snippets/search/synonym/add/?expression=thd",
    "promotions": "/admin/snippets/search/promotion/",
    "promotion": "/admin/snippets/search/promotion/add/?query=thd",
}
# The title of Wagtail's own form for a snippet is a second heading, without a first.
RULES = {**EVERY_RULE, "rules": {"page-has-heading-one": {"enabled": False}}}
CUT = """() => [...document.querySelectorAll("main .listing .button")]
    .filter((one) => one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.textContent.trim())"""


@pytest.fixture
def moderator(newsroom, new_page):
    page = new_page(viewport=DESKTOP)
    sign_in(page, newsroom, "moderation")
    return page


def test_axe_finds_nothing_and_nothing_is_cut(newsroom, moderator):
    found = []
    for name, path in PAGES.items():
        assert moderator.goto(newsroom + path).ok, name
        for viewport in (DESKTOP, MOBILE):
            moderator.set_viewport_size(viewport)
            width = moderator.evaluate("document.scrollingElement.scrollWidth")
            assert width <= viewport["width"], name
            assert moderator.evaluate(CUT) == [], name
            found += [f"{name} {line}" for line in violations(moderator, RULES)]
    assert not found, "\n".join(found)


def test_a_search_that_led_nowhere_becomes_a_synonym(newsroom, moderator):
    moderator.goto(f"{newsroom}/admin/")
    moderator.get_by_role("button", name="Suivi du site").click()
    moderator.get_by_role("link", name="Recherches sans résultat").click()
    row = moderator.get_by_role("row").filter(has_text="internet rapide")
    row.get_by_role("link", name="Créer un synonyme").click()
    expression = moderator.get_by_role("textbox", name="Expression")
    expect(expression).to_have_value("internet rapide")
    moderator.get_by_role("textbox", name="Équivalents").fill("très haut débit\nTHD")
    moderator.get_by_role("button", name="Enregistrer").click()
    expect(moderator.locator(".messages")).to_contain_text("internet rapide")
    row = moderator.get_by_role("row").filter(has_text="internet rapide")
    expect(row).to_contain_text("très haut débit, THD")
