"""The section of the territories: a map, and the list that says the same."""

from itertools import groupby

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Site

from library.passages import passages_of_text
from moderation.models import PublicPage, PublicPageManager

from ..levels import PLURALS, RANKS, Level, plain
from ..maps import draw_locator
from .territory import TerritoryPage


class TerritoryIndexPage(PublicPage):
    """The territories that the newsroom follows."""

    max_count = 1
    subpage_types = ["territories.TerritoryPage"]
    section_slug = "territoires"
    section_title = "Territoires"

    standfirst = models.TextField(_("standfirst"), max_length=300, blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("standfirst")]

    objects = PublicPageManager()

    class Meta:
        verbose_name = _("territories section")
        verbose_name_plural = _("territories sections")

    def passages(self):
        return list(passages_of_text(self.standfirst))

    def get_context(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        territories = TerritoryPage.objects.descendant_of(self).on_the_map(site)
        return {
            **super().get_context(request, *args, **kwargs),
            "locator": draw_locator([], [page.spot(request) for page in territories]),
            "levels": by_level(territories),
        }


def by_level(territories):
    """Pairs of a heading and its territories, by name, from the largest level down."""
    order = list(Level)

    def size(page):
        return RANKS[page.level], order.index(page.level)

    ranked = sorted(territories, key=lambda page: (size(page), plain(page.title)))
    return [
        (PLURALS[pages[0].level], pages)
        for pages in (list(group) for _, group in groupby(ranked, key=size))
    ]
