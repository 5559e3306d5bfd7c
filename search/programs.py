"""The search for programs: JSON with the parameters and the rights of the page."""

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from .answers import Answer, Hit, Segment

# What one address may ask, in so many seconds.
REQUESTS, WINDOW = 30, 60


def answer_as_json(request: HttpRequest, answer: Answer) -> JsonResponse:
    """An answer as data: addresses are absolute, times in seconds and in figures."""
    question, page = answer.question, answer.page
    return JsonResponse(
        {
            "query": question.text,
            "corrected_from": question.typed if question.is_corrected else None,
            "approximate": answer.is_approximate,
            "total": answer.total,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "facets": {
                facet.name: [
                    {"value": o.value, "label": o.label, "count": o.count}
                    for o in facet.options
                ]
                for facet in answer.facets
            },
            "results": [hit_as_data(hit, request) for hit in answer.hits],
        },
        json_dumps_params={"ensure_ascii": False},
    )


def hit_as_data(hit: Hit, request: HttpRequest) -> dict:
    return {
        "title": "".join(piece.text for piece in hit.title),
        "url": request.build_absolute_uri(hit.url),
        "kind": hit.kind,
        "place": hit.place,
        "date": hit.date and timezone.localtime(hit.date).date().isoformat(),
        "excerpt": str(hit.excerpt),
        "segments": [segment_as_data(segment, request) for segment in hit.segments],
    }


def segment_as_data(segment: Segment, request: HttpRequest) -> dict:
    return {
        "number": segment.number,
        "question": "".join(piece.text for piece in segment.question),
        "seconds": segment.second,
        "timecode": segment.timecode,
        "excerpt": str(segment.excerpt),
        "url": request.build_absolute_uri(segment.url),
    }


def refuse_flood(request: HttpRequest) -> JsonResponse | None:
    """A refusal when an address asks more than 30 times a minute; None otherwise.

    The address is kept for that minute and no longer.
    """
    key = f"search-flood-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, WINDOW)
    try:
        requests = cache.incr(key)
    except ValueError:  # the minute ended in between
        return None
    if requests <= REQUESTS:
        return None
    refusal = _("That is many searches at once: wait a minute, then go on.")
    response = JsonResponse({"error": refusal}, status=429)
    response["Retry-After"] = str(WINDOW)
    return response
