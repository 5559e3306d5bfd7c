from django import template

from search.answers import Hit
from search.facets import KINDS
from search.highlights import excerpt, highlight

register = template.Library()


@register.inclusion_tag("search/hit.html", takes_context=True)
def as_found(context, page):
    """A page as the search shows it, without waiting for the index.

    Nothing is asked for, so nothing is marked, and the opening is what is shown.
    """
    opening = getattr(page, "standfirst", "") or next(
        (passage.text for passage in page.passages()), ""
    )
    place = getattr(page, "place", None)
    return {
        "hit": Hit(
            title=highlight(page.title, ()),
            url=page.get_url(context["request"]) or "",
            kind=getattr(page, "kind_label", KINDS.label("page")),
            place=place.title if place else "",
            date=page.first_published_at,
            excerpt=excerpt(opening, ()),
            note=getattr(page, "card_note", ""),
        )
    }
