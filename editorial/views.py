"""The public pages of themes."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from wagtail.models import Site

from .models import Story, Theme
from .sections import STORIES_PER_PAGE


def theme(request, slug):
    """All that was published on a theme, whatever its type."""
    subject = get_object_or_404(Theme, slug=slug)
    site = Site.find_for_request(request)
    stories = Story.objects.visible_to_public(site).filter(themes=subject)
    return render(
        request,
        "editorial/theme.html",
        {
            "theme": subject,
            "stories": Paginator(
                stories.newest_first().for_cards(site), STORIES_PER_PAGE
            ).get_page(request.GET.get("page")),
            "meta": {
                "title": subject.name,
                "description": subject.description,
                "path": subject.get_absolute_url(),
            },
        },
    )
