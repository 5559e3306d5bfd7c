"""From a draft to the public, by four eyes: in French, in Chromium.

On a demo site of their own: what they publish is not in the way of other tests.
"""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from home.demo import PASSWORD

from .axe import ADMIN, MOBILE, violations
from .demo_site import ROOT

pytestmark = pytest.mark.browser

TITLE = "Un cyber-café rouvre au bourg"
ADDRESS = "/articles/un-cyber-cafe-rouvre-au-bourg/"
ATTEMPTS = 3
FILMS = ROOT / "interviews" / "demo_films"
# The questions put to Laurent Caplat, and the captions of each film.
QUESTIONS = {
    "Pourquoi faut-il du THD en milieu rural ?": "caplat-1.srt",
    "Comment déployer du THD dans ces zones ?": "caplat-2.vtt",
    "Quels sont les besoins Web et réseau de l’entreprise ?": "caplat-3.vtt",
    "Quel est le sens des initiatives locales prises en Lozère ?": "caplat-4.srt",
}
STANDFIRST = "Deux écrans, une imprimante, et quelqu’un pour aider."
CORRECTED = "Douze postes, une imprimante, et quelqu’un pour aider."
DESKTOP = {"width": 1280, "height": 900}


# Of those who have signed in, by site and name: a password takes long to check.
cookies = {}


def sign_in(page, site, username):
    if known := cookies.get((site, username)):
        page.context.add_cookies(known)
    page.goto(f"{site}/admin/")
    if not known:
        page.get_by_role("textbox", name="Nom d’utilisateur").fill(username)
        page.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="S'identifier").click()
    expect(page.get_by_role("button", name="Démo")).to_be_visible()
    cookies[site, username] = page.context.cookies()


def open_new_page(page, site, section, kind):
    page.goto(f"{site}/admin/pages/")
    for name in ("Relais", section):
        page.get_by_role("link", name=f"Explorer les sous-pages de « {name} »").click()
    page.get_by_role("link", name="Ajouter une sous-page").first.click()
    page.get_by_role("link", name="Page vide").click()
    expect(page).to_have_title(re.compile(f"Nouveau: {kind}"))


def add_block(page, kind):
    """Add a block at the end of the text; returns it, open."""
    form = page.locator('[data-contentpath="body"]')
    blocks = form.locator("[data-streamfield-child]")
    number = blocks.count()
    option = page.get_by_role("option", name=kind, exact=True)
    for _ in range(ATTEMPTS):  # an autosave in between closes the list of blocks
        form.get_by_role("button", name="Insérer un bloc").last.click()
        with suppress(PlaywrightTimeoutError):
            option.click(timeout=3000)
            break
    expect(blocks).to_have_count(number + 1)
    return blocks.last


def fill(block, label, text):
    block.get_by_role("textbox", name=re.compile(f"^{label}( |\\*|$)")).fill(text)


def write_article(page):
    page.get_by_role("textbox", name="Titre").first.fill(TITLE)
    page.get_by_role("textbox", name="Chapô").fill(STANDFIRST)
    add_block(page, "Intertitre").get_by_role("textbox").fill("Une porte ouverte")
    text = add_block(page, "Texte").get_by_role("textbox")
    text.click()
    page.keyboard.type("On y vient pour une démarche, on y reste pour parler.")
    quote = add_block(page, "Citation")
    fill(quote, "Citation", "Personne ne repart sans réponse.")
    fill(quote, "Qui parle", "La rédaction")
    number = add_block(page, "Chiffre clé")
    fill(number, "Chiffre", "2")
    fill(number, "Unité", "écrans")
    fill(number, "Ce qu’il compte", "En libre accès.")
    fill(number, "Date", "20/11/2026")
    fill(number, "Source", "La rédaction")
    aside = add_block(page, "Encadré")
    fill(aside, "Titre", "Le mot")
    aside.get_by_role("textbox").last.click()
    page.keyboard.type("Médiation numérique : aider sans faire à la place.")


def expect_article(article, standfirst=STANDFIRST):
    """The five kinds of block, as readers see them."""
    expect(article.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(article.get_by_text(standfirst)).to_be_visible()
    expect(article.get_by_role("heading", name="Une porte ouverte")).to_be_visible()
    expect(article.get_by_text("on y reste pour parler")).to_be_visible()
    expect(article.locator("blockquote")).to_contain_text("Personne ne repart")
    expect(article.get_by_role("definition").first).to_contain_text("2 écrans")
    expect(article.get_by_role("complementary", name="Le mot")).to_be_visible()


def submit(page):
    page.get_by_role("button", name="Plus d'actions").click()
    page.get_by_role("button", name=re.compile("^(Soumettre|Resoumettre) ")).click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def list_of(page, site, heading):
    """One of the lists that greet somebody on the dashboard."""
    page.goto(f"{site}/admin/")
    return page.get_by_role("region", name=heading)


def waiting_text(page, site):
    """The text, on the moderation page."""
    page.goto(f"{site}/admin/moderation/")
    return page.get_by_role("article", name=TITLE)


def comment_on_standfirst(page, text):
    field = page.locator('[data-contentpath="standfirst"]')
    field.get_by_role("textbox").focus()
    field.get_by_role("button", name="Ajouter un commentaire").click()
    page.get_by_placeholder("Entrez votre commentaire").fill(text)
    page.get_by_role("button", name="Commenter").click()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator(".messages")).to_contain_text("mise à jour")


