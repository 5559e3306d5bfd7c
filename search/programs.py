"""Answers for programs: the same as on the page, as JSON."""

from django.http import HttpRequest

from .answers import Answer, Hit, Segment
from .facets import Facet


def answer_as_json(answer: Answer, request: HttpRequest) -> dict:
    """All that a page of results shows; addresses are absolute."""
    question, page = answer.question, answer.page
    return {
        "query": question.text,
        "corrected_from": question.typed if question.is_corrected else None,
        "approximate": answer.is_approximate,
        "total": answer.total,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "facets": [facet_as_json(facet) for facet in answer.facets],
        "results": [hit_as_json(hit, request) for hit in answer.hits],
    }


def facet_as_json(facet: Facet) -> dict:
    options = [
        {
            "value": option.value,
            "label": str(option.label),
            "count": option.count,
            "chosen": option.is_chosen,
        }
        for option in facet.options
    ]
    return {"name": facet.name, "label": str(facet.label), "options": options}


def hit_as_json(hit: Hit, request: HttpRequest) -> dict:
    return {
        "title": text_of(hit.title),
        "url": request.build_absolute_uri(hit.url),
        "kind": str(hit.kind),
        "place": hit.place,
        "date": hit.date,
        "excerpt": str(hit.excerpt),
        "segments": [segment_as_json(segment, request) for segment in hit.segments],
    }


def segment_as_json(segment: Segment, request: HttpRequest) -> dict:
    """``seconds`` is from the beginning of the segment; None when it isn't said."""
    return {
        "number": segment.number,
        "question": text_of(segment.question),
        "timecode": segment.timecode or None,
        "seconds": segment.second,
        "excerpt": str(segment.excerpt),
        "url": request.build_absolute_uri(segment.url),
    }


def text_of(pieces) -> str:
    return "".join(piece.text for piece in pieces)
