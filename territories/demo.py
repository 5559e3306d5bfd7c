"""The territories of the demo publication."""

from django.db.models import Q

from library.demo import demo_image, demo_stream, made_by_demo, mark_as_demo
from people.models import Organisation, Person

from .demo_content import TERRITORIES
from .models import TerritoryActor, TerritoryIndexPage, TerritoryPage
from .small_reference import load_small_reference


def load():
    load_small_reference()
    index = TerritoryIndexPage.objects.get()
    for facts in TERRITORIES:
        place = Q(level=facts["level"], code=facts["code"])
        if TerritoryPage.objects.filter(Q(slug=facts["slug"]) | place).exists():
            continue
        around = TerritoryPage.objects.filter(slug=facts.get("parent")).first()
        page = TerritoryPage(
            slug=facts["slug"],
            title=facts["title"],
            level=facts["level"],
            code=facts["code"],
            former=facts["former"],
            summary=facts["summary"],
            cover=demo_image(**facts["cover"]),
            figures=[demo_figure(figure) for figure in facts["figures"]],
            initiatives=[demo_initiative(row) for row in facts["initiatives"]],
            body=demo_stream(facts["body"]),
            actors=demo_actors(facts),
        )
        (around or index).add_child(instance=page)
        mark_as_demo(page)
        page.save_revision().publish()


def demo_figure(facts):
    value = {**facts, "source_url": "", "note": ""}
    dated = {"value": value.pop("value"), "date": value.pop("date")}
    return {"type": "figure", "value": {**value, "values": [dated]}}


def demo_initiative(facts):
    operator = Organisation.objects.filter(slug=facts.get("operator")).first()
    value = {
        "since": "",
        "link": "",
        "figures": [],
        **facts,
        "operator": operator and operator.pk,
    }
    return {"type": "initiative", "value": value}


def demo_actors(facts):
    people = Person.objects.filter(slug__in=facts["people"])
    organisations = Organisation.objects.filter(slug__in=facts["organisations"])
    return [
        *(TerritoryActor(person=person) for person in people),
        *(TerritoryActor(organisation=organisation) for organisation in organisations),
    ]


def remove():
    """Delete the territories that hold no other places; the official codes stay."""
    for page in made_by_demo(TerritoryPage).order_by("-depth"):
        page.refresh_from_db()  # others of them may have lain in it
        if page.is_leaf():
            page.delete()
