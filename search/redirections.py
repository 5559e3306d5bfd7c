"""Searches that lead straight to a page, by a redirect like any other.

Wagtail's middleware follows a redirect from addresses that answer 404, and the search
page answers every query: it asks here first.
"""

from urllib.parse import quote_plus, unquote_plus

from django.core.cache import cache
from django.db.models import F, Q
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .wording import wording

MAX_REDIRECTS = 500
CACHE_KEY = "search-redirects"


def address_of_search(text: str) -> str:
    """The address to redirect from, as Wagtail keeps it: “/recherche?q=tres+haut”."""
    return Redirect.normalise_path(f"{reverse('search')}?q={quote_plus(text)}")


def redirection_for(text: str, site: Site | None) -> str | None:
    """Where a search leads instead of its results, or None.

    A page must be one that anybody may read on ``site``. One query when a
    redirect names the search, whichever way its author typed it; of the redirects
    from searches, the first 500 are looked at.
    """
    worded = wording(text)
    if not worded or site is None:
        return None
    matching = [
        pk for pk, its_wording in worded_redirects(site) if its_wording == worded
    ]
    return address_of_first(matching, site) if matching else None


def worded_redirects(site: Site) -> list[tuple[int, str]]:
    """The keys of the redirects from searches, and what is searched for.

    As they were a minute ago at most: each search asks for them.
    """

    def ask():
        beginning = address_of_search("")
        redirects = Redirect.get_for_site(site).filter(old_path__startswith=beginning)
        return [
            (pk, wording(unquote_plus(path.removeprefix(beginning))))
            for pk, path in redirects.values_list("pk", "old_path")[:MAX_REDIRECTS]
        ]

    return cache.get_or_set(f"{CACHE_KEY}-{site.pk}", ask, 60)


def forget_redirects(**kwargs):
    """After a change: what leads where is asked again at once."""
    sites = Site.objects.values_list("pk", flat=True)
    cache.delete_many([f"{CACHE_KEY}-{pk}" for pk in sites])


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
