"""What every page of the public site has in common."""

from wagtail.models import Page, PageManager, PageViewRestriction

from ..visibility import PublicPageQuerySet

PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class PublicPage(Page):
    """A page that is listed and served through the gate of ``visibility``."""

    objects = PublicPageManager()

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """Spare two queries when the page came with the answer (``for_page()``)."""
        if getattr(self, "is_unrestricted", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def passages(self):
        """The text that the search finds the page by, in parts (``library.passages``).

        The title is always found.
        """
        return []
