"""Who wrote a text: they can't be the second pair of eyes that reads it.

It is asked of what isn't online yet. Whoever saved a version without changing a word
of the one before has written nothing: a moderator saves when they comment, set a date
or publish.
"""

from collections.abc import Iterable
from itertools import pairwise, product

from django.db.models import Q
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from .fingerprint import SCHEDULE, text_of


def wrote(user, page: Page) -> bool:
    """Whether somebody wrote, changed or submitted what isn't online yet of a page."""
    return (user.pk, page.pk) in written_by([user], [page])


def written_by(users: Iterable, pages: Iterable[Page]) -> set[tuple[int, int]]:
    """The keys of those of some users and pages that ``wrote()`` is true of.

    It asks as many queries for twenty as for one.
    """
    asked = {user.pk for user in users}
    keys = {page.pk for page in pages}
    kept = Page.objects.select_related("live_revision").in_bulk(keys)
    written = set(product(asked, keys - kept.keys()))
    written |= {(page.owner_id, page.pk) for page in kept.values() if not page.live}
    submitted = WorkflowState.objects.active().filter(
        requested_by__in=asked,
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(key) for key in kept],
    )
    written |= {
        (user, int(key))
        for user, key in submitted.values_list("requested_by", "object_id")
    }
    unknown = [
        page
        for page in kept.values()
        if any((user, page.pk) not in written for user in asked)
    ]
    changes = [
        (author, key, before, after)
        for key, several in versions(unknown).items()
        for (before, _), (after, author) in pairwise(several)
        if author in asked and (author, key) not in written
    ]
    texts = Revision.objects.in_bulk(
        {pk for _, _, *pair in changes for pk in pair if pk}
    )
    return {pair for pair in written if pair[0] in asked} | {
        (author, key)
        for author, key, before, after in changes
        if before is None or words_of(texts[before]) != words_of(texts[after])
    }


def note_authorship(users: Iterable, pages: Iterable[Page]):
    """Ask for all of a list at once; ``is_own_text()`` answers from it."""
    users = list(users)
    written = written_by(users, pages)
    for page in pages:
        page.written_by = {user.pk: (user.pk, page.pk) in written for user in users}


def is_own_text(user, page: Page) -> bool:
    """``wrote()``, from what ``note_authorship()`` has noted if it has.

    For what is shown: a decision asks again.
    """
    noted = getattr(page, "written_by", {}).get(user.pk)
    return wrote(user, page) if noted is None else noted


def versions(kept: list[Page]) -> dict[int, list[tuple[int | None, int | None]]]:
    """Keys and authors of the versions that aren't online, in order, after the one
    that is. That one is nobody's, and its key is None where no version tells it.
    """
    found, conditions = {}, []
    for page in kept:
        of_page = Q(object_id=str(page.pk))
        online = page.live_revision if page.live else None
        known = None
        if online is not None:
            of_page &= Q(created_at__gte=online.created_at)
            # Autosave may have written over it after it was published.
            if page.last_published_at and online.created_at <= page.last_published_at:
                of_page &= ~Q(pk=online.pk)
                known = online.pk
        found[page.pk] = [(known, None)]
        conditions.append(of_page)
    if conditions:
        revisions = Revision.page_revisions.filter(Q.create(conditions, connector=Q.OR))
        for key, *version in revisions.order_by("created_at", "pk").values_list(
            "object_id", "pk", "user"
        ):
            found[int(key)].append(tuple(version))
    return found


def words_of(revision: Revision) -> dict:
    """What a revision says, dates aside."""
    text = text_of(revision)
    return {name: value for name, value in text.items() if name not in SCHEDULE}
