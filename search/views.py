"""The search page of the public site, and the same answers for programs."""

from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .answers import Answer, Request
from .queries import clean
from .starting_points import StartingPoints

MAX_PARAMETER = 80


@require_safe
def search(request):
    """What answers to ``q``, narrowed down and ordered as the address says."""
    answer = answer_to(request)
    return render(
        request,
        "search/search.html",
        {
            "asked": answer.request,
            "answer": answer,
            "start": StartingPoints(answer.site),
            "meta": {
                "title": title_of(answer),
                "description": "",
                "path": reverse("search"),
                "noindex": True,
            },
        },
    )


def title_of(answer: Answer) -> str:
    """What a tab says; the number of results is heard first when the page is read."""
    if not answer.request.text:
        return _("Search")
    title = ngettext(
        "Search: %(query)s, %(number)d result",
        "Search: %(query)s, %(number)d results",
        answer.total,
    ) % {"query": answer.question.text, "number": answer.total}
    if answer.page.number == 1:
        return title
    return _("%(title)s, page %(number)d") % {
        "title": title,
        "number": answer.page.number,
    }


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
