"""Where reviews by people outside appear in the admin."""

from django.urls import include, path, reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from ..models import OutsideAnswer
from . import admin_views
from .history import register_with
from .rights import may_ask, steps_without_link, waiting_step

NAMESPACE = "moderation_reviews"
urlpatterns = [
    path("<int:page_id>/", admin_views.reviews_of_page, name="page"),
    path("<int:page_id>/ask/", admin_views.ask_for_review, name="ask"),
    path("<int:page_id>/stop/", admin_views.stop_step, name="stop"),
    path(
        "<int:page_id>/<int:number>/revoke/", admin_views.revoke_review, name="revoke"
    ),
]


@hooks.register("register_admin_urls")
def addresses_of_reviews():
    return [
        path("reviews/", include((urlpatterns, NAMESPACE), namespace=NAMESPACE)),
    ]


@hooks.register("register_log_actions")
def actions_of_reviews(actions):
    register_with(actions)


@hooks.register("register_page_header_buttons")
def ask_from_the_page(page, user, view_name, next_url=None):
    if page.pk and may_ask(user, page):
        yield Button(
            _("Ask somebody outside to review"),
            reverse("moderation_reviews:page", args=[page.pk]),
            icon_name="mail",
            priority=62,
        )


@hooks.register("before_edit_page")
def tell_of_reviews(request, page):
    """Above the form: who is reading this version, their answer, or nobody to ask."""
    if request.method != "GET":
        return
    address = reverse("moderation_reviews:page", args=[page.pk])
    step = waiting_step(page)
    if step is not None and steps_without_link().filter(pk=step.pk).exists():
        messages.warning(
            request,
            _("This text waits for somebody outside, who has no link yet."),
            buttons=[messages.button(address, _("Make the link"))],
        )
    if step is None and (readers := page.outside_reviews.open().readers()):
        messages.warning(
            request,
            ngettext(
                "%(readers)s is reading this version: their link closes when you "
                "save other words.",
                "%(readers)s are reading this version: their links close when you "
                "save other words.",
                len(readers),
            )
            % {"readers": get_text_list(readers, _("and"))},
            buttons=[messages.button(address, _("See what was asked"))],
        )
    answer = OutsideAnswer.objects.filter(
        page_number=page.pk, revision_number=page.latest_revision_id or 0
    ).first()
    if answer is not None:
        told = _("%(reader)s agrees to this version.")
        if answer.decision == "changes":
            told = _("%(reader)s asks for changes to this version.")
        messages.info(
            request,
            told % {"reader": answer.reader_name},
            buttons=[messages.button(address, _("Read the answer"))],
        )
