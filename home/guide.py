"""The editor's guide: Markdown files in docs/guide, as the admin shows them.

A forge shows the same files. README.md is the table of contents: its headings are the
parts of the guide, its links the pages, in their order.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from search.french import stems

FOLDER = settings.BASE_DIR / "docs" / "guide"
PICTURES = FOLDER / "images"
CONTENTS = "README.md"
PAGE_LINK = re.compile(r"(?P<name>[\w-]+)\.md(?P<anchor>#[\w-]+)?|(?P<own>#[\w-]+)")
PICTURE_LINK = re.compile(r"images/(?P<name>[\w-]+\.webp)")
EXCERPT = 180  # characters

markdown = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Section:
    """What stands under one heading; the first one has no anchor."""

    heading: str
    anchor: str
    text: str

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stems(f"{self.heading} {self.text}"))


@dataclass(frozen=True)
class Found:
    """A section that holds all the words of a search."""

    page: "GuidePage"
    section: Section

    @property
    def excerpt(self) -> str:
        text = self.section.text
        if len(text) <= EXCERPT:
            return text
        return text[:EXCERPT].rpartition(" ")[0] + "…"


class GuidePage:
    """One task, told on one page."""

    def __init__(self, path: Path):
        self.name = path.stem
        self.tokens = markdown.parse(path.read_text("utf-8"))

    def __str__(self):
        return self.title

    @property
    def url(self) -> str:
        return reverse("guide_page", args=[self.name])

    @cached_property
    def title(self) -> str:
        return self.sections[0].heading

    @cached_property
    def sections(self) -> list[Section]:
        """The parts of the page, cut at its headings."""
        parts = []
        heading_next = False
        for token in self.tokens:
            if token.type == "heading_open":
                heading_next = True
            elif token.type == "inline" and heading_next:
                parts.append((plain(token), []))
                heading_next = False
            elif token.type == "inline":
                parts[-1][1].append(plain(token))
        return [
            Section(heading, slugify(heading) if number else "", " ".join(texts))
            for number, (heading, texts) in enumerate(parts)
        ]

    @cached_property
    def html(self) -> str:
        """The page without its title, its links leading through the admin."""
        _opening, _title, _closing, *tokens = self.tokens
        return markdown.renderer.render(adapted(tokens), markdown.options, {})

    def links(self) -> list[str]:
        """Every address that the page names, as it is written."""
        return [
            node.attrs["src" if node.type == "image" else "href"]
            for node in SyntaxTreeNode(self.tokens).walk()
            if node.type in ("image", "link")
        ]


@dataclass(frozen=True)
class Part:
    title: str
    pages: list[GuidePage]


class Guide:
    def __init__(self, folder: Path = FOLDER):
        self.folder = folder
        contents = GuidePage(folder / CONTENTS)
        self.title = contents.title
        self.introduction = contents.sections[0].text
        self.parts = [
            Part(title, [GuidePage(folder / link) for link in links])
            for title, links in parts_of(contents.tokens)
        ]

    @cached_property
    def pages(self) -> dict[str, GuidePage]:
        return {page.name: page for part in self.parts for page in part.pages}

    def around(self, page: GuidePage) -> tuple[GuidePage | None, GuidePage | None]:
        """The page before, and the one after."""
        pages = [None, *self.pages.values(), None]
        place = pages.index(page)
        return pages[place - 1], pages[place + 1]

    def search(self, query: str) -> list[Found]:
        """Sections that hold every word, those that say it in a heading first."""
        wanted = set(stems(query))
        if not wanted:
            return []
        found = [
            Found(page, section)
            for page in self.pages.values()
            for section in page.sections
            if wanted <= section.stems | set(stems(page.title))
        ]
        return sorted(
            found, key=lambda one: not wanted & set(stems(one.section.heading))
        )


@lru_cache(maxsize=1)
def guide() -> Guide:
    """Read once; in development, runserver reads it again when it starts anew."""
    return Guide()


def parts_of(tokens: list[Token]):
    """The headings of the table of contents, with the files that it lists."""
    parts = []
    for node in SyntaxTreeNode(tokens).walk():
        if node.type == "heading" and node.tag == "h2":
            parts.append((plain(node.children[0].token), []))
        elif node.type == "link" and parts:
            parts[-1][1].append(node.attrs["href"])
    return parts


def plain(inline: Token) -> str:
    """The words of a paragraph or heading, without marks."""
    texts = (
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children
        if child.type != "image"
    )
    return "".join(texts).strip()


def adapted(tokens: list[Token]) -> list[Token]:
    """Headings get anchors, links and pictures their addresses in the admin."""
    tokens = [token.copy(attrs=dict(token.attrs)) for token in tokens]
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", slugify(plain(inline)))
    for token in tokens:
        if token.children:
            token.children = [adapted_inline(child) for child in token.children]
    return tokens


def adapted_inline(token: Token) -> Token:
    token = token.copy(attrs=dict(token.attrs))
    if token.type == "image":
        token.attrSet("src", address_of_picture(token.attrs["src"]))
        token.attrSet("loading", "lazy")
    elif token.type == "link_open":
        token.attrSet("href", address_of_link(token.attrs["href"]))
    return token


def address_of_picture(written: str) -> str:
    name = PICTURE_LINK.fullmatch(written)
    return reverse("guide_picture", args=[name["name"]]) if name else written


def address_of_link(written: str) -> str:
    """Of another page of the guide, or as it stands: a page of the admin."""
    link = PAGE_LINK.fullmatch(written)
    if not link or link["own"]:
        return written
    return reverse("guide_page", args=[link["name"]]) + (link["anchor"] or "")
