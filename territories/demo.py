"""The four territories of the demo publication."""

from library.demo import demo_image, demo_stream

from .demo_content import TERRITORIES
from .models import TerritoryIndexPage, TerritoryPage


def load():
    index = TerritoryIndexPage.objects.get()
    for facts in TERRITORIES:
        if index.get_children().filter(slug=facts["slug"]).exists():
            continue
        page = TerritoryPage(
            slug=facts["slug"],
            title=facts["title"],
            level=facts["level"],
            code=facts["code"],
            former=facts.get("former", ""),
            summary=facts["summary"],
            cover=demo_image(**facts["cover"]),
            body=demo_stream(facts["body"]),
        )
        index.add_child(instance=page)
        page.save_revision().publish()


def remove():
    """Delete the territories that hold no other places."""
    slugs = [facts["slug"] for facts in TERRITORIES]
    for page in TerritoryPage.objects.filter(slug__in=slugs, numchild=0):
        page.delete()
