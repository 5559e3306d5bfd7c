"""The links follow what is published, withdrawn, moved, deleted and made private."""

import logging
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import (
    autocreate_redirects_on_page_move,
    autocreate_redirects_on_slug_change,
)
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from .links import find_targets, forget_links, record_links, review_internal_links
from .models import PageLink
from .models.link import DOCUMENT

logger = logging.getLogger(__name__)


def connect():
    page_published.connect(follow_published)
    page_unpublished.connect(follow_unpublished)
    # Wagtail's redirects are made before the links are looked at.
    post_page_move.connect(autocreate_redirects_on_page_move)
    post_page_move.connect(review_all)
    page_slug_changed.connect(autocreate_redirects_on_slug_change)
    page_slug_changed.connect(review_around)
    pre_delete.connect(follow_deleted, sender=Page)
    post_delete.connect(follow_deleted_document, sender=get_document_model())
    for signal in (post_save, post_delete):
        signal.connect(review_all, sender=PageViewRestriction)
        signal.connect(follow_redirect, sender=Redirect)


def once_committed(act):
    """What goes wrong with it doesn't stand in the way of a publication."""
    transaction.on_commit(partial(logged, act))


def logged(act):
    try:
        with transaction.atomic():
            act()
    except Exception:
        logger.exception("The links of the site were not reviewed")


def follow_published(instance, **kwargs):
    if instance.alias_of_id is None:  # its text is edited, and mended, at the source
        once_committed(partial(record_links, instance))
    review_around(instance)


def follow_unpublished(instance, **kwargs):
    once_committed(partial(forget_links, instance))
    review_around(instance)


def follow_deleted(instance, **kwargs):
    """While the rows still say where they lead."""
    PageLink.objects.filter(target=instance.pk).update(
        problem=PageLink.Problem.GONE, since=timezone.now()
    )


def follow_deleted_document(instance, **kwargs):
    links = PageLink.objects.filter(address=f"{DOCUMENT}{instance.pk}")
    once_committed(partial(find_targets, links))


def follow_redirect(instance, created=True, **kwargs):
    """Of one that is edited, nobody tells from where it led before."""
    links = PageLink.objects.by_address()
    if created:
        links = links.filter(address__startswith=instance.old_path)
    once_committed(partial(find_targets, links))


def review_around(instance, **kwargs):
    once_committed(lambda: review_internal_links(PageLink.objects.around(instance)))


def review_all(**kwargs):
    once_committed(partial(review_internal_links, PageLink.objects.all()))
