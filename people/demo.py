"""The people and organisations of the demo publication."""

from contextlib import suppress

from django.db.models import ProtectedError

from library.demo import made_by_demo, mark_as_demo

from .demo_content import ORGANISATIONS, PEOPLE
from .models import Organisation, Person


def load():
    for facts in ORGANISATIONS:
        organisation, is_new = Organisation.objects.get_or_create(
            slug=facts["slug"],
            defaults={
                "name": facts["name"],
                "kind": facts["kind"],
                "place": facts["place"],
                "description": facts["description"],
                "links": links_of(facts),
            },
        )
        if is_new:
            mark_as_demo(organisation)
    for facts in PEOPLE:
        person, is_new = Person.objects.get_or_create(
            slug=facts["slug"],
            defaults={
                "name": facts["name"],
                "role": facts["role"],
                "organisation": Organisation.objects.filter(
                    slug=facts["organisation"]
                ).first(),
                "place": facts["place"],
                "biography": facts["biography"],
                "links": links_of(facts),
            },
        )
        if is_new:
            mark_as_demo(person)


def links_of(facts):
    return [{"type": "link", "value": link} for link in facts["links"]]


def remove():
    """Delete those that no story credits."""
    for row in [*made_by_demo(Person), *made_by_demo(Organisation)]:
        with suppress(ProtectedError):
            row.delete()
