"""The articles of the demo publication."""

from datetime import datetime

from wagtail.models import Page

from editorial.demo import add_context
from editorial.models import Story
from library.demo import demo_image, demo_stream, made_by_demo, mark_as_demo
from territories.models import TerritoryPage

from .demo_content import ARTICLES
from .models import ArticleIndexPage, ArticlePage


def load():
    index = ArticleIndexPage.objects.get()
    missing = [
        facts
        for facts in sorted(ARTICLES, key=lambda facts: facts["published"])
        if not index.get_children().filter(slug=facts["slug"]).exists()
    ]
    # Articles refer to one another: all are there before the first is published.
    drafts = [(add_draft(index, facts), facts) for facts in missing]
    for page, facts in drafts:
        publish(page, facts)


def add_draft(index, facts):
    source = facts["source"] or {}
    page = ArticlePage(
        slug=facts["slug"],
        title=facts["title"],
        kind=facts["kind"],
        standfirst=facts["standfirst"],
        cover=demo_image(**facts["cover"]),
        live=False,
        first_published_at=datetime.fromisoformat(facts["published"]),
        source_name=source.get("name", ""),
        source_url=source.get("url", ""),
        source_date=source.get("date"),
    )
    index.add_child(instance=page)
    mark_as_demo(page)
    return page


def publish(page, facts):
    page.body = demo_stream(facts["body"], demo_page)
    add_context(page, facts, "Texte")
    page.save_revision().publish()


def demo_page(kind, slug):
    """The page that a pull leads to, or None when it is not there yet."""
    model = {"story": Story, "territory": TerritoryPage}[kind]
    found = model.objects.filter(slug=slug).first()
    return found and Page.objects.get(pk=found.pk)


def remove():
    for page in made_by_demo(ArticlePage):
        page.delete()
