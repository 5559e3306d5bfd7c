"""The register of what readers search for: machines write, people look."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.admin import SimpleListFilter
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.contrib.redirects.models import Redirect
from wagtail_modeladmin.helpers import (
    ButtonHelper,
    DjangoORMSearchHandler,
    PermissionHelper,
)
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView, IndexView

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


class PeriodFilter(SimpleListFilter):
    title = _("period")
    parameter_name = "days"
    periods = {
        "7": _("Last 7 days"),
        "30": _("Last 30 days"),
        "365": _("Last 12 months"),
    }

    def lookups(self, request, model_admin):
        return list(self.periods.items())

    def queryset(self, request, queryset):
        if self.value() not in self.periods:
            return queryset
        first_day = timezone.localdate() - timedelta(days=int(self.value()) - 1)
        return queryset.filter(last_day__gte=first_day)


class WordingSearchHandler(DjangoORMSearchHandler):
    """Looks for folded words in folded texts: accents make no difference."""

    def search_queryset(self, queryset, search_term, **options):
        return super().search_queryset(queryset, wording(search_term), **options)


class LookingPermissionHelper(PermissionHelper):
    """Whoever may look may look; whoever may delete may take a search off the list."""

    def user_can_list(self, user):
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False


class RemedyButtonHelper(ButtonHelper):
    """What can be done for the readers who search for this, each form filled in."""

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

    def delete_button(self, pk, *classnames):
        return {
            **super().delete_button(pk, *classnames),
            "label": _("Take off the list"),
            "title": _("Take this search off the list, until somebody repeats it"),
        }


class TallyIndexView(IndexView):
    page_title = _("Readers' searches")


class TallyDeleteView(DeleteView):
    page_title = _("Take off the list")

    def confirmation_message(self):
        return _("This search comes back to the list when somebody repeats it.")

    def post(self, request, *args, **kwargs):
        # Wagtail's log would keep the text, which may be somebody's name.
        self.delete_instance()
        messages.success(request, _("The search is off the list."))
        return redirect(self.index_url)


class SearchTallyAdmin(ModelAdmin):
    model = SearchTally
    menu_label = _("Searches without result")
    menu_icon = "search"
    add_to_admin_menu = False  # it is in the group of upkeep (wagtail_hooks)
    base_url_path = "searches"
    index_view_class = TallyIndexView
    index_view_extra_css = ["search/register.css"]
    delete_view_class = TallyDeleteView
    permission_helper_class = LookingPermissionHelper
    button_helper_class = RemedyButtonHelper
    history_view_enabled = False
    list_display = ["text", "times", "last_day", "total"]
    list_filter = [ResultsFilter, PeriodFilter]
    list_export = ["text", "times", "last_day", "total"]
    list_per_page = 50
    export_filename = "recherches"
    search_fields = ["text"]
    search_handler_class = WordingSearchHandler

    def get_permissions_for_registration(self):
        return (
            super()
            .get_permissions_for_registration()
            .filter(codename__in=["view_searchtally", "delete_searchtally"])
        )
