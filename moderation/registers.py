"""What registers have in common: machines write, people look and act."""

from datetime import date, datetime, timedelta

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.utils import label_for_field, lookup_field
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView, IndexView

# How a cell begins that a spreadsheet would calculate.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class RegisterPermissionHelper(PermissionHelper):
    """Whoever may look may look; nobody writes but machines."""

    def user_can_list(self, user):
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False


class RegisterIndexView(IndexView):
    """The list, and what people read of it in a spreadsheet."""

    custom_value_preprocess = {
        datetime: {
            IndexView.FORMAT_CSV: lambda moment: (
                f"{timezone.localtime(moment):%d/%m/%Y %H:%M}"
            ),
            IndexView.FORMAT_XLSX: timezone.make_naive,
        },
        date: {
            IndexView.FORMAT_CSV: lambda day: f"{day:%d/%m/%Y}",
            IndexView.FORMAT_XLSX: None,
        },
    }

    def get_filters_params(self, params=None):
        """Those of the filters alone: any other would ask any field of any relation."""
        own = {one.parameter_name for one in self.list_filter}
        others = super().get_filters_params(params)
        return {name: others[name] for name in own & others.keys()}

    def get_heading(self, queryset, field):
        return capfirst(str(label_for_field(field, self.model, self.model_admin)))

    def to_row_dict(self, item):
        values = (
            lookup_field(one, item, self.model_admin)[2] for one in self.list_export
        )
        return {
            field: "" if value is None else value
            for field, value in zip(self.list_export, values, strict=True)
        }

    def preprocess_field_value(self, field, value, export_format):
        """A text is no formula, whoever wrote it; XLSX knows one from the other."""
        cell = super().preprocess_field_value(field, value, export_format)
        is_text = export_format == self.FORMAT_CSV and isinstance(cell, str)
        return f"'{cell}" if is_text and cell.startswith(FORMULA) else cell


class Register(ModelAdmin):
    """``rights`` are those that groups can have."""

    add_to_admin_menu = False  # they are in one group
    index_view_class = RegisterIndexView
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


class ChoiceFilter(SimpleListFilter):
    """By the field of ``parameter_name``, which has one of the ``values``."""

    values = None

    def lookups(self, request, model_admin):
        return self.values.choices

    def queryset(self, request, queryset):
        if self.value() not in self.values:
            return queryset
        return queryset.filter(**{self.parameter_name: self.value()})


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
