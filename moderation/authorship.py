"""Who wrote a text: they can't be the second pair of eyes that reads it.

It is asked of what isn't online yet. Whoever saved a version without changing a word
of the one before has written nothing: a moderator saves when they comment, set a date
or publish.
"""

from itertools import pairwise

from wagtail.models import Page, Revision, WorkflowState

from .fingerprint import SCHEDULE, text_of


def wrote(user, page: Page) -> bool:
    """Whether somebody wrote, changed or submitted what isn't online yet of a page."""
    kept = Page.objects.select_related("live_revision").filter(pk=page.pk).first()
    if kept is None or (not kept.live and kept.owner_id == user.pk):
        return True
    in_review = WorkflowState.objects.active().for_instance(kept)
    if in_review.filter(requested_by=user).exists():
        return True
    return any(
        changes_the_text(before, after)
        for (before, _), (after, author) in pairwise(versions(kept))
        if author == user.pk
    )


def versions(kept: Page) -> list[tuple[int | None, int | None]]:
    """Keys and authors of the versions that aren't online, in order, after the one
    that is. That one is nobody's, and its key is None where no version tells it.
    """
    revisions = Revision.objects.for_instance(kept).order_by("created_at", "pk")
    online = kept.live_revision if kept.live else None
    known = None
    if online is not None:
        revisions = revisions.filter(created_at__gte=online.created_at)
        # Autosave may have written over it after it was published.
        if kept.last_published_at and online.created_at <= kept.last_published_at:
            revisions = revisions.exclude(pk=online.pk)
            known = online.pk
    return [(known, None), *revisions.values_list("pk", "user")]


def changes_the_text(before: int | None, after: int) -> bool:
    """Whether a revision says something else than another (keys), dates aside."""
    if before is None:
        return True
    texts = [
        {
            name: value
            for name, value in text_of(revision).items()
            if name not in SCHEDULE
        }
        for revision in Revision.objects.filter(pk__in=[before, after])
    ]
    return texts[0] != texts[1]
