"""What an editor should look at before a page goes online: plain rules, without Django.

A page type says what it finds in itself (``PublicPage.findings()``), as data; the
editor's panel of checks shows it, each finding with the way to its field.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from html.parser import HTMLParser

STANDFIRST_LENGTH = 300
HEAVY_PICTURE = 2_000_000
# After that, readers may think that a promise was forgotten.
PATIENCE = timedelta(days=90)

# What a link must not be called: read aloud on its own, it says nothing.
VAGUE = {
    *("ici", "cliquez ici", "cliquer ici", "clique ici", "par ici", "là", "click here"),
    *("lien", "le lien", "ce lien", "via ce lien", "sur ce lien", "suivez ce lien"),
    *("lire", "lire ici", "lire la suite", "la suite", "suite", "à lire ici"),
    *("en savoir plus", "savoir plus", "plus", "plus d'infos", "plus d'informations"),
    *("voir", "voir ici", "voir plus", "article", "cet article", "l'article"),
    *("page", "cette page", "la page", "site", "le site", "ce site", "source"),
}
ADDRESS = re.compile(r"(https?://|www\.)\S+$")


# By name: what the editor's panel of checks knows.
RULES: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """What is looked at, and why. An app makes its own, and the panel has it.

    Raises ValueError when the name is taken.
    """

    name: str
    title: str
    why: str

    def __post_init__(self):
        if RULES.setdefault(self.name, self) is not self:
            raise ValueError(f"There are two rules with the name {self.name}.")

    def found(self, path: str, message: str) -> "Finding":
        return Finding(self, path, message)


@dataclass(frozen=True)
class Finding:
    """``path`` is that of the field to mend."""

    rule: Rule
    path: str
    message: str


class LinkTexts(HTMLParser):
    """Collects the words of each link of a rich text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.is_open = False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.texts.append("")
            self.is_open = True

    def handle_endtag(self, tag):
        if tag == "a":
            self.is_open = False

    def handle_data(self, data):
        if self.is_open:
            self.texts[-1] += data


def is_vague(text: str) -> bool:
    """Whether a link that is called so doesn't say where it leads."""
    words = " ".join(text.replace("’", "'").casefold().split())
    words = words.strip(" .…:;,!?»«()[]>→-")
    return words in VAGUE or bool(ADDRESS.match(words))


def vague_links(html: str) -> list[str]:
    """The texts of the links of a rich text that don't say where they lead."""
    parser = LinkTexts()
    parser.feed(html)
    parser.close()
    return [text.strip() for text in parser.texts if is_vague(text)]


def skipped_levels(levels: Iterable[int]) -> Iterator[int]:
    """Which headings (by position) lie more than one level under what is above them.

    The title of the page is the level 1.
    """
    above = 1
    for position, level in enumerate(levels):
        if level > above + 1:
            yield position
        above = level


def is_heavy(size: int | None) -> bool:
    """Whether a picture has more bytes than any place of a page can show."""
    return bool(size) and size > HEAVY_PICTURE


def is_overdue(announced: datetime | None, now: datetime) -> bool:
    """Whether readers have waited long for what was announced to them."""
    return announced is not None and now - announced > PATIENCE
