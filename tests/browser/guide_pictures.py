"""The pictures of the editor's guide: make guide, or

    python -m tests.browser.guide_pictures docs/guide/images [name …]

Each picture is a place in the admin of the demo site, and what is done there first.
One that can't be taken is named, its old file stays, and the exit status is 1.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

from PIL import Image
from playwright.sync_api import Error, Locator, Page, sync_playwright

from .demo_site import CHROMIUM_FLAGS, chromium, demo_site

PASSWORD = "relais"
WINDOW = {"width": 1160, "height": 720}
MENU = 200  # pixels, beside what is shown
HEAVIEST = 60_000  # bytes
QUALITIES = (82, 70, 58, 46, 34)
MILLISECONDS = 15_000

EDITOR, MODERATOR, ADMINISTRATOR = "redaction", "moderation", "administration"
SIGNED_OUT = ""
PREPARED = Path(__file__).with_name("guide_state.py")

Step = Callable[[Page], object]


@dataclass(frozen=True)
class Picture:
    """``part`` is what is shown; without one, the window beside the menu."""

    name: str
    who: str
    steps: Sequence[Step]
    part: Callable[[Page], Locator] | None = None
    with_menu: bool = False
    height: int = WINDOW["height"]


# What is done before a picture is taken, in the words of the screen.


def open_address(path: str) -> Step:
    return lambda page: page.goto(page.site + path)


def press(name: str, place: int = 0) -> Step:
    def step(page):
        button = page.get_by_role("button", name=name).or_(
            page.get_by_role("link", name=name)
        )
        button.filter(visible=True).nth(place).click()

    return step


def choose(option: str) -> Step:
    return lambda page: page.get_by_role("option", name=option, exact=True).click()


def write(field: str, text: str) -> Step:
    return lambda page: page.get_by_role("textbox", name=field).first.fill(text)


def tab(name: str) -> Step:
    return lambda page: page.get_by_role("tab", name=name).click()


def show(selector: str) -> Step:
    """Bring something into view, below what stays at the top of the window."""
    return lambda page: (
        page.locator(selector)
        .filter(visible=True)
        .first.evaluate(
            """(one) => {
            one.style.scrollMarginBlockStart = "5rem";
            one.scrollIntoView({ block: "start", behavior: "instant" });
        }"""
        )
    )


def wait_for(selector: str) -> Step:
    return lambda page: page.locator(selector).filter(visible=True).first.wait_for()


def settle(milliseconds: int = 400) -> Step:
    """Until what moves stands still."""
    return lambda page: page.wait_for_timeout(milliseconds)


def open_page(title: str) -> Step:
    """The form of a page, by its title."""

    def step(page):
        page.goto(f"{page.site}/admin/pages/search/?q={title}")
        page.get_by_role("link", name=title).first.click()
        page.get_by_role("textbox", name="Titre").first.wait_for()

    return step


def add_to(section: str) -> Step:
    """What is offered to whoever adds a page to a section."""

    def step(page):
        page.goto(f"{page.site}/admin/pages/")
        for name in ("Relais", section):
            page.get_by_role(
                "link", name=f"Explorer les sous-pages de « {name} »"
            ).click()
        page.get_by_role("link", name="Ajouter une sous-page").first.click()
        page.locator("main").wait_for()

    return step


def saved_meanwhile(who: str, title: str) -> Step:
    """Somebody else changes the title of the page whose form is open."""

    def step(page):
        other = signed_in(page.context.browser, page.site, who)
        other.goto(page.url)
        other.get_by_role("textbox", name="Titre").first.fill(title)
        press("Enregistrer le brouillon")(other)
        other.locator(".messages li").first.wait_for()
        other.context.close()

    return step


def point_in_preview(selector: str) -> Step:
    """Put the pointer on something in the preview panel."""
    return lambda page: (
        page.frame_locator("#w-preview-iframe").locator(selector).first.hover()
    )


def ask_for(*paths: str) -> Step:
    """Readers open these addresses."""

    def step(page):
        for path in paths:
            page.request.get(page.site + path)

    return step


kept = {}


def keep_value(field: str) -> Step:
    """Keep what a field says, for a picture further on."""

    def step(page):
        kept[field] = page.get_by_role("textbox", name=field).input_value()

    return step


def open_kept(field: str) -> Step:
    return lambda page: page.goto(page.site + urlsplit(kept[field]).path)


def part(selector: str) -> Callable[[Page], Locator]:
    return lambda page: page.locator(selector).filter(visible=True).first


TOUR = "La tournée du bus numérique"
GARDEN = "Le potager partagé se met en ligne"
SCREENS = "Deux écrans de plus au tiers-lieu"
REPAIRS = "Un atelier pour réparer ensemble"
LOST = ("/articles/mediatheque-le-soir/", "/blog/2012/04/valeur-numerique/")

PICTURES = [
    Picture("connexion", SIGNED_OUT, [open_address("/admin/login/")]),
    Picture("tableau-de-bord", EDITOR, [open_address("/admin/")], with_menu=True),
    Picture("modeles", EDITOR, [add_to("Articles")]),
    Picture(
        "article-debut",
        EDITOR,
        [open_page(TOUR), wait_for("[data-contentpath=standfirst]")],
    ),
    Picture(
        "article-blocs",
        EDITOR,
        [
            open_page(SCREENS),
            show("[data-contentpath=body]"),
            press("Insérer un bloc", -1),
            wait_for("[role=listbox]"),
        ],
    ),
    Picture(
        "article-contexte",
        EDITOR,
        [open_page(SCREENS), tab("Contexte"), settle(), show("[id$=credits-section]")],
    ),
    Picture(
        "apercu",
        EDITOR,
        [
            open_page(SCREENS),
            press("Afficher/masquer la prévisualisation"),
            settle(2500),
            point_in_preview("h1"),
        ],
    ),
    Picture(
        "verifications",
        EDITOR,
        [
            open_page(REPAIRS),
            press("Activer/désactiver les vérifications"),
            wait_for("[data-content-checker-row]"),
        ],
    ),
    Picture(
        "entretien-question",
        EDITOR,
        [
            open_page("Quatre questions à Laurent Caplat"),
            show("[data-contentpath=segments]"),
        ],
    ),
    Picture(
        "entretien-video",
        EDITOR,
        [
            add_to("Entretiens"),
            press("Page vide"),
            press("Insérer un bloc", -1),
            settle(),
            press("Choisir une vidéo"),
            tab("Nouvelle vidéo"),
        ],
        part(".modal-content"),
    ),
    Picture(
        "videos",
        EDITOR,
        [open_address("/admin/snippets/library/video/")],
    ),
    Picture(
        "sous-titres",
        EDITOR,
        [
            open_address("/admin/snippets/library/video/"),
            press("Démonstration : quatre questions à Laurent Caplat (1)"),
            show("[data-contentpath=captions_file]"),
        ],
    ),
    Picture(
        "chiffre",
        EDITOR,
        [
            open_page("Lozère"),
            tab("Chiffres"),
            settle(),
            show("[data-contentpath=figures] [data-streamfield-child]"),
        ],
    ),
    Picture("soumettre", EDITOR, [open_page(SCREENS), press("Plus d'actions")]),
    Picture(
        "version-plus-recente",
        EDITOR,
        [
            open_page(SCREENS),
            saved_meanwhile(MODERATOR, "Deux écrans de plus à l’espace partagé"),
            write("Titre", "Trois écrans de plus au tiers-lieu"),
            press("Enregistrer le brouillon"),
            wait_for(".newer-version"),
        ],
        part(".newer-version"),
    ),
    Picture(
        "a-relire", MODERATOR, [open_address("/admin/moderation/")], with_menu=True
    ),
    Picture(
        "renvoyer",
        MODERATOR,
        [open_address("/admin/moderation/"), press("Demander des modifications")],
        part(".modal-content"),
    ),
    Picture(
        "programmer",
        MODERATOR,
        [
            open_page(TOUR),
            press("Afficher/masquer le statut"),
            press("Programmer"),
        ],
    ),
    Picture(
        "faire-relire",
        MODERATOR,
        [
            open_page(GARDEN),
            press("Actions"),
            press("Faire relire par…"),
            press("Créer un lien de relecture"),
            write("Nom de la personne", "Camille Exemple"),
            write("Message", "Les dates sont-elles justes ?"),
        ],
    ),
    Picture("lien-pret", MODERATOR, [press("Créer le lien"), keep_value("Lien")]),
    Picture("relecture-exterieure", SIGNED_OUT, [open_kept("Lien"), settle(1500)]),
    Picture(
        "adresses-introuvables",
        MODERATOR,
        [
            ask_for(*LOST, LOST[1]),
            open_address("/admin/missing-addresses/"),
        ],
    ),
]


def take_pictures(folder: Path, names: Sequence[str] = ()) -> list[str]:
    """Take all, or those that are named; returns what could not be taken."""
    executable = chromium()
    if executable is None:
        sys.exit("There is no Chromium on this machine.")
    with tempfile.TemporaryDirectory() as data, demo_site(Path(data), PREPARED) as site:
        return take_from(site, executable, folder, names)


def take_from(site: str, executable: str, folder: Path, names: Sequence[str] = ()):
    folder.mkdir(parents=True, exist_ok=True)
    failures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=CHROMIUM_FLAGS
        )
        pages = {}
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            if picture.who not in pages:
                pages[picture.who] = signed_in(browser, site, picture.who)
            try:
                save(
                    taken(pages[picture.who], picture), folder / f"{picture.name}.webp"
                )
            except Error as error:
                failures.append(f"{picture.name}: {str(error).splitlines()[0]}")
        browser.close()
    return failures


def signed_in(browser, site: str, who: str) -> Page:
    page = browser.new_page(locale="fr-FR", reduced_motion="reduce", viewport=WINDOW)
    page.set_default_timeout(MILLISECONDS)
    page.site = site
    # A form that is left half filled in asks whether it may be.
    page.on("dialog", lambda dialog: dialog.accept())
    if who:
        page.goto(f"{site}/admin/login/")
        page.get_by_role("textbox", name="Nom d’utilisateur").fill(who)
        page.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="S'identifier").click()
        page.locator("main").wait_for()
    return page


def taken(page: Page, picture: Picture) -> bytes:
    page.set_viewport_size({**WINDOW, "height": picture.height})
    # Panels that were opened for a picture stay open for the admin.
    page.evaluate("location.origin === 'null' || localStorage.clear()")
    for step in picture.steps:
        step(page)
    settle()(page)
    options = {"animations": "disabled", "caret": "hide"}
    if picture.part:
        return picture.part(page).screenshot(**options)
    left = 0 if picture.with_menu or picture.who == SIGNED_OUT else MENU
    width = WINDOW["width"] - left
    clip = {"x": left, "y": 0, "width": width, "height": picture.height}
    return page.screenshot(clip=clip, **options)


def save(png: bytes, path: Path):
    """As light as it has to be: a repository keeps every version of a picture."""
    with Image.open(io.BytesIO(png)) as picture:
        for quality in QUALITIES:
            file = io.BytesIO()
            picture.convert("RGB").save(file, "WEBP", quality=quality, method=6)
            if file.tell() <= HEAVIEST:
                break
    path.write_bytes(file.getvalue())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="these pictures alone")
    arguments = parser.parse_args()
    failed = take_pictures(arguments.folder, arguments.names)
    for failure in failed:
        print(failure, file=sys.stderr)  # noqa: T201
    sys.exit(bool(failed))
