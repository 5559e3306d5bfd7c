"""The search page of the public site, and the same answers for programs."""

from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .answers import Answer, Request
from .programs import answer_as_json, refuse_flood
from .promotions import promoted_for
from .queries import clean
from .redirections import redirection_for
from .tally import count_search

MAX_PARAMETER = 80


@require_safe
def search(request):
    """What answers to ``q``, narrowed down and ordered as the address says.

    Editors may have it lead to a page, or put some before the results.
    """
    site, text = Site.find_for_request(request), clean(request.GET.get("q", ""))
    if address := redirection_for(text, site):
        return redirect(address)
    answer = Answer(asked(request.GET), site, request)
    if answer.is_a_first_look:
        count_search(text, answer.total)
    return render(
        request,
        "search/search.html",
        {
            "answer": answer,
            "promoted": promoted_for(text, site),
            "meta": {
                "title": _("Search: %(query)s") % {"query": text}
                if text
                else _("Search"),
                "description": "",
                "path": reverse("search"),
                "noindex": True,
            },
        },
    )


@require_safe
def search_as_json(request):
    """The same, for programs; not counted, as readers are."""
    if refusal := refuse_flood(request):
        return refusal
    site = Site.find_for_request(request)
    return answer_as_json(request, Answer(asked(request.GET), site, request))


@require_safe
@cache_control(public=True, max_age=86_400)
def opensearch(request):
    """What a browser needs to add the search of the site to its own.

    https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
    """
    site = Site.find_for_request(request)
    return render(
        request,
        "search/opensearch.xml",
        {
            # The format allows for 16 characters.
            "name": (site.site_name if site else "")[:16] or "Relais",
            "description": _("Articles, interviews, transcripts, territories, people"),
            "icon": request.build_absolute_uri(static("img/favicon-32.png")),
            "page": request.build_absolute_uri(reverse("search")),
            "json": request.build_absolute_uri(reverse("search-json")),
            "self": request.build_absolute_uri(reverse("opensearch")),
        },
        content_type="application/opensearchdescription+xml",
    )


def asked(query) -> Request:
    """What the parameters of an address ask for, cut to what an answer may cost."""

    def value(name):
        return clean(query.get(name, ""))[:MAX_PARAMETER]

    return Request(
        text=clean(query.get("q", "")),
        kind=value("genre"),
        territory=value("territoire"),
        theme=value("theme"),
        year=value("annee")[:4],
        by_date=query.get("tri") == "date",
        is_exact="exact" in query,
        page=value("page") or "1",
    )
