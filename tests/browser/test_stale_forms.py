"""A form that is older than the page is refused, and kept when somebody says so.

On the demo site that tests may write to, in two browsers.
"""

import re

import pytest
from playwright.sync_api import expect

from .axe import DESKTOP, MOBILE, violations
from .test_newsroom import open_new_page, sign_in

pytestmark = pytest.mark.browser

TITLE = "Deux plumes pour un article"


def title_of(page):
    return page.get_by_role("textbox", name="Titre").first


def write(page, title, standfirst="Un chapô."):
    title_of(page).fill(title)
    # Leaving the title gives the page its address.
    page.get_by_role("textbox", name="Chapô").fill(standfirst)
    expect(page.locator("#id_slug")).not_to_have_value("")


def save(page):
    page.get_by_role("button", name=re.compile("^Enregistrer le brouillon")).click()


def test_a_stale_save_is_refused_then_made_on_purpose(newsroom, new_page):
    writer = new_page(viewport=DESKTOP)
    sign_in(writer, newsroom, "redaction")
    open_new_page(writer, newsroom, "Articles", "Article")
    write(writer, TITLE)
    save(writer)
    expect(writer.locator(".messages")).to_contain_text(TITLE)

    other = new_page(viewport=DESKTOP)
    sign_in(other, newsroom, "moderation")
    other.goto(writer.url)
    title_of(other).fill(f"{TITLE}, relu")
    save(other)
    expect(other.locator(".messages")).to_contain_text(f"{TITLE}, relu")

    title_of(writer).fill(f"{TITLE}, encore")
    save(writer)
    notice = writer.get_by_role("alert").filter(has_text="version plus récente")
    expect(notice).to_contain_text("Démo Modération")
    expect(notice).to_contain_text("Titre")
    expect(title_of(writer)).to_have_value(f"{TITLE}, encore")
    for viewport in (DESKTOP, MOBILE):
        writer.set_viewport_size(viewport)
        width = writer.evaluate("document.scrollingElement.scrollWidth")
        assert width <= viewport["width"]
        assert violations(writer, context=".newer-version") == []
    writer.set_viewport_size(DESKTOP)

    notice.get_by_role("checkbox").check()
    save(writer)
    expect(writer.locator(".messages")).to_contain_text(f"{TITLE}, encore")
    other.reload()
    expect(title_of(other)).to_have_value(f"{TITLE}, encore")


def save_by_itself(page):
    """What Wagtail does some seconds after a change; the pace is for people."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("form[data-edit-form]").evaluate(
            """async (form) => {
                form.setAttribute("data-w-autosave-interval-value", "10");
                await new Promise(requestAnimationFrame);
                form.dispatchEvent(new CustomEvent("w-unsaved:add", {bubbles: true}));
            }"""
        )


def test_a_form_that_saved_itself_is_not_in_its_own_way(newsroom, new_page):
    writer = new_page(viewport=DESKTOP)
    sign_in(writer, newsroom, "redaction")
    open_new_page(writer, newsroom, "Articles", "Article")
    write(writer, "Écrit d’un trait")
    save_by_itself(writer)
    expect(writer).to_have_url(re.compile("/edit/$"))
    version = writer.locator("input[name=loaded_revision_id]").last
    expect(version).to_have_value(re.compile("^[0-9]+$"))
    first = version.input_value()
    writer.reload()
    write(writer, "Écrit d’un trait", "Le premier chapô.")
    save_by_itself(writer)
    expect(version).not_to_have_value(first)
    write(writer, "Écrit d’un trait", "Le second chapô.")
    save(writer)
    expect(writer.locator(".messages")).to_contain_text("a été mise à jour")
