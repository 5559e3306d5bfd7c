"""What the form of a territory asks of the official code."""

from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.permissions import page_permission_policy

from .models import OfficialPlace, TerritoryPage
from .numbers import french_number

MOST_PLACES = 10
LONGEST_QUERY = 80
MOST_POSTAL_CODES = 3


@require_safe
def official_places(request):
    """Up to ten official places for ``q``, for those who may write pages.

    ``page`` is the page that is edited, if it exists; ``under`` is its parent.
    """
    if not page_permission_policy.user_has_any_permission(
        request.user, {"add", "change"}
    ):
        return JsonResponse({"places": []}, status=403)
    found = OfficialPlace.objects.search(request.GET.get("q", "")[:LONGEST_QUERY])
    places = list(found[:MOST_PLACES])
    around = OfficialPlace.objects.around(places)
    pages = pages_of(places, request.user)
    return JsonResponse(
        {
            "places": [
                {
                    **describe(place, around),
                    "page": page_of(place, pages, request.GET.get("page", "")),
                    "parent": parent_of(place, pages, request.GET),
                }
                for place in places
            ]
        }
    )


def describe(place, around):
    names = [around[pair].name for pair in place.parents if pair in around]
    return {
        "level": place.level,
        "level_label": place.get_level_display(),
        "code": place.code,
        "name": place.name,
        "parents": ", ".join(names),
        "population": place.population and french_number(place.population),
        "postal_codes": ", ".join(place.postal_codes[:MOST_POSTAL_CODES]),
    }


def pages_of(places, user):
    """The pages of places and of what they lie in, by level and code."""
    codes = {place.code for place in places}
    codes |= {code for place in places for _, code in place.parents}
    explorable = page_permission_policy.explorable_instances(user)
    pages = TerritoryPage.objects.filter(code__in=codes, pk__in=explorable.values("pk"))
    return {(page.level, page.code): page for page in pages.for_lists()}


def page_of(place, pages, edited):
    """Another page that the place has already, or None."""
    page = pages.get((place.level, place.code))
    if page is None or str(page.pk) == edited:
        return None
    return {
        "title": page.title,
        "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


def parent_of(place, pages, query):
    """The page under which a new page of the place belongs, or None if it is there."""
    page = next((pages[pair] for pair in place.parents if pair in pages), None)
    if page is None or query.get("page") or str(page.pk) == query.get("under"):
        return None
    create = ["territories", "territorypage", page.pk]
    return {
        "title": page.title,
        "url": reverse("wagtailadmin_pages:add", args=create),
    }
