"""The search page of the public site, and the same answers for programs."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from .answers import Answer, Request
from .promotions import promoted_for
from .queries import clean
from .redirections import redirection_for
from .tally import count_search

MAX_PARAMETER = 80


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
