"""The preview of the editor leads to the fields of the form, and back: in French.

On the demo site that tests may write to, and without saving anything there.
"""

import re

import pytest
from playwright.sync_api import expect

from .axe import EVERY_RULE, violations
from .demo_site import CAPLAT, OPINION, PAGES
from .test_newsroom import sign_in

pytestmark = pytest.mark.browser

WINDOW = {"width": 1280, "height": 900}
SEGMENTS = '[data-contentpath="segments"] [data-streamfield-child]'
# Where the focus is in the form, as the marks of the preview have it.
PATH_OF_FOCUS = """() => {
    const steps = [];
    let at = document.activeElement.closest("[data-contentpath]");
    for (; at; at = at.parentElement.closest("[data-contentpath]")) {
        steps.unshift(at.dataset.contentpath);
    }
    return steps.join(".");
}"""

# Wagtail takes two seconds to look at what a form holds before it tells of changes.
TELL_WHEN_CHANGES_ARE_SEEN = """
    document.addEventListener("w-unsaved:watch-edits", () => {
        document.documentElement.dataset.isWatched = "";
    });"""


def open_editor(page, site, address):
    """The form of a public page, with its preview beside it; returns the preview."""
    page.goto(site + address)
    edit = page.locator("wagtail-userbar a[href$='/edit/']")
    page.goto(site + re.sub("^.*/admin/", "/admin/", edit.get_attribute("href")))
    expect(page.locator("html")).to_have_attribute("data-is-watched", "")
    page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    preview = page.frame_locator("#w-preview-iframe")
    # Not before does a change of the form renew the preview.
    expect(preview.get_by_role("toolbar")).to_be_attached()
    return preview


@pytest.fixture
def editor(newsroom, new_page):
    page = new_page(viewport=WINDOW)
    page.add_init_script(TELL_WHEN_CHANGES_ARE_SEEN)
    sign_in(page, newsroom, "redaction")
    return page


def ids_of_segments(page):
    return page.locator(SEGMENTS).evaluate_all(
        """(blocks) => blocks
            .filter((block) => block.checkVisibility())
            .map((block) => block.dataset.contentpath)"""
    )


def control_of(page, path):
    """What takes the focus in the field that a path leads to."""
    field = page.locator("[data-edit-form]")
    for step in path.split("."):
        field = field.locator(f'[data-contentpath="{step}"]')
    return field.locator(
        "input:visible, textarea:visible, [contenteditable=true], button:visible"
    ).first


def mark_of(preview, place):
    innermost = "xpath=ancestor-or-self::*[@data-edits][1]"
    return preview.locator(place).first.locator(innermost)


def expect_focus(page, path):
    for _ in range(40):
        if page.evaluate(PATH_OF_FOCUS) == path:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(PATH_OF_FOCUS) == path


def expect_current(mark):
    expect(mark).to_have_attribute("data-edit-current", "")
    expect(mark).to_be_in_viewport()


def test_an_interview_after_reordering(newsroom, editor):
    preview = open_editor(editor, newsroom, CAPLAT)
    expect(preview.locator("#q1 h2")).to_contain_text("Pourquoi faut-il du THD")
    second = editor.locator(SEGMENTS).nth(1)
    second.get_by_role("button", name="Monter").click()
    expect(preview.locator("#q1 h2")).to_contain_text("Comment déployer du THD")

    places = {
        "title": "h1",
        "standfirst": ".standfirst",
        "introduction": ".introduction p",
    }
    for number, block in enumerate(ids_of_segments(editor), 1):
        places[f"segments.{block}.question"] = f"#q{number} h2"
        places[f"segments.{block}.video"] = f"#q{number} .facade__consent"
        places[f"segments.{block}.answer"] = f"#q{number} .segment__text p"
    assert len(places) == 15
    for path, place in places.items():
        preview.locator(place).first.click()
        expect_focus(editor, path)
    for path, place in reversed(places.items()):
        control_of(editor, path).focus()
        expect_current(mark_of(preview, place))


def test_a_segment_that_is_new_and_one_that_is_gone(newsroom, editor):
    preview = open_editor(editor, newsroom, CAPLAT)
    segments = preview.locator("section.segment")
    expect(segments).to_have_count(4)
    form = editor.locator('[data-contentpath="segments"]')
    form.get_by_role("button", name="Insérer un bloc").last.click()
    added = ids_of_segments(editor)[-1]
    control_of(editor, f"segments.{added}.question").fill("Et demain ?")
    expect(preview.locator("#q5 h2")).to_contain_text("Et demain")
    expect_current(mark_of(preview, "#q5 h2"))

    first = editor.locator(SEGMENTS).first
    first.get_by_role("button", name="Supprimer").click()
    expect(segments).to_have_count(4)
    preview.locator("#q1 h2").click()
    expect_focus(editor, f"segments.{ids_of_segments(editor)[0]}.question")
    preview.locator("#q4 h2").click()
    expect_focus(editor, f"segments.{added}.question")


