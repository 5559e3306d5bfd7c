"""What registers have in common: machines write, people look and act."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView


class RegisterPermissionHelper(PermissionHelper):
    """Whoever may look may look; nobody writes but machines."""

    def user_can_list(self, user):
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False


class Register(ModelAdmin):
    """``rights`` are those that groups can have."""

    add_to_admin_menu = False  # they are in one group
    permission_helper_class = RegisterPermissionHelper
    history_view_enabled = False
    rights = ["view"]

    def get_permissions_for_registration(self):
        codenames = [f"{right}_{self.opts.model_name}" for right in self.rights]
        return super().get_permissions_for_registration().filter(codename__in=codenames)


class TakeOffButtonHelper(ButtonHelper):
    """Deleting is taking off the list: what happens again comes back."""

    take_off_title = ""

    def delete_button(self, pk, *classnames):
        return {
            **super().delete_button(pk, *classnames),
            "label": _("Take off the list"),
            "title": self.take_off_title,
        }


class TakeOffView(DeleteView):
    """``comes_back`` says when it does, ``is_off`` that it is gone."""

    page_title = _("Take off the list")
    comes_back = is_off = ""

    def confirmation_message(self):
        return self.comes_back

    def post(self, request, *args, **kwargs):
        # Wagtail's log would keep what may be somebody's name or a secret.
        self.delete_instance()
        messages.success(request, self.is_off)
        return redirect(self.index_url)


class PeriodFilter(SimpleListFilter):
    """By the moment that ``field`` names; the keys of ``periods`` are days."""

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
        begin = self.begin_of(int(self.value()))
        return queryset.filter(**{f"{self.field}__gte": begin})

    def begin_of(self, days: int):
        return timezone.now() - timedelta(days=days)
