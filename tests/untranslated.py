"""Finds the English of what a reader is shown: on pages, in mails.

Two ways, as each finds what the other can't: a message that gettext was asked for and
has no French of, and English that gettext was never asked for. The latter is known by
its words: those that the catalogues translate, and never say in French.
"""

import re
from collections import defaultdict
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch
from zoneinfo import available_timezones

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils.translation.trans_real import DjangoTranslation, translation

# English by right, or seen by nobody: the text as it stands, and why.
ALLOWED = {
    **dict.fromkeys(available_timezones(), "time zones have one name everywhere"),
    "Ctrl + Alt + m": "what is written on the keys",
    "Must upload a file": "told to a script that sends no file; ours always does",
}
ALLOWED_MESSAGES = {
    "exact": "django-filter asks, and shows an empty string instead",
}
# French words that no catalogue says, and that look English: it translates them.
FRENCH_TOO = {"locale", "locales", "promise", "box"}
# Written in every code: a placeholder, an element, an entity.
NO_TEXT = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]*>|&\w+;")
# A word, and no part of an address, of the name of a field or of a file, or of a word.
WORD = re.compile(r"(?<![\w./@:&?=-])[^\W\d_]{2,}(?![\w/@:=…]|[.-]\w)")
SHOWN_ATTRIBUTES = {"alt", "label", "placeholder", "title"} | {
    f"aria-{name}" for name in ("description", "label", "placeholder", "valuetext")
}
BUTTONS = {"submit", "button", "reset"}
SENTENCE = re.compile(r"[A-ZÀ-Ý]\w* \w")


@cache
def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(NO_TEXT.sub(" ", text))}


def english_words() -> set[str]:
    """What the French catalogues translate, without what they or the guide say."""
    english, french = set(), set(FRENCH_TOO)
    for message, translated in translation("fr")._catalog.items():
        if isinstance(translated, str):
            message = message if isinstance(message, str) else message[0]
            english |= words(message.rpartition("\x04")[2])
            french |= words(translated)
    for page in Path(settings.BASE_DIR, "docs/guide").glob("*.md"):
        french |= words(page.read_text())
    return english - french


class ShownText(HTMLParser):
    """The texts and attributes of a page that somebody sees or hears."""

    def __init__(self, page: str):
        super().__init__()
        self.texts = []
        self.unseen = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in {"script", "style"}
        is_button = tag == "input" and dict(attributes).get("type") in BUTTONS
        for name, value in attributes:
            if (
                name in SHOWN_ATTRIBUTES
                or (is_button and name == "value")
                # A script shows it.
                or (name.startswith("data-") and SENTENCE.match(value or ""))
            ):
                self.handle_data(value or "")

    def handle_endtag(self, tag):
        self.unseen -= tag in {"script", "style"}

    def handle_data(self, text):
        if not self.unseen and text.strip():
            self.texts.append(" ".join(text.split()))


class Findings:
    """What was found on so many pages: ``found`` has the addresses of each sentence."""

    def __init__(self):
        self.found = defaultdict(list)
        self.vocabulary = english_words()
        self.address = ""
        self.pages = 0

    def note(self, sentence):
        self.found[sentence].append(self.address)

    def read(self, texts):
        for text in texts:
            english = words(text) & self.vocabulary
            if english and text not in ALLOWED:
                self.note(f"“{text}” ({', '.join(sorted(english))})")

    def read_answer(self, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or response.status_code in {301, 302, 405}:
            return
        if kind.endswith(("html", "xml")):
            self.read(ShownText(response.text).texts)
        elif kind.endswith("json") and isinstance(response.json(), dict):
            # What a dialog of the admin is made of, and sentences for a script to show.
            for text in response.json().values():
                if isinstance(text, str) and " " in text:
                    self.read(ShownText(text).texts)
        elif kind.startswith("text/") and kind != "text/javascript":
            self.read(response.text.splitlines())
        self.pages += 1

    def read_mails(self):
        for message in mail.outbox:
            self.address = f"the mail “{message.subject}”"
            self.read([message.subject, *message.body.splitlines()])
        mail.outbox.clear()

    @contextmanager
    def listening(self):
        """Note the messages that gettext is asked for, and has no French of."""
        ask, ask_of_several = DjangoTranslation.gettext, DjangoTranslation.ngettext

        def gettext(catalogue, message):
            singular = (message, catalogue.plural(1))
            if message not in catalogue._catalog and singular not in catalogue._catalog:
                self.note_message(message)
            return ask(catalogue, message)

        def ngettext(catalogue, one, several, number):
            try:
                return catalogue._catalog.plural(one, number)
            except KeyError:
                self.note_message(one)
                return ask_of_several(catalogue, one, several, number)

        with (
            patch.object(DjangoTranslation, "gettext", gettext),
            patch.object(DjangoTranslation, "ngettext", ngettext),
        ):
            yield self

    def note_message(self, message):
        context, _, text = message.rpartition("\x04")
        if text.strip() and text not in ALLOWED_MESSAGES:
            self.note(
                f"“{text}”, asked of gettext" + (f" ({context})" if context else "")
            )

    def report(self) -> str:
        """One line for each sentence, with the first place where it was seen."""
        return "\n".join(
            f"{sentence}\n    at {places[0]}"
            for sentence, places in sorted(self.found.items())
        )


class ReadingClient(Client):
    """A browser that reads all that it is answered."""

    def __init__(self, findings, user=None, **options):
        super().__init__(raise_request_exception=False, **options)
        self.findings = findings
        if user:
            self.force_login(user)

    def request(self, **request):
        query = request.get("QUERY_STRING", "")
        address = request["PATH_INFO"] + (f"?{query}" if query else "")
        self.findings.address = f"{request['REQUEST_METHOD']} {address}"
        response = super().request(**request)
        self.findings.read_answer(response)
        return response

    def look_at(self, address, and_send=False):
        """Open a page, send its form empty, and take back what that has changed."""
        cookies = self.cookies.copy()
        with transaction.atomic():
            response = self.get(address)
            if and_send and response.status_code == 200 and has_form(response):
                self.post(address, follow=True)
            transaction.set_rollback(True)
        self.cookies = cookies


def has_form(response) -> bool:
    return not response.streaming and 'method="post"' in response.text.lower()
