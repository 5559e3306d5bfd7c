"""The articles of the demo publication."""

from datetime import datetime

from wagtail.models import Page

from editorial.models import Credit, FollowUp, Theme
from library.demo import demo_image, demo_stream
from people.models import Organisation
from territories.models import TerritoryPage

from .demo_content import ARTICLES
from .models import ArticleIndexPage, ArticlePage

AUTHOR = "la-redaction-de-relais"


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
    return page


def publish(page, facts):
    page.body = demo_stream(facts["body"], demo_page)
    page.themes = Theme.objects.filter(slug__in=facts["themes"])
    page.territories = TerritoryPage.objects.filter(slug__in=facts["territories"])
    page.credits = [
        Credit(organisation=author, role="Texte")
        for author in Organisation.objects.filter(slug=AUTHOR)
    ]
    page.follow_ups = [
        FollowUp(
            title=follow_up["title"],
            note=follow_up["note"],
            territory=TerritoryPage.objects.filter(slug=follow_up["territory"]).first(),
        )
        for follow_up in facts["follow_ups"]
    ]
    page.save_revision().publish()


def demo_page(kind, slug):
    """The page that a pull leads to, or None when it is not there yet."""
    model = {"story": ArticlePage, "territory": TerritoryPage}[kind]
    found = model.objects.filter(slug=slug).first()
    return found and Page.objects.get(pk=found.pk)


def remove():
    slugs = [facts["slug"] for facts in ARTICLES]
    for page in ArticlePage.objects.filter(slug__in=slugs):
        page.delete()
