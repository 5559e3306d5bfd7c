"""The one gate between pages and the public.

Every list, feed, facet, count, menu, relation, sitemap and export asks for its pages
through ``visible_to_public()``, and a page that is asked for by its address goes
through the same expressions (see ``PublicPage`` and ``wagtail_hooks``).
"""

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
)
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def is_private():
    """True for pages behind a login, a password or a group, by an ancestor too.

    An alias shows the content of its source, so it is as private as its source.
    """

    # The path of a restriction is looked up, not joined: SQLite would begin with the
    # pages, which are many, for each page that is asked about.
    restricted_path = Subquery(Page.objects.filter(pk=OuterRef("page")).values("path"))

    def restricted(path):
        asked_path = ExpressionWrapper(OuterRef(path), output_field=CharField())
        return Exists(
            PageViewRestriction.objects.annotate(
                asked_path=asked_path, restricted_path=restricted_path
            ).filter(asked_path__startswith=F("restricted_path"))
        )

    return restricted("path") | restricted("alias_of__path")


def has_not_expired():
    """True until ``expire_at``, whether or not the scheduler has run since."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


def visible_to_public(pages, site):
    """The pages of a queryset that anybody may read on ``site``, as of now.

    ``site`` is the ``Site`` of the request; without one there is nothing to show.
    """
    if site is None:
        return pages.none()
    return pages.live().filter(
        has_not_expired(),
        ~is_private(),
        path__startswith=site.root_page.path,
    )


class PublicPageQuerySet(PageQuerySet):
    def visible_to_public(self, site):
        return visible_to_public(self, site)

    def newest_first(self):
        return self.order_by("-first_published_at", "-pk")

    def for_page(self):
        """With what showing one page needs, in the query that fetches it."""
        return self.annotate(is_unrestricted=~is_private())
