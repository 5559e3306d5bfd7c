"""The register of what readers search for: machines write, people look."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.admin import SimpleListFilter
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail_modeladmin.helpers import DjangoORMSearchHandler

from moderation.registers import (
    PeriodFilter,
    Register,
    RegisterIndexView,
    TakeOffButtonHelper,
    TakeOffView,
)

from .models import Promotion, SearchTally, Synonym
from .wording import wording


class ResultsFilter(SimpleListFilter):
    """Searches without a result, unless others are asked for."""

    title = _("results")
    parameter_name = "results"

    def lookups(self, request, model_admin):
        return [("with", _("With results")), ("all", _("All"))]

    def choices(self, changelist):
        without, *others = super().choices(changelist)
        return [{**without, "display": _("Without result")}, *others]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        if self.value() == "with":
            return queryset.filter(total__gt=0)
        return queryset.filter(total=0)


class LastDayFilter(PeriodFilter):
    field = "last_day"
    periods = {
        "7": _("Last 7 days"),
        "30": _("Last 30 days"),
        "365": _("Last 12 months"),
    }

    def begin_of(self, days):
        return timezone.localdate() - timedelta(days=days - 1)


class WordingSearchHandler(DjangoORMSearchHandler):
    """Looks for folded words in folded texts: accents make no difference."""

    def search_queryset(self, queryset, search_term, **options):
        return super().search_queryset(queryset, wording(search_term), **options)


class RemedyButtonHelper(TakeOffButtonHelper):
    """What can be done for the readers who search for this, each form filled in."""

    take_off_title = _("Take this search off the list, until somebody repeats it")

    def get_buttons_for_obj(self, obj, **options):
        return [
            *self.remedies(obj),
            *super().get_buttons_for_obj(obj, **options),
        ]

    def remedies(self, tally):
        for model, url_name, parameter, label in (
            (
                Synonym,
                Synonym.snippet_viewset.get_url_name("add"),
                "expression",
                _("Create a synonym"),
            ),
            (
                Promotion,
                Promotion.snippet_viewset.get_url_name("add"),
                "query",
                _("Promote a page"),
            ),
            (Redirect, "search_add_redirect", "q", _("Create a redirect")),
        ):
            permission = f"{model._meta.app_label}.add_{model._meta.model_name}"
            if self.request.user.has_perm(permission):
                yield {
                    "url": f"{reverse(url_name)}?{urlencode({parameter: tally.text})}",
                    "label": label,
                    "classname": "button button-small button-secondary",
                    "title": f"{label} – {tally.text}",
                }


class TallyIndexView(RegisterIndexView):
    page_title = _("Readers' searches")


class TallyTakeOffView(TakeOffView):
    comes_back = _("This search comes back to the list when somebody repeats it.")
    is_off = _("The search is off the list.")


class SearchTallyAdmin(Register):
    model = SearchTally
    menu_label = _("Searches without result")
    menu_icon = "search"
    base_url_path = "searches"
    index_view_class = TallyIndexView
    index_view_extra_css = ["search/register.css"]
    delete_view_class = TallyTakeOffView
    button_helper_class = RemedyButtonHelper
    rights = ["view", "delete"]
    list_display = ["text", "times", "last_day", "total"]
    list_filter = [ResultsFilter, LastDayFilter]
    list_export = ["text", "times", "last_day", "total"]
    list_per_page = 50
    export_filename = "recherches"
    search_fields = ["text"]
    search_handler_class = WordingSearchHandler
