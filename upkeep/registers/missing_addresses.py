"""Addresses that readers asked for in vain, and the pages that they may have meant."""

from urllib.parse import urlencode

from django.contrib.admin import SimpleListFilter, display
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from moderation.registers import (
    PeriodFilter,
    RegisterIndexView,
    TakeOffButtonHelper,
    TakeOffView,
)

from ..models import MissingAddress
from ..suggestions import pages_like
from .register import UpkeepRegister


class LastSeenFilter(PeriodFilter):
    field = "last_seen"


class RemedyFilter(SimpleListFilter):
    """Addresses without a redirect, unless others are asked for."""

    title = _("redirect")
    parameter_name = "remedy"

    def lookups(self, request, model_admin):
        return [("redirected", _("Redirected")), ("all", _("All"))]

    def choices(self, changelist):
        without, *others = super().choices(changelist)
        return [{**without, "display": _("To be mended")}, *others]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(is_redirected=self.value() == "redirected")


class MissingAddressButtonHelper(TakeOffButtonHelper):
    take_off_title = _("Take this address off the list, until somebody asks for it")

    def get_buttons_for_obj(self, obj, **options):
        buttons = super().get_buttons_for_obj(obj, **options)
        if obj.is_redirected or not may_redirect(self.request.user):
            return buttons
        choose = {
            "url": f"{reverse('upkeep_add_redirect')}?{urlencode({'path': obj.path})}",
            "label": _("Choose another page"),
            "classname": "button button-small button-secondary",
            "title": gettext("Choose the page to redirect %(path)s to")
            % {"path": obj.path},
        }
        return [choose, *buttons]


def may_redirect(user) -> bool:
    return user.has_perm("wagtailredirects.add_redirect")


class MissingAddressIndexView(RegisterIndexView):
    def get_context_data(self, **kwargs):
        """With the pages that may have been meant, for all rows at once."""
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        open_paths = [row.path for row in rows if not row.is_redirected]
        site = Site.find_for_request(self.request)
        pages = pages_like(open_paths, site)
        for row in rows:
            row.pages_like_it = pages.get(row.path, [])
            row.is_offered = may_redirect(self.request.user)
        return {**context, "object_list": rows}


class MissingAddressTakeOffView(TakeOffView):
    comes_back = _(
        "This address comes back to the list when somebody asks for it again."
    )
    is_off = _("The address is off the list.")


class MissingAddressRegister(UpkeepRegister):
    model = MissingAddress
    menu_label = _("Missing addresses")
    menu_icon = "warning"
    base_url_path = "missing-addresses"
    index_view_class = MissingAddressIndexView
    delete_view_class = MissingAddressTakeOffView
    button_helper_class = MissingAddressButtonHelper
    rights = ["view", "delete"]
    list_display = ["path", "suggestions", "hits", "came_from", "last_seen"]
    list_filter = [RemedyFilter, LastSeenFilter]
    list_export = ["path", "hits", "came_from", "first_seen", "last_seen"]
    export_filename = "adresses-introuvables"
    search_fields = ["path", "came_from"]
    index_template_name = "upkeep/missing_addresses.html"

    def get_queryset(self, request):
        return super().get_queryset(request).with_remedy()

    @display(description=_("did they mean?"))
    def suggestions(self, address):
        """A button for each page, which the form around the list sends."""
        if address.is_redirected:
            return gettext("Redirected")
        pages = address.pages_like_it
        if not pages:
            return gettext("No page resembles it.")
        if not address.is_offered:
            return ", ".join(page.title for page in pages)
        buttons = format_html_join(
            "",
            '<li><button class="button button-small button-secondary" name="choice" '
            'value="{}-{}" title="{}">{}</button></li>',
            (
                (address.pk, page.pk, label_of_redirect(address, page), page.title)
                for page in pages
            ),
        )
        return format_html('<ul class="actions suggestions">{}</ul>', buttons)


def label_of_redirect(address, page) -> str:
    return gettext("Redirect %(path)s to “%(title)s”") % {
        "path": address.path,
        "title": page.title,
    }