def send_back(page, text):
    page.get_by_role("button", name="Demander des modifications").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(text)
    dialog.get_by_role("button", name="Demander des modifications").click()
    expect(dialog).to_be_hidden()


def expect_accessible(page):
    found = []
    for viewport, scheme in ((DESKTOP, "light"), (DESKTOP, "dark"), (MOBILE, "light")):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        found += violations(page, context=ADMIN)
    page.set_viewport_size(DESKTOP)
    assert not found, "\n".join(found)


def test_a_text_is_sent_back_corrected_and_approved(newsroom, new_page):
    editor, moderator = new_page(viewport=DESKTOP), new_page(viewport=DESKTOP)
    sign_in(editor, newsroom, "redaction")
    open_new_page(editor, newsroom, "Articles", "Article")
    write_article(editor)
    editor.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    preview = editor.frame_locator("#w-preview-iframe")
    expect_article(preview.get_by_role("article").first)
    submit(editor)
    reader = new_page()
    assert reader.goto(newsroom + ADDRESS).status == 404

    sign_in(moderator, newsroom, "moderation")
    waiting = list_of(moderator, newsroom, "À relire").get_by_role("listitem")
    expect(waiting.filter(has_text=TITLE)).to_contain_text("Démo Rédaction")
    expect_accessible(moderator)
    text = waiting_text(moderator, newsroom)
    expect(text).to_contain_text("Nouvelle page")
    text.get_by_role("button", name="Je m’en occupe").click()
    text.get_by_role("link", name=TITLE).click()
    comment_on_standfirst(moderator, "Combien de postes, exactement ?")
    text = waiting_text(moderator, newsroom)
    expect(text).to_contain_text("1 commentaire ouvert")
    expect(text).to_contain_text("Vous vous en occupez")
    expect_accessible(moderator)
    send_back(moderator, "Précisez le chapô, s’il vous plaît.")
    expect(text).to_be_hidden()

    sent_back = list_of(editor, newsroom, "À reprendre").get_by_role("listitem")
    expect(sent_back).to_contain_text("Précisez le chapô, s’il vous plaît.")
    expect(list_of(editor, newsroom, "Vos brouillons")).to_be_hidden()
    sent_back.get_by_role("link", name=TITLE).click()
    editor.get_by_role("textbox", name="Chapô").fill(CORRECTED)
    submit(editor)

    text = waiting_text(moderator, newsroom)
    text.get_by_role("button", name="Approuver", exact=True).click()
    expect(moderator.locator(".messages")).to_contain_text("est approuvé")
    expect(text).to_be_hidden()
    assert reader.goto(newsroom + ADDRESS).status == 200
    expect_article(reader.get_by_role("article").first, CORRECTED)
    reader.goto(f"{newsroom}/articles/")
    first = reader.get_by_role("main").get_by_role("article").first
    expect(first.get_by_role("link")).to_have_text(TITLE)


def add_segment(page, question, captions):
    """Add a question with a new film, without leaving the page."""
    form = page.locator('[data-contentpath="segments"]')
    segments = form.locator("[data-streamfield-child]")
    number = segments.count()
    form.get_by_role("button", name="Insérer un bloc").last.click()
    expect(segments).to_have_count(number + 1)
    segment = segments.last
    fill(segment, "Question", question)
    segment.get_by_role("button", name="Choisir une vidéo").click()
    page.get_by_role("tab", name="Nouvelle vidéo").click()
    new_video = page.get_by_role("tabpanel", name="Nouvelle vidéo")
    title = f"Reconstruction {number + 1}"
    fill(new_video, "Titre", title)
    film, caption_file = new_video.locator("input[type=file]").all()
    film.set_input_files(FILMS / captions.replace(captions[-4:], ".mp4"))
    caption_file.set_input_files(FILMS / captions)
    new_video.get_by_role("button", name="Ajouter cette vidéo").click()
    expect(segment.get_by_text(title)).to_be_visible()


def test_an_editor_rebuilds_an_interview(newsroom, new_page):
    editor = new_page(viewport={"width": 1280, "height": 900})
    sign_in(editor, newsroom, "redaction")
    open_new_page(editor, newsroom, "Entretiens", "Entretien")
    editor.get_by_role("textbox", name="Titre").first.fill("Quatre questions, encore")
    editor.get_by_role("textbox", name="Chapô").fill("Une reconstruction.")
    for question, captions in QUESTIONS.items():
        add_segment(editor, question, captions)

    editor.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    preview = editor.frame_locator("#w-preview-iframe")
    expect(preview.locator("section.segment")).to_have_count(4)
    for number, question in enumerate(QUESTIONS, 1):
        expect(preview.locator(f"#q{number} h2")).to_contain_text(question[:-2])
        assert preview.locator(f"#q{number} .transcript__line").count() > 5

    editor.get_by_role("button", name="Plus d'actions").click()
    editor.get_by_role("button", name=re.compile("^Soumettre")).click()
    expect(editor.locator(".messages")).to_contain_text("Quatre questions, encore")
    moderator = new_page()
    sign_in(moderator, newsroom, "moderation")
    waiting = list_of(moderator, newsroom, "À relire").get_by_role("listitem")
    expect(waiting.filter(has_text="Quatre questions, encore")).to_contain_text(
        "Démo Rédaction"
    )
