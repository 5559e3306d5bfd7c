"""What editors put before the results of a search."""

from django.db.models import Q
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .models import PromotedResult
from .models.promotion import MAX_RESULTS
from .wording import wording


def promoted_for(text: str, site: Site | None) -> list[PromotedResult]:
    """Results promoted for a query, in the order of editors: five at most, one query.

    Each has a ``title``, a ``url``, a ``description`` (maybe empty), and a ``page``
    that anybody may read on ``site``, or None: then it leads to another site.
    """
    worded = wording(text)
    if not worded:
        return []
    public = visible_to_public(Page.objects.all(), site)
    results = PromotedResult.objects.filter(
        Q(page__isnull=True) | Q(page__in=public), promotion__wording=worded
    )
    return list(results.select_related("page")[:MAX_RESULTS])
