"""A scheduled page goes online by itself; moderators look after the site, in Chromium.

In the newsroom of other tests: what is published there is in nobody's way.
"""

import re
import subprocess
import time
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from .axe import ADMIN, DESKTOP, MOBILE, violations
from .demo_site import MANAGE, ROOT, environment, get, manage
from .test_newsroom import open_new_page, sign_in

pytestmark = pytest.mark.browser

TITLE = "Le télécentre ouvre demain"
ADDRESS = "/articles/le-telecentre-ouvre-demain/"
SECONDS = 20
REGISTERS = {
    "missing addresses": "/admin/missing-addresses/",
    "off the list": "/admin/missing-addresses/delete/1/",
    "broken links": "/admin/broken-links/",
    "outside reviews": "/admin/outside-reviews/",
    "scheduler": "/admin/scheduler/?outcome=all",
    "dashboard": "/admin/",
}
# A day has gone by: what was planned for tomorrow morning is due since yesterday.
A_DAY_LATER = """
from datetime import timedelta
from wagtail.models import Revision
for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
    revision.approved_go_live_at -= timedelta(days=2)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
"""


@contextmanager
def ticker(folder):
    """The scheduler as it runs beside the server of ``make run``, faster.

    Yields the file of what it says.
    """
    said = folder / "ticker.log"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [*MANAGE, "tick", "--interval", "0.5"],
            env=environment(folder),
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield said
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def comes_true(condition) -> bool:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


def schedule(page, moment):
    """Plan a new page; saves it."""
    page.get_by_role("button", name="Afficher/masquer le statut").click()
    page.get_by_role("button", name="Programmer", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Date/heure de publication").fill(moment)
    # By the keyboard: the calendar of the field lies over the button.
    dialog.get_by_role("button", name="Enregistrer la programmation").press("Enter")
    expect(page.get_by_text("Modifier la programmation")).to_be_visible()


def test_a_scheduled_page_goes_online_by_the_ticker(
    newsroom, newsroom_folder, new_page
):
    editor = new_page(viewport=DESKTOP)
    sign_in(editor, newsroom, "redaction")
    open_new_page(editor, newsroom, "Articles", "Article")
    editor.get_by_role("textbox", name="Titre").first.fill(TITLE)
    editor.get_by_role("textbox", name="Chapô").fill("À huit heures.")
    schedule(editor, f"{date.today() + timedelta(days=1):%d/%m/%Y} 08:00")
    editor.get_by_role("button", name="Plus d'actions").click()
    editor.get_by_role("button", name=re.compile("^Soumettre")).click()
    expect(editor.locator(".messages")).to_contain_text(TITLE)

    moderator = new_page(viewport=DESKTOP)
    sign_in(moderator, newsroom, "moderation")
    moderator.goto(f"{newsroom}/admin/moderation/")
    text = moderator.get_by_role("article", name=TITLE)
    text.get_by_role("button", name="Approuver", exact=True).click()
    expect(moderator.locator(".messages")).to_contain_text("est approuvé")
    assert get(newsroom + ADDRESS).status == 404
    moderator.goto(f"{newsroom}/admin/")
    expect(moderator.get_by_text("Les pages programmées ne sont pas")).to_be_visible()

    manage(newsroom_folder, "shell", "--verbosity", "0", stdin=A_DAY_LATER)
    with ticker(newsroom_folder) as said:
        assert comes_true(lambda: TITLE in said.read_text()), said.read_text()
    assert get(newsroom + ADDRESS).status == 200
    moderator.goto(f"{newsroom}/admin/")
    expect(moderator.get_by_text("Les pages programmées ne sont pas")).to_be_hidden()
    moderator.goto(f"{newsroom}/admin/scheduler/")
    expect(moderator.get_by_role("row").filter(has_text=TITLE)).to_be_visible()


def test_a_missing_address_is_redirected_by_one_click(newsroom, new_page):
    old = "/2014/valeur-numerique-territoire/"
    assert get(newsroom + old).status == 404
    moderator = new_page(viewport=DESKTOP)
    sign_in(moderator, newsroom, "moderation")
    moderator.get_by_role("button", name="Suivi du site").click()
    moderator.get_by_role("link", name="Adresses introuvables").click()
    row = moderator.get_by_role("row").filter(has_text=old.rstrip("/"))
    row.get_by_role("button", name=re.compile("La valeur numérique")).click()
    expect(moderator.locator(".messages")).to_contain_text("mène désormais à")
    expect(row).to_be_hidden()
    answer = get(newsroom + old)
    assert (answer.status, answer.headers["location"]) == (
        301,
        "/articles/valeur-numerique-d-un-territoire/",
    )


def test_axe_finds_nothing_in_the_registers(newsroom, new_page):
    moderator = new_page(viewport=DESKTOP)
    sign_in(moderator, newsroom, "moderation")
    found = []
    for name, path in REGISTERS.items():
        for scheme in ("light", "dark"):
            moderator.emulate_media(color_scheme=scheme)
            assert moderator.goto(newsroom + path).ok, name
            for viewport in (DESKTOP, MOBILE):
                moderator.set_viewport_size(viewport)
                width = moderator.evaluate("document.scrollingElement.scrollWidth")
                assert width <= viewport["width"], name
                found += violations(moderator, context=ADMIN)
    assert not found, "\n".join(found)
