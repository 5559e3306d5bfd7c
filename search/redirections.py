"""Searches that lead straight to a page, by a redirect like any other.

Wagtail's middleware follows a redirect from addresses that answer 404, and the search
page answers every query: it asks here first.
"""

from urllib.parse import quote_plus, unquote_plus

from django.db.models import F, Q
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .wording import wording

MAX_REDIRECTS = 500


def address_of_search(text: str) -> str:
    """The address to redirect from, as Wagtail keeps it: “/recherche?q=tres+haut”."""
    return Redirect.normalise_path(f"{reverse('search')}?q={quote_plus(text)}")


def redirection_for(text: str, site: Site | None) -> str | None:
    """Where a search leads instead of its results, or None.

    A page must be one that anybody may read on ``site``. One query, two when a
    redirect names the search, whichever way its author typed it; of the redirects
    from searches, the first 500 are looked at.
    """
    worded = wording(text)
    if not worded or site is None:
        return None
    beginning = address_of_search("")
    redirects = Redirect.get_for_site(site).filter(old_path__startswith=beginning)
    matching = [
        pk
        for pk, path in redirects.values_list("pk", "old_path")[:MAX_REDIRECTS]
        if wording(unquote_plus(path.removeprefix(beginning))) == worded
    ]
    return address_of_first(matching, site) if matching else None


def address_of_first(pks: list[int], site: Site) -> str | None:
    """Where the first of these redirects leads that leads somewhere public."""
    public = visible_to_public(Page.objects.all(), site)
    redirect = (
        Redirect.objects.filter(
            Q(redirect_page__isnull=True) | Q(redirect_page__in=public), pk__in=pks
        )
        .select_related("redirect_page")
        .order_by(F("site").asc(nulls_last=True), "pk")
        .first()
    )
    return redirect.link if redirect else None
