"""Links of published pages that lead nowhere, each with the way to its block."""

from django.contrib.admin import SimpleListFilter, display
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import ButtonHelper

from moderation.registers import ChoiceFilter, PeriodFilter

from ..models import PageLink
from ..models.link import DOCUMENT, PAGE
from .register import UpkeepRegister


class SinceFilter(PeriodFilter):
    field = "since"


class WhereFilter(SimpleListFilter):
    title = _("destination")
    parameter_name = "where"

    def lookups(self, request, model_admin):
        return [("here", _("This site")), ("elsewhere", _("Other sites"))]

    def queryset(self, request, queryset):
        if self.value() == "here":
            return queryset.internal()
        if self.value() == "elsewhere":
            return queryset.external()
        return queryset


class ProblemFilter(ChoiceFilter):
    title = _("problem")
    parameter_name = "problem"
    values = PageLink.Problem


class BrokenLinkButtonHelper(ButtonHelper):
    def get_buttons_for_obj(self, obj, **options):
        if not obj.page.permissions_for_user(self.request.user).can_edit():
            return []
        return [
            {
                "url": address_of_block(obj),
                "label": _("Mend it in the page"),
                "classname": "button button-small button-secondary",
                "title": gettext("Open “%(title)s” at this link")
                % {"title": obj.page.title},
            }
        ]


def address_of_block(link: PageLink) -> str:
    """The form of the page, at the block that holds the link."""
    address = reverse("wagtailadmin_pages:edit", args=[link.page_id])
    return (
        f"{address}#:w:contentpath={link.contentpath}" if link.contentpath else address
    )


class BrokenLinkRegister(UpkeepRegister):
    model = PageLink
    menu_label = _("Broken links")
    menu_icon = "link"
    base_url_path = "broken-links"
    button_helper_class = BrokenLinkButtonHelper
    list_select_related = ["page", "target"]
    list_display = ["page_title", "text", "leads_to", "what_is_wrong", "since"]
    list_display_add_buttons = "page_title"
    list_filter = [WhereFilter, ProblemFilter, SinceFilter]
    list_export = ["page_title", "text", "leads_to", "what_is_wrong", "since"]
    export_filename = "liens-casses"
    search_fields = ["page__title", "text", "address", "target__title"]

    def get_queryset(self, request):
        return super().get_queryset(request).broken()

    @display(description=_("page"), ordering="page__title")
    def page_title(self, link):
        return link.page.title

    @display(description=_("leads to"), ordering="address")
    def leads_to(self, link):
        if link.target:
            return link.target.get_admin_display_title()
        if link.address.startswith(PAGE):
            return gettext("A page that was deleted")
        if link.address.startswith(DOCUMENT):
            return gettext("A document that was deleted")
        return link.address

    @display(description=_("problem"), ordering="problem")
    def what_is_wrong(self, link):
        label = link.get_problem_display()
        return f"{label} ({link.status})" if link.status else label
