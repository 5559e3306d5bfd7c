"""The people and organisations of the demo publication."""

from contextlib import suppress

from django.db.models import ProtectedError

from .demo_content import ORGANISATIONS, PEOPLE
from .models import Organisation, Person


def load():
    for facts in ORGANISATIONS:
        Organisation.objects.get_or_create(
            slug=facts["slug"],
            defaults={
                "name": facts["name"],
                "kind": facts["kind"],
                "place": facts["place"],
                "description": facts["description"],
                "links": links_of(facts),
            },
        )
    for facts in PEOPLE:
        Person.objects.get_or_create(
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


def links_of(facts):
    return [{"type": "link", "value": link} for link in facts["links"]]


def remove():
    """Delete those that no story credits."""
    slugs = [facts["slug"] for facts in PEOPLE]
    for person in Person.objects.filter(slug__in=slugs):
        delete_unless_used(person)
    slugs = [facts["slug"] for facts in ORGANISATIONS]
    for organisation in Organisation.objects.filter(slug__in=slugs):
        delete_unless_used(organisation)


def delete_unless_used(row):
    with suppress(ProtectedError):
        row.delete()
