"""The index follows what is published, hidden, moved, deleted and corrected."""

import logging
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import post_page_move

from library.models import Video
from people.models import Organisation, Person

from .indexing import remove_entries, write_entries
from .redirections import forget_redirects

logger = logging.getLogger(__name__)

# What changes when a draft is saved, and readers see nothing of it.
OF_DRAFTS = {"draft_title", "has_unpublished_changes", "latest_revision"} | {
    *("latest_revision_created_at", "locked", "locked_at", "locked_by"),
    *("approved_go_live_at", "comments"),
}


def connect():
    post_save.connect(follow_saved)
    pre_delete.connect(follow_deleted)
    post_page_move.connect(follow_moved_page)
    post_save.connect(follow_restriction, sender=PageViewRestriction)
    post_delete.connect(follow_restriction, sender=PageViewRestriction)
    post_save.connect(follow_video, sender=Video)
    post_save.connect(forget_redirects, sender=Redirect)
    post_delete.connect(forget_redirects, sender=Redirect)


def write_on_commit(relation: str, keys):
    """Write to the index once what was done can't be undone any more.

    A failure leaves the page published and is logged: ``rebuild_search`` mends it.
    """
    if keys := list(keys):
        transaction.on_commit(partial(write_or_log, relation, keys))


def write_or_log(relation: str, keys: list[int]):
    try:
        write_entries(relation, keys)
    except Exception:
        logger.exception("The search index missed a change: run rebuild_search.")


def relation_of(model) -> str | None:
    """By what an entry names rows of a model; None when they have none."""
    named = {"page": Page, "person": Person, "organisation": Organisation}
    return next((name for name in named if issubclass(model, named[name])), None)


def follow_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    relation = relation_of(sender)
    if relation and not (raw or is_of_drafts(update_fields)):
        write_on_commit(relation, [instance.pk])


def is_of_drafts(update_fields) -> bool:
    return bool(update_fields) and OF_DRAFTS.issuperset(update_fields)


def follow_deleted(sender, instance, **kwargs):
    """Before its rows go with it: the words they held must be counted out."""
    if relation := relation_of(sender):
        remove_entries(relation, [instance.pk])


def follow_moved_page(instance, **kwargs):
    """Everything under a page may be public by its new place, or no longer."""
    write_on_commit("page", subtree_of(instance))


def follow_restriction(instance, **kwargs):
    write_on_commit("page", subtree_of(instance.page))


def subtree_of(page) -> list[int]:
    """A page, those under it, and the aliases of them all."""
    keys = Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
    aliases = Page.objects.filter(alias_of__in=keys).values_list("pk", flat=True)
    return [*keys, *aliases]


def follow_video(instance, **kwargs):
    """Captions are read with the pages that show the film."""
    references = ReferenceIndex.get_references_to(instance)
    pages = references.filter(base_content_type__model="page")
    keys = pages.values_list("object_id", flat=True).distinct()
    write_on_commit("page", map(int, keys))
