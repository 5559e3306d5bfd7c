"""Somebody without an account reads, comments and answers; the newsroom keeps it."""

import re

import pytest
from playwright.sync_api import expect

from .axe import ADMIN, DESKTOP, MOBILE, violations, violations_in_every_view
from .demo_site import get
from .test_newsroom import sign_in

pytestmark = pytest.mark.browser

TITLE = "La valeur numérique d’un territoire"


def expect_no_violation(page):
    found = violations_in_every_view(page)
    assert not found, "\n".join(found)


def expect_no_violation_in_main(page):
    assert violations(page, context=ADMIN) == []


def open_article(page, site):
    page.goto(f"{site}/admin/pages/")
    for name in ("Relais", "Articles"):
        page.get_by_role("link", name=f"Explorer les sous-pages de « {name} »").click()
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    expect(page.get_by_role("textbox", name="Titre").first).to_be_visible()


def make_link(page) -> str:
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Faire relire par…").click()
    ask = page.get_by_role("link", name="Créer un lien de relecture")
    expect(ask).to_be_visible()
    expect_no_violation_in_main(page)
    ask.click()
    page.get_by_role("textbox", name="Nom de la personne").fill("Jeanne Roux")
    page.get_by_role("textbox", name="Message").fill("Les dates sont-elles justes ?")
    expect_no_violation_in_main(page)
    page.get_by_role("button", name="Créer le lien").click()
    link = page.get_by_role("textbox", name="Lien").input_value()
    expect_no_violation_in_main(page)
    page.get_by_role("button", name="Copier le lien").click()
    page.get_by_role("link", name="Tous les liens de cette page").click()
    newest = page.get_by_role("row").filter(has_text="Jeanne Roux").first
    expect(newest).to_contain_text("Attend une réponse")
    return link


def test_an_outside_review_from_the_link_to_the_record(newsroom, new_page):
    moderator = new_page(viewport=DESKTOP)
    sign_in(moderator, newsroom, "moderation")
    open_article(moderator, newsroom)
    link = make_link(moderator)

    reader = new_page(viewport=DESKTOP)
    asked = []
    reader.on("request", lambda request: asked.append(request))
    reader.goto(link)
    token = link.rsplit("/", 1)[1]
    assert token not in reader.url
    expect(reader.get_by_text("Jeanne Roux, voici un texte")).to_be_visible()
    expect(reader.get_by_text("Les dates sont-elles justes ?")).to_be_visible()
    expect_no_violation(reader)
    # What is to be done stands on the page, not behind a scroll of its own.
    hidden = "(one) => one.scrollHeight - one.clientHeight"
    assert reader.locator(".review__answer").evaluate(hidden) == 0

    text = reader.frame_locator("iframe")
    quoted = text.locator(".prose p").first
    words = quoted.inner_text()[:30]
    quoted.click()
    chosen = reader.get_by_label("Sur quel passage ?").locator("option:checked")
    assert words[:20] in re.sub(r"\s", " ", chosen.inner_text())
    reader.get_by_label("Votre remarque").fill("C’était en 2013.")
    reader.get_by_role("button", name="Noter cette remarque").click()
    expect(reader.locator(".review-remark")).to_contain_text("C’était en 2013.")
    reader.get_by_label("Je demande des changements").check()
    reader.get_by_label("Un mot à la rédaction").fill("Merci de corriger la date.")
    expect_no_violation(reader)
    reader.get_by_role("button", name="Continuer").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Vous demandez des changements"
    )
    expect_no_violation(reader)
    reader.get_by_role("button", name="Revenir au texte").click()
    expect(reader.get_by_label("Je demande des changements")).to_be_checked()
    expect(reader.get_by_label("Un mot à la rédaction")).to_have_value(
        "Merci de corriger la date."
    )
    reader.get_by_role("button", name="Continuer").click()
    reader.get_by_role("button", name="Envoyer ma demande").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Merci")
    expect_no_violation(reader)
    assert reader.goto(link).status == 404
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        re.compile("Ce lien ne s’ouvre pas")
    )
    expect_no_violation(reader)
    for request in asked:
        assert request.url.startswith(newsroom)
        assert token not in request.all_headers().get("referer", "")

    moderator.reload()
    record = moderator.get_by_role("article", name=re.compile("^Jeanne Roux")).first
    expect(record).to_contain_text("Demande des changements")
    expect(record).to_contain_text("Merci de corriger la date.")
    expect(record).to_contain_text("C’était en 2013.")
    expect_no_violation_in_main(moderator)
    moderator.get_by_role("link", name="Retour à la page").click()
    expect(moderator.locator(".messages")).to_contain_text(
        "Jeanne Roux demande des changements à cette version."
    )
    # Beside its paragraph, as any other comment.
    moderator.get_by_role("button", name="Afficher/masquer les commentaires").click()
    comment = moderator.locator("#comments-panel, .comment").filter(
        has_text="C’était en 2013."
    )
    expect(comment.first).to_be_visible()


def test_a_phone_without_scripts_is_enough(newsroom, new_page):
    moderator = new_page(viewport=DESKTOP)
    sign_in(moderator, newsroom, "moderation")
    open_article(moderator, newsroom)
    link = make_link(moderator)

    reader = new_page(viewport=MOBILE, java_script_enabled=False)
    reader.goto(link)
    expect(
        reader.frame_locator("iframe").get_by_role("heading", level=1)
    ).to_be_visible()
    reader.get_by_label("Sur quel passage ?").select_option("2")
    reader.get_by_label("Votre remarque").fill("Très juste.")
    reader.get_by_role("button", name="Noter cette remarque").click()
    expect(reader.locator(".review-remark")).to_contain_text("Très juste.")
    reader.get_by_role("button", name=re.compile("^Retirer")).click()
    expect(reader.locator(".review-remark")).to_have_count(0)
    reader.get_by_label("Je suis d’accord").check()
    reader.get_by_role("button", name="Continuer").click()
    reader.get_by_role("button", name="Envoyer mon accord").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Merci")
    assert get(link).status == 302
