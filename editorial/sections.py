"""Section pages: lists of one type of story, filtered by what is in the address."""

from unicodedata import normalize

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Site

from library.passages import passages_of_text
from moderation.models import PublicPage
from territories.models import TerritoryPage

from .models import Theme

STORIES_PER_PAGE = 20


def unaccented(text) -> str:
    """The letters of a text, in lower case, for sorting: É with E."""
    return normalize("NFD", str(text).casefold())


class StorySectionPage(PublicPage):
    """A list of stories, newest first, that readers narrow down.

    A type of section says what it lists, as ``story_model``.
    """

    max_count = 1
    story_model = None

    standfirst = models.TextField(
        _("standfirst"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title of the section."),
    )

    content_panels = [TitleFieldPanel("title"), FieldPanel("standfirst")]

    class Meta:
        abstract = True

    def passages(self):
        return list(passages_of_text(self.standfirst))

    def get_context(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        stories = self.story_model.objects.child_of(self).visible_to_public(site)
        filters = StoryFilters(stories, site, request.GET)
        page_obj = Paginator(
            filters.chosen_stories().newest_first().for_cards(site), STORIES_PER_PAGE
        ).get_page(request.GET.get("page"))
        return {
            **super().get_context(request, *args, **kwargs),
            "filters": filters,
            "stories": page_obj,
        }


class StoryFilters:
    """What a list can be narrowed down by, with the number of stories behind each.

    ``query`` is the query string of the request. A value that names nothing leaves
    nothing: the page says so, and its form shows what there is.
    """

    PARAMETERS = ("theme", "territoire", "genre")

    def __init__(self, stories, site, query):
        self.stories = stories
        self.site = site
        self.chosen = {
            name: value[:80]
            for name in self.PARAMETERS
            # PostgreSQL knows no text with NUL in it.
            if (value := query.get(name, "").replace("\0", "\N{REPLACEMENT CHARACTER}"))
        }

    def chosen_stories(self):
        stories = self.stories
        if theme := self.chosen.get("theme"):
            stories = stories.filter(themes__slug=theme)
        if territory := self.chosen.get("territoire"):
            public = TerritoryPage.objects.visible_to_public(self.site)
            # A département and its commune may have the same slug, and the same story.
            there = self.stories.filter(territories__in=public.filter(slug=territory))
            stories = stories.filter(pk__in=there.values("pk"))
        if kind := self.chosen.get("genre"):
            stories = stories.filter(kind=kind)
        return stories

    def themes(self):
        """Dicts of value, label and count, by name."""
        themes = Theme.objects.filter(stories__in=self.stories.values("pk")).annotate(
            count=Count("pk")
        )
        return self.options("theme", themes.values_list("slug", "name", "count"))

    def territories(self):
        territories = (
            TerritoryPage.objects.visible_to_public(self.site)
            .filter(stories__in=self.stories.values("pk"))
            .annotate(count=Count("pk"))
            .order_by()
        )
        return self.options(
            "territoire", territories.values_list("slug", "title", "count")
        )

    def kinds(self):
        counts = dict(
            self.stories.order_by().values_list("kind").annotate(count=Count("pk"))
        )
        return self.options(
            "genre",
            [
                (kind.value, kind.label, counts[kind.value])
                for kind in self.stories.model.Kind
                if kind.value in counts
            ],
        )

    def options(self, parameter, rows):
        """In the order of the alphabet, which SQLite has no notion of."""
        chosen = self.chosen.get(parameter)
        return [
            {
                "value": value,
                "label": label,
                "count": count,
                "is_chosen": value == chosen,
            }
            for value, label, count in sorted(rows, key=lambda row: unaccented(row[1]))
        ]
