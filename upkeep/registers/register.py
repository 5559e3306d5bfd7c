"""What the registers have in common: machines write, people look and act."""

import unicodedata
from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import DjangoORMSearchHandler, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

LONGEST_SEARCH = 200


class RegisterPermissionHelper(PermissionHelper):
    """Whoever may look may look; nobody writes but machines."""

    def user_can_list(self, user):
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False


class FoldedSearchHandler(DjangoORMSearchHandler):
    """Looks for words without accents in texts without accents.

    The registers are small by their own bounds: they are read whole.
    """

    def search_queryset(self, queryset, search_term, **options):
        words = folded(search_term[:LONGEST_SEARCH]).split()
        if not words:
            return queryset
        rows = queryset.values_list("pk", *self.search_fields)
        found = [
            pk
            for pk, *texts in rows
            if all(word in folded(" ".join(map(str, texts))) for word in words)
        ]
        return queryset.filter(pk__in=found)


def folded(text: str) -> str:
    """Lower case, without accents: “Été” is “ete”."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


class Register(ModelAdmin):
    """What the registers have in common. ``rights`` are those that groups can have."""

    add_to_admin_menu = False  # they are in one group
    permission_helper_class = RegisterPermissionHelper
    search_handler_class = FoldedSearchHandler
    history_view_enabled = False
    list_per_page = 25
    index_view_extra_css = ["upkeep/registers.css"]
    rights = ["view"]

    def get_permissions_for_registration(self):
        codenames = [f"{right}_{self.opts.model_name}" for right in self.rights]
        return super().get_permissions_for_registration().filter(codename__in=codenames)


class PeriodFilter(SimpleListFilter):
    """By the moment that ``field`` names."""

    title = _("period")
    parameter_name = "days"
    field = ""
    periods = {
        "1": _("Last 24 hours"),
        "7": _("Last 7 days"),
        "30": _("Last 30 days"),
    }

    def lookups(self, request, model_admin):
        return list(self.periods.items())

    def queryset(self, request, queryset):
        if self.value() not in self.periods:
            return queryset
        begin = timezone.now() - timedelta(days=int(self.value()))
        return queryset.filter(**{f"{self.field}__gte": begin})
