"""The search page of the public site, and the same answers for programs."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from moderation.rate import seconds_to_wait

from .answers import Answer, Request
from .programs import answer_as_json
from .promotions import promoted_for
from .queries import clean
from .redirections import redirection_for
from .starting_points import StartingPoints
from .suggestions import suggestions_for
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
    answer = answer_to(request)
    if answer.is_a_first_look:
        count_search(text, answer.total)
    return render(
        request,
        "search/search.html",
        {
            "asked": answer.request,
            "answer": answer,
            "promoted": promoted_for(text, site),
            "start": StartingPoints(answer.site),
            "meta": {
                "title": title_of(answer),
                "description": "",
                "path": reverse("search"),
                "noindex": True,
            },
        },
    )


@csrf_exempt  # other methods are answered by a 405, not by a form
@require_safe
def search_as_json(request):
    """The same for a program, which may ask thirty times a minute."""
    if wait := seconds_to_wait(request, "search"):
        refusal = {"error": _("Too many searches: try again in a minute.")}
        return as_json(refusal, status=429, headers={"Retry-After": str(wait)})
    return as_json(answer_as_json(answer_to(request), request))


@csrf_exempt
@require_safe
@cache_control(private=True, max_age=30)
def suggestions(request):
    """What ``q`` may be about to become; ``format=opensearch`` is for browsers."""
    text = clean(request.GET.get("q", ""))
    found = suggestions_for(text, Site.find_for_request(request), request)
    if request.GET.get("format") == "opensearch":
        return as_json(
            [text, [suggestion.label for suggestion in found]],
            content_type="application/x-suggestions+json",
        )
    return as_json([asdict(suggestion) for suggestion in found])


@require_safe
@cache_control(max_age=86_400)
def opensearch(request):
    """How a browser searches this site from its address bar.

    See https://github.com/dewitt/opensearch, version 1.1.
    """
    return render(
        request,
        "search/opensearch.xml",
        {
            "description": _("Articles, interviews, transcripts, territories, people"),
            "search_url": request.build_absolute_uri(reverse("search")),
            "suggestions_url": request.build_absolute_uri(
                reverse("search-suggestions")
            ),
            "description_url": request.build_absolute_uri(),
            "icon_url": request.build_absolute_uri(static("img/favicon-32.png")),
        },
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


def as_json(content, **options) -> HttpResponse:
    """JSON that reads as French, and that search engines leave alone."""
    response = JsonResponse(
        content, safe=False, json_dumps_params={"ensure_ascii": False}, **options
    )
    response["X-Robots-Tag"] = "noindex"
    return response


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
    return Answer(asked(request.GET), Site.find_for_request(request), request)


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
