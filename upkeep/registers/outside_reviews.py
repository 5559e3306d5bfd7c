"""Who was asked from outside the newsroom to read which text, and what became of it."""

from django.contrib.admin import display
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import ButtonHelper

from moderation.models import OutsideReview
from moderation.models.reviews import ReviewState
from moderation.registers import ChoiceFilter, PeriodFilter

from .register import UpkeepRegister


class AskedFilter(PeriodFilter):
    field = "created_at"


class StateFilter(ChoiceFilter):
    title = _("state")
    parameter_name = "state"
    values = ReviewState


class OutsideReviewButtonHelper(ButtonHelper):
    def get_buttons_for_obj(self, obj, **options):
        if obj.page_id is None:
            return []
        return [
            {
                "url": reverse("moderation_reviews:page", args=[obj.page_id]),
                "label": _("See what was asked"),
                "classname": "button button-small button-secondary",
                "title": gettext("See the outside reviews of “%(title)s”")
                % {"title": obj.page_title},
            }
        ]


class OutsideReviewRegister(UpkeepRegister):
    model = OutsideReview
    menu_label = _("Outside reviews")
    menu_icon = "mail"
    base_url_path = "outside-reviews"
    button_helper_class = OutsideReviewButtonHelper
    list_display = [
        *("page_title", "reader_name", "state", "created_at", "created_by"),
        *("expires_at", "answered_at"),
    ]
    list_export = list_display
    list_filter = [StateFilter, AskedFilter]
    list_select_related = ["created_by"]
    export_filename = "relectures-exterieures"
    search_fields = ["page_title", "reader_name"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_state()

    @display(description=_("state"), ordering="state")
    def state(self, review):
        return review.get_state_display()
