"""What every page of the public site has in common."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageManager, PageViewRestriction

from ..findings import Finding
from ..starting import StartingModel
from ..visibility import PublicPageQuerySet

PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class Look(NamedTuple):
    """Another way than its own page in which readers meet a page.

    ``name`` is that of the mode of the preview. The template gets what the page's own
    gets, and may be that of any app: it is found by its name.
    """

    name: str
    label: str
    template: str


SEARCH_RESULT = Look("search", _("Search result"), "search/previews/result.html")
SOCIAL_CARD = Look("social", _("Social card"), "home/previews/social.html")


class PublicPage(Page):
    """A page that is listed and served through the gate of ``visibility``."""

    # What a new page of the type may start from (``moderation.starting``).
    starting_models: tuple[StartingModel, ...] = ()

    # How editors may preview it besides as a page.
    looks: tuple[Look, ...] = (SEARCH_RESULT, SOCIAL_CARD)

    objects = PublicPageManager()

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """Spare two queries when the page came with the answer (``for_page()``)."""
        if getattr(self, "is_unrestricted", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def preview_modes(self):
        return [("", _("Page")), *((look.name, look.label) for look in self.looks)]

    def get_preview_template(self, request, mode_name):
        """That of a look. A mode that the page doesn't have is the page itself."""
        templates = {look.name: look.template for look in self.looks}
        return templates.get(mode_name) or super().get_preview_template(
            request, mode_name
        )

    def findings(self) -> list[Finding]:
        """What its editors should look at; they see it beside the form."""
        return []

    def passages(self):
        """The text that the search finds the page by, in parts (``library.passages``).

        The title is always found.
        """
        return []
