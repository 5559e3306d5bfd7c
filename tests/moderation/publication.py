"""What of a site somebody could have put online, told so that two moments compare."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    TaskState,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from editorial.models import Theme
from home.models import SiteSettings
from moderation.models import ApprovalTask
from people.models import Person
from search.models import Promotion, Synonym


def rows(queryset, *fields) -> list[tuple]:
    return sorted(queryset.values_list("pk", *fields), key=repr)


def online() -> dict:
    """What the public reads now or on a date, and what is approved."""
    return {
        "pages": rows(
            Page.objects.filter(live=True),
            *("live_revision", "title", "url_path", "expired"),
        ),
        "scheduled": rows(
            Revision.objects.exclude(approved_go_live_at=None), "approved_go_live_at"
        ),
        "workflows": rows(WorkflowState.objects.filter(status="approved")),
        "steps": rows(TaskState.objects.filter(status="approved")),
    }


def in_force() -> dict:
    """The same, and all that decides who may put what online, and who reads it."""
    return {
        **online(),
        "places": rows(Page.objects.filter(live=True), "path"),
        "states": rows(WorkflowState.objects.all(), "status"),
        "locks": rows(Page.objects.filter(locked=True), "locked_by"),
        "restrictions": rows(PageViewRestriction.objects.all(), "restriction_type"),
        "workflow pages": rows(WorkflowPage.objects.all(), "page", "workflow"),
        "workflow steps": rows(WorkflowTask.objects.all(), "workflow", "task"),
        "approvers": rows(ApprovalTask.objects.all(), "active", "groups"),
        "rights": rows(GroupPagePermission.objects.all(), "group", "permission"),
        "other rights": rows(Group.objects.all(), "permissions"),
        "people": rows(get_user_model().objects.all(), "is_superuser", "groups"),
        "sites": rows(Site.objects.all(), "root_page", "hostname"),
        "settings": rows(SiteSettings.objects.all(), "tagline"),
        "redirects": rows(Redirect.objects.all(), "old_path"),
        "search": rows(Synonym.objects.all()) + rows(Promotion.objects.all()),
        "labels": rows(Theme.objects.all()) + rows(Person.objects.all()),
    }
