"""The letters: to the reader who is asked, and to the newsroom that is answered."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail

from ..models import Decision, OutsideAnswer, OutsideReview
from .tokens import address_of


def send_link(review: OutsideReview, token: str):
    """To the reader, when their address is known. Raises OSError when mail is down."""
    if review.reader_email:
        send_mail(
            subject(_("Would you read “%(title)s” before it is published?"), review),
            write("link", review=review, address=address_of(token)),
            [review.reader_email],
        )


def send_receipt(review: OutsideReview, record: OutsideAnswer):
    """To the reader: what they have answered, for their own papers."""
    if review.reader_email:
        send_mail(
            subject(_("Your answer about “%(title)s”"), review),
            write("receipt", record=record, is_agreed=is_agreed(record)),
            [review.reader_email],
        )


def tell_newsroom(review: OutsideReview, record: OutsideAnswer, refusal: str):
    """To whoever asked, and to the author. ``refusal``: why the page isn't online."""
    told = _("%(reader)s agrees: “%(title)s”")
    if not is_agreed(record):
        told = _("%(reader)s asks for changes: “%(title)s”")
    address = reverse("moderation_reviews:page", args=[record.page_number])
    message = write(
        "answer",
        record=record,
        is_agreed=is_agreed(record),
        refusal=refusal,
        address=settings.WAGTAILADMIN_BASE_URL + address,
    )
    for recipient in newsroom_of(review):
        send_mail(subject(told, review), message, [recipient.email])


def newsroom_of(review: OutsideReview):
    """Who asked, who owns the page, and who wrote this version; each once."""
    people = {
        review.created_by_id,
        review.page.owner_id if review.page else None,
        review.revision.user_id if review.revision else None,
    }
    users = get_user_model().objects.filter(pk__in=people - {None}, is_active=True)
    return users.exclude(email="").order_by("pk")


def is_agreed(record: OutsideAnswer) -> bool:
    return record.decision == Decision.AGREED


def subject(text: str, review: OutsideReview) -> str:
    """In one line, whatever a title holds."""
    names = {"title": review.page_title, "reader": review.reader_name}
    return " ".join((text % names).split())


def write(name: str, **context) -> str:
    context["site_name"] = settings.WAGTAIL_SITE_NAME
    return render_to_string(f"moderation/reviews/mail/{name}.txt", context)
