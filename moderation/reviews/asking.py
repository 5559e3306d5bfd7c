"""How a link is made for a reader, and withdrawn."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from ..fingerprint import fingerprint
from ..models import OutsideReview
from ..visibility import is_private
from .mails import send_link
from .rights import may_ask_for_step, waiting_step
from .tokens import digest, new_token

DAYS = 14


class ReservedPageError(Exception):
    """A link opens no page that is behind a login or a password."""


@transaction.atomic
def ask(page: Page, user, **reader) -> tuple[OutsideReview, str]:
    """Make a link to the newest version of a page; returns it with its token.

    ``reader`` says who (reader_name, reader_email), with what message and for how many
    days. While the page waits for somebody outside, the link is that of the step, and
    replaces the one before. Raises PermissionDenied, ReservedPageError.
    """
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    if page.alias_of_id:
        raise PermissionDenied
    step = waiting_step(page)
    if step is None:
        return make_link(page, newest_version(page), user, **reader)
    if not may_ask_for_step(user, page):
        raise PermissionDenied
    step.outside_reviews.revoke(user)
    return make_link(page, step.revision, user, task_state=step, **reader)


def newest_version(page: Page) -> Revision:
    """A page that no form has saved yet has none: nobody has written this one."""
    if page.latest_revision_id is None:
        page.save_revision(changed=False)
    return Revision.objects.get(pk=page.latest_revision_id)


def make_link(
    page, revision, user, *, days=DAYS, task_state=None, **reader
) -> tuple[OutsideReview, str]:
    if Page.objects.filter(pk=page.pk).filter(is_private()).exists():
        raise ReservedPageError
    token = new_token()
    review = OutsideReview.objects.create(
        token_digest=digest(token),
        page=Page(pk=page.pk),
        page_title=revision.object_str[:255],
        revision=revision,
        revision_saved_at=revision.created_at,
        fingerprint=fingerprint(revision),
        task_state=task_state,
        is_required=task_state is not None,
        created_by=user,
        expires_at=timezone.now() + timedelta(days=days),
        **reader,
    )
    write_down("asked", review, page, user, revision)
    return review, token


def ask_again(task_state) -> OutsideReview | None:
    """When a step begins: ask the reader of the last time, by mail.

    That is who was asked last to decide such a step, unless their link was withdrawn.
    Only if whoever chose that reader may still do so; otherwise the step waits for
    somebody to make a link.
    """
    page = task_state.workflow_state.content_object.specific
    last = page.outside_reviews.filter(is_required=True).first()
    if last is None or last.revoked_at or not last.reader_email:
        return None
    if last.created_by is None or not may_ask_for_step(last.created_by, page):
        return None
    try:
        review, token = make_link(
            page,
            task_state.revision,
            last.created_by,
            task_state=task_state,
            reader_name=last.reader_name,
            reader_email=last.reader_email,
            message=last.message,
        )
    except ReservedPageError:
        return None
    transaction.on_commit(lambda: send_link(review, token), robust=True)
    return review


@transaction.atomic
def revoke(review: OutsideReview, user) -> bool:
    """Withdraw a link; False when it was already, or answered: it stays what it is."""
    if not OutsideReview.objects.filter(pk=review.pk).revoke(user):
        return False
    if review.page_id:
        write_down("withdrawn", review, review.page.specific, user, review.revision)
    return True


def write_down(what, review, page, user=None, revision=None, **more):
    """Tell Wagtail's history, which shows it in French (see ``history``)."""
    log(
        page,
        f"moderation.review_{what}",
        user=user,
        revision=revision,
        content_changed=False,
        data={
            "reader": review.reader_name,
            "reference": str(review.reference),
            "fingerprint": review.fingerprint,
            **more,
        },
    )
