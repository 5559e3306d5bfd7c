"""The search page of the public site."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

RESULTS_PER_PAGE = 10
MAX_QUERY_LENGTH = 200
MAX_WORDS = 20


def search(request):
    """Pages that hold every word of the query in their title or standfirst."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_QUERY_LENGTH]
    pages = matching_pages(query.split()[:MAX_WORDS], Site.find_for_request(request))
    page_obj = Paginator(pages, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "search/search.html",
        {
            "query": query,
            "results": page_obj,
            "meta": {
                "title": _("Search: %(query)s") % {"query": query}
                if query
                else _("Search"),
                "description": "",
                "path": reverse("search"),
                "noindex": True,
            },
        },
    )


def matching_pages(words, site):
    """Public pages that hold all the words, newest first; none without words."""
    if not words:
        return Page.objects.none()
    pages = visible_to_public(Page.objects.filter(depth__gt=2), site)
    for word in words:
        pages = pages.filter(
            Q(title__icontains=word)
            | Q(search_description__icontains=word)
            | Q(story__standfirst__icontains=word)
            | Q(territorypage__summary__icontains=word)
        )
    return (
        pages.select_related("story", "territorypage")
        .defer("territorypage__body")
        .order_by("-first_published_at")
    )
