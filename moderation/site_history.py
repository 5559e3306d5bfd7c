"""Wagtail's report of all that was done, with the rights of each page's history."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry


class SiteHistoryView(LogEntriesView):
    """Tells of a page, and of who was asked to read it, to those who may edit it."""

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        rights, user = policy_registry.get_by_type(Page), self.request.user
        edits_all = rights.user_has_permission_for_instance(
            user, "change", Page.get_first_root_node()
        )
        if queryset.model is not PageLogEntry or edits_all:
            return queryset
        own = rights.instances_user_has_permission_for(user, "change")
        return queryset.filter(page__in=own)


def view(**options):
    return never_cache(require_admin_access(SiteHistoryView.as_view(**options)))


urlpatterns = [path("", view()), path("results/", view(results_only=True))]