def test_what_is_folded_or_in_another_tab(newsroom, editor):
    preview = open_editor(editor, newsroom, CAPLAT)
    second = editor.locator(SEGMENTS).nth(1)
    block = ids_of_segments(editor)[1]
    second.locator("[data-panel-toggle]").first.click()
    question = control_of(editor, f"segments.{block}.question")
    expect(question).to_be_hidden()
    preview.locator("#q2 h2").click()
    expect_focus(editor, f"segments.{block}.question")
    expect(question).to_be_in_viewport()

    preview.locator("#q2 .segment__text .meta").click()
    expect_focus(editor, f"segments.{block}.note")

    preview.locator("header .meta a").first.click()
    expect(editor.get_by_role("tab", name="Contexte")).to_have_attribute(
        "aria-selected", "true"
    )
    expect_focus(editor, "person")
    expect(editor.locator("[data-inline-panel-child] :focus")).to_be_in_viewport()
    expect_current(mark_of(preview, "header .meta a"))
    expect(editor.get_by_role("status").last).to_have_text("Champ ouvert : Crédit 1")


def test_blocks_of_an_article_by_keyboard(newsroom, editor):
    preview = open_editor(editor, newsroom, OPINION)
    marks = preview.get_by_role("toolbar").get_by_role("button")
    marks.first.focus()
    names = []
    while not names or names[-1] != "Chapô":
        editor.keyboard.press("ArrowDown")
        names.append(preview.locator(":focus").inner_text())
        assert len(names) < 10
    expect(preview.locator(".standfirst")).to_have_attribute("data-edit-hovered", "")
    editor.keyboard.press("Enter")
    expect_focus(editor, "standfirst")
    expect_current(preview.locator(".standfirst"))


def test_fields_in_a_row_have_names_of_their_own(newsroom, editor):
    preview = open_editor(editor, newsroom, PAGES["territory"])
    for path, place, name in (
        ("level", ".kicker__kind", "Niveau"),
        ("code", ".facts dd[data-edits]", "Code officiel"),
    ):
        preview.locator(place).first.click()
        expect(preview.locator("[data-shown]")).to_have_text(name)
        expect_focus(editor, path)


def test_a_check_leads_to_its_field(newsroom, editor):
    preview = open_editor(editor, newsroom, CAPLAT)
    standfirst = control_of(editor, "standfirst")
    standfirst.fill("Très long. " * 30)
    editor.get_by_role("button", name="Activer/désactiver les vérifications").click()
    row = editor.locator("[data-content-checker-row]").filter(
        has_text="Chapô à écrire ou à raccourcir"
    )
    expect(row).to_contain_text("Il compte 329 signes")
    control_of(editor, "title").focus()
    row.get_by_role("button", name="Aller au champ : Chapô").click()
    expect_focus(editor, "standfirst")
    expect(standfirst).to_be_in_viewport()
    standfirst.fill("Quatre questions, quatre films.")
    expect(row).to_have_count(0)
    expect(preview.locator("[data-finding=standfirst]")).to_have_count(0)

    editor.get_by_role("tab", name="Contexte").click()
    control_of(editor, "source_name").fill("Localtis")
    row = editor.locator("[data-content-checker-row]").filter(
        has_text="Source sans lien"
    )
    row.get_by_role("button", name="Aller au champ : Adresse de la source").click()
    expect_focus(editor, "source_url")


def test_a_page_starts_from_a_model(newsroom, editor):
    editor.goto(f"{newsroom}/admin/pages/")
    for name in ("Relais", "Entretiens"):
        editor.get_by_role(
            "link", name=f"Explorer les sous-pages de « {name} »"
        ).click()
    editor.get_by_role("link", name="Ajouter une sous-page").first.click()
    for look in ("light", "dark"):
        editor.emulate_media(color_scheme=look)
        found = violations(editor, {**EVERY_RULE, "runOnly": ["wcag2a", "wcag2aa"]})
        assert not found, "\n".join(found)
    model = editor.get_by_role("link", name="Entretien en segments")
    model.focus()
    editor.keyboard.press("Enter")
    expect(editor.locator(SEGMENTS)).to_have_count(3)
    question = editor.locator(SEGMENTS).first.get_by_role("textbox").first
    expect(question).to_have_value("Comment tout cela a-t-il commencé\u00a0?")
    editor.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    preview = editor.frame_locator("#w-preview-iframe")
    second = f"segments.{ids_of_segments(editor)[1]}"
    for path, place in (
        (f"{second}.question", "#q2 h2"),
        (f"{second}.video", "#q2 .segment__stage"),
        ("standfirst", ".standfirst"),
    ):
        preview.locator(place).click()
        expect_focus(editor, path)
