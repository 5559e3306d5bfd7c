"""The search page of the public site, and the same answers for programs."""

from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from .answers import Answer, Request
from .queries import clean

MAX_PARAMETER = 80


def search(request):
    """What answers to ``q``, narrowed down and ordered as the address says."""
    answer = answer_to(request)
    text = answer.question.typed
    return render(
        request,
        "search/search.html",
        {
            "answer": answer,
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


def answer_to(request: HttpRequest) -> Answer:
    return Answer(asked(request.GET), Site.find_for_request(request), {}, request)


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
