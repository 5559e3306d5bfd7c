"""What somebody without an account sees of one version of one page.

The token of a link is in an address once: ``enter`` puts it in a cookie that goes to
the addresses of this review alone. Those name a review, and open nothing without it.
Whatever the reason for which a link doesn't open, the answer is the same.
"""

import copy
from functools import wraps

from csp.constants import SELF
from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.utils.decorators import xframe_options_sameorigin_override

from ..models import Decision, OutsideReview
from ..rate import seconds_to_wait
from .answering import ReviewClosedError, still_open
from .answering import answer as write_answer
from .forms import MAX_REMARKS, AnswerForm, RemarkForm
from .passages import passages_of
from .tokens import digest

COOKIE = "relecture"
HOURS = 12


def unlisted(view, referrer="no-referrer"):
    """Neither kept by anybody, nor found, nor told to the next site."""

    @wraps(view)
    def answer(*args, **kwargs):
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = referrer
        return response

    return answer


def for_reader(view):
    """Give a view the review that its address and the cookie name together.

    These addresses hold no secret, and other sites aren't told them. Forms need them
    to be told to our own: without a Referer, browsers send “Origin: null”, which is no
    origin that Django trusts.
    """

    @wraps(view)
    def look_up(request, reference, **kwargs):
        reviews = OutsideReview.objects.filter(
            reference=reference, token_digest=digest(request.COOKIES.get(COOKIE, ""))
        )
        review = still_open(reviews)
        return refuse(request) if review is None else view(request, review, **kwargs)

    return unlisted(look_up, referrer="same-origin")


def refuse(request):
    """The same answer to everybody, which gives back what they have just typed."""
    written = [request.POST.get(name, "") for name in ("text", "comment")]
    return render(
        request,
        "moderation/reviews/closed.html",
        {"written": [text for text in written if text.strip()]},
        status=404,
    )


@unlisted
@require_safe
def enter(request, token):
    """Exchange the token of an address for a cookie, and decide nothing."""
    too_often = seconds_to_wait(request, "review")
    review = still_open(OutsideReview.objects.filter(token_digest=digest(token)))
    if review is None or too_often:
        return redirect("outside_review_closed")
    address = reverse("outside_review_read", args=[review.reference])
    response = redirect(address)
    response.set_cookie(
        COOKIE,
        token,
        max_age=HOURS * 3600,
        path=address,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@unlisted
@require_safe
def closed(request):
    return refuse(request)


@unlisted
@require_safe
def thanks(request):
    return render(request, "moderation/reviews/thanks.html")


@for_reader
@require_safe
def read(request, review):
    return show(request, review)


@for_reader
@require_safe
@xframe_options_sameorigin_override
def page(request, review):
    """The page itself, as anybody would see it if this version were online.

    The request is made anew without cookies: an editor who follows a link sees what
    the reader sees.
    """
    anonymous = copy.copy(request)
    anonymous.META = {
        name: value
        for name, value in request.META.items()
        if name not in ("HTTP_COOKIE", "HTTP_AUTHORIZATION")
    }
    shown = review.revision.as_object()
    response = shown.make_preview_request(anonymous, shown.default_preview_mode)
    response.cookies.clear()
    return response


@for_reader
@require_POST
def add_remark(request, review):
    form = RemarkForm(passages_of(review.revision.as_object()), request.POST)
    if review.remarks.count() >= MAX_REMARKS:
        form.add_error(None, _("That is a great many remarks: please send them first."))
    if not form.is_valid():
        return show(request, review, remark_form=form, status=422)
    form.save_for(review)
    return redirect(address_of(review) + "#remarques")


@for_reader
@require_POST
def remove_remark(request, review, number):
    review.remarks.filter(pk=number).delete()
    return redirect(address_of(review) + "#remarques")


@for_reader
@require_POST
def answer(request, review):
    """Ask once more before an answer counts: it can't be taken back."""
    remarks = list(review.remarks.all())
    form = AnswerForm(request.POST, has_remarks=bool(remarks))
    if not form.is_valid():
        return show(request, review, answer_form=form, status=422)
    if "back" in request.POST:
        return show(request, review, answer_form=AnswerForm(initial=form.cleaned_data))
    decision, comment = form.cleaned_data["decision"], form.cleaned_data["comment"]
    if "confirmed" not in request.POST:
        return render(
            request,
            "moderation/reviews/confirm.html",
            {
                "review": review,
                "decision": decision,
                "is_agreed": decision == Decision.AGREED,
                "comment": comment,
                "remarks": remarks,
                "site_name": settings.WAGTAIL_SITE_NAME,
            },
        )
    try:
        write_answer(review, decision, comment)
    except ReviewClosedError:
        return refuse(request)
    response = redirect("outside_review_thanks")
    response.delete_cookie(COOKIE, path=address_of(review))
    return response


def show(request, review, remark_form=None, answer_form=None, status=200):
    """The page under its banner, the remarks so far, and the form of the answer."""
    shown = review.revision.as_object()
    response = render(
        request,
        "moderation/reviews/read.html",
        {
            "review": review,
            "title": shown.title,
            "is_online": review.page.live and not review.page.has_unpublished_changes,
            "remarks": review.remarks.all(),
            "remark_form": remark_form or RemarkForm(passages_of(shown)),
            "answer_form": answer_form or AnswerForm(),
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
        status=status,
    )
    response._csp_update = {"frame-src": [SELF]}
    return response


def address_of(review) -> str:
    return reverse("outside_review_read", args=[review.reference])
