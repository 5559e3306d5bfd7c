"""Searches that lead straight to a page, by a redirect like any other.

Wagtail's middleware follows a redirect from addresses that answer 404, and the search
page answers every query: it asks here first.
"""

from urllib.parse import quote_plus

from django.db.models import F, Q
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .wording import wording


def address_of_search(text: str) -> str:
    """The address to redirect from, as Wagtail keeps it: “/recherche?q=tres+haut”."""
    return Redirect.normalise_path(f"{reverse('search')}?q={quote_plus(text)}")


def redirection_for(text: str, site: Site | None) -> str | None:
    """Where a search leads instead of its results, or None; one query.

    A page must be one that anybody may read on ``site``.
    """
    worded = wording(text)
    if not worded or site is None:
        return None
    typed = " ".join(text.split())
    public = visible_to_public(Page.objects.all(), site)
    redirect = (
        Redirect.get_for_site(site)
        .filter(
            Q(redirect_page__isnull=True) | Q(redirect_page__in=public),
            old_path__in={address_of_search(worded), address_of_search(typed)},
        )
        .select_related("redirect_page")
        .order_by(F("site").asc(nulls_last=True), "pk")
        .first()
    )
    return redirect.link if redirect else None
