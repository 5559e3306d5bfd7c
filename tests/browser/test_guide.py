"""The editor's guide, in Chromium: readable by everybody, and found by a word."""

import pytest
from playwright.sync_api import expect

from .axe import DESKTOP, MOBILE, violations
from .test_newsroom import sign_in

pytestmark = pytest.mark.browser


def test_an_editor_finds_a_page_of_the_guide(newsroom, new_page):
    page = new_page(viewport=DESKTOP)
    sign_in(page, newsroom, "redaction")
    menu = page.locator("#wagtail-sidebar")
    menu.get_by_role("button", name="Aide").click()
    menu.get_by_role("link", name="Guide", exact=True).click()
    page.get_by_role("searchbox", name="Chercher dans le guide").fill("chapos")
    page.get_by_role("button", name="Chercher", exact=True).click()
    expect(page.get_by_role("link", name="Écrire un article")).not_to_have_count(0)
    page.get_by_role("link", name="Écrire un article · Le haut de la page").click()
    expect(page.get_by_role("heading", name="Le haut de la page")).to_be_in_viewport()

    for path in ("", "relire/"):
        page.goto(f"{newsroom}/admin/guide/{path}")
        for viewport in (DESKTOP, MOBILE):
            page.set_viewport_size(viewport)
            width = page.evaluate("document.scrollingElement.scrollWidth")
            assert width <= viewport["width"]
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert violations(page, context=".guide") == [], path
    broken = page.evaluate(
        """async () => {
            const images = [...document.querySelectorAll(".guide img")];
            for (const image of images) image.loading = "eager";
            await Promise.allSettled(images.map((image) => image.decode()));
            return images.filter((one) => !one.naturalWidth).map((one) => one.src);
        }"""
    )
    assert broken == []
