"""The public pages of people and organisations."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from wagtail.models import Site

from library.renditions import prefetch_renditions

from . import structured_data
from .models import Organisation, Person

STORIES_PER_PAGE = 20


def person(request, slug):
    """Who it is, and what they wrote."""
    somebody = get_object_or_404(
        Person.objects.select_related("organisation", "portrait"), slug=slug
    )
    prefetch_renditions([somebody.portrait], "portrait")
    return render(
        request,
        "people/person.html",
        {
            "person": somebody,
            "stories": stories_of(somebody, request),
            "meta": {
                "title": somebody.name,
                "description": somebody.biography or somebody.role,
                "path": somebody.get_absolute_url(),
                "type": "profile",
                "structured_data": [structured_data.person(somebody, request)],
            },
        },
    )


def organisation(request, slug):
    """What it is, who is part of it, and what they wrote."""
    body = get_object_or_404(Organisation, slug=slug)
    return render(
        request,
        "people/organisation.html",
        {
            "organisation": body,
            "people": body.people.all()[:50],
            "stories": stories_of(body, request),
            "meta": {
                "title": body.name,
                "description": body.description,
                "path": body.get_absolute_url(),
                "structured_data": [structured_data.organisation(body, request)],
            },
        },
    )


def stories_of(author, request):
    """One page of the public stories in which somebody writes or is met.

    The reverse relations come from ``editorial``, which this app knows nothing of.
    """
    site = Site.find_for_request(request)
    written, met = author.stories.order_by(), author.appearances.order_by()
    stories = author.stories.model.objects.filter(
        pk__in=written.values("pk").union(met.values("pk"))
    )
    return Paginator(
        stories.visible_to_public(site).newest_first().for_cards(site), STORIES_PER_PAGE
    ).get_page(request.GET.get("page"))
