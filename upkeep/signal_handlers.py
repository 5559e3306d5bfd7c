"""The links follow what is published, withdrawn, moved, deleted and made private."""

import logging
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from .links import find_targets, forget_links, record_links, review_internal_links
from .models import PageLink

logger = logging.getLogger(__name__)


def connect():
    page_published.connect(follow_published)
    page_unpublished.connect(follow_unpublished)
    post_page_move.connect(review)
    pre_delete.connect(follow_deleted, sender=Page)
    for signal in (post_save, post_delete):
        signal.connect(review, sender=PageViewRestriction)
        signal.connect(follow_redirect, sender=Redirect)


def once_committed(*acts):
    """What goes wrong with it doesn't stand in the way of a publication."""
    transaction.on_commit(partial(logged, *acts))


def logged(*acts):
    try:
        with transaction.atomic():
            for act in acts:
                act()
    except Exception:
        logger.exception("The links of the site were not reviewed")


def follow_published(instance, **kwargs):
    if instance.alias_of_id is None:  # its text is edited, and mended, at the source
        once_committed(partial(record_links, instance), review_internal_links)


def follow_unpublished(instance, **kwargs):
    once_committed(partial(forget_links, instance), review_internal_links)


def follow_deleted(instance, **kwargs):
    """While the rows still say where they lead."""
    PageLink.objects.filter(target=instance.pk).update(
        problem=PageLink.Problem.GONE, since=timezone.now()
    )


def review(**kwargs):
    once_committed(review_internal_links)


def follow_redirect(**kwargs):
    once_committed(find_targets)
