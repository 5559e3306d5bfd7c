"""What the newsroom sees: who was asked about a page, what they said, a new link."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from wagtail.admin import messages
from wagtail.models import Page

from ..models import OutsideAnswer, OutsideReview
from .asking import ReservedPageError, ask, revoke
from .forms import AskForm
from .mails import send_link
from .rights import may_ask, may_ask_for_step, moderates, waiting_step
from .tokens import address_of

SHOWN = 100
logger = logging.getLogger(__name__)


def page_for(user, page_id: int) -> Page:
    """A page that the user may edit. Raises PermissionDenied, Http404."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


def may_make_link(user, page, step) -> bool:
    return may_ask(user, page) and (step is None or may_ask_for_step(user, page))


def frame(page, title) -> dict:
    """What the frame of these pages shows around them."""
    return {
        "page": page,
        "header_title": title,
        "header_icon": "mail",
        "breadcrumbs_items": [
            {
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "label": page.get_admin_display_title(),
            },
            {"url": "", "label": title},
        ],
    }


@require_safe
def reviews_of_page(request, page_id):
    page = page_for(request.user, page_id)
    reviews = page.outside_reviews.with_state().select_related("created_by")[:SHOWN]
    step = waiting_step(page)
    return render(
        request,
        "moderation/reviews/admin/page.html",
        {
            **frame(page, _("Outside reviews")),
            "reviews": reviews,
            "unsent": page.outside_reviews.unsent().prefetch_related("remarks")[:SHOWN],
            "answers": OutsideAnswer.objects.filter(page_number=page.pk)[:SHOWN],
            "is_waiting": step is not None,
            "is_asked": any(one.is_open and one.is_required for one in reviews),
            "may_ask": may_make_link(request.user, page, step),
            "may_stop": step is not None and moderates(request.user, page),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_review(request, page_id):
    """The form. The link that it makes is shown in its answer, and never again."""
    page = page_for(request.user, page_id)
    step = waiting_step(page)
    if not may_make_link(request.user, page, step):
        raise PermissionDenied
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            review, token = ask(page, request.user, **form.cleaned_data)
        except ReservedPageError:
            form.add_error(None, _("This page is reserved: a link would not open it."))
        else:
            return show_link(request, page, review, token)
    return render(
        request,
        "moderation/reviews/admin/ask.html",
        {
            **frame(page, _("Ask somebody to review")),
            "form": form,
            "is_step": step is not None,
        },
    )


def show_link(request, page, review, token):
    is_sent = bool(review.reader_email)
    try:
        send_link(review, token)
    except OSError:
        logger.exception("The link of an outside review could not be sent.")
        is_sent = False
        messages.warning(
            request, _("The e-mail could not be sent: give the link to the reader.")
        )
    return render(
        request,
        "moderation/reviews/admin/link.html",
        {
            **frame(page, _("The link is ready")),
            "review": review,
            "address": address_of(token),
            "is_sent": is_sent,
        },
    )


@require_POST
def revoke_review(request, page_id, number):
    page = page_for(request.user, page_id)
    review = get_object_or_404(OutsideReview, pk=number, page=page)
    may_revoke = may_ask_for_step if review.is_required else may_ask
    if not may_revoke(request.user, page):
        raise PermissionDenied
    reader = {"reader": review.reader_name}
    if revoke(review, request.user):
        messages.success(request, _("The link of %(reader)s no longer opens.") % reader)
    else:
        messages.warning(
            request,
            _("%(reader)s has answered, or their link was withdrawn before.") % reader,
        )
    return redirect("moderation_reviews:page", page.pk)


@require_POST
def stop_step(request, page_id):
    """For moderators: stop waiting, and have the draft back."""
    page = page_for(request.user, page_id)
    if not moderates(request.user, page):
        raise PermissionDenied
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=page.pk)
        step = waiting_step(page)
        if step is not None:
            step.workflow_state.cancel(user=request.user)
            step.outside_reviews.revoke(request.user)
    if step is None:
        messages.warning(
            request,
            _("This text waits no more: somebody has answered, or stopped waiting."),
        )
        return redirect("moderation_reviews:page", page.pk)
    messages.success(request, _("Nobody is waited for any more: the text is a draft."))
    return redirect("wagtailadmin_pages:edit", page.pk)
