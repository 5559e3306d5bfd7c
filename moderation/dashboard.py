"""The dashboard: what each person of the newsroom has to do, and nothing else.

A list is a subclass of ``DashboardList``. An app brings its own by the hook
``register_dashboard_list``, whose functions return the class.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, IntegerField, OuterRef, Q
from django.db.models.functions import Cast
from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import (
    Page,
    Revision,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permissions import policy_registry

from .waiting import WaitingList, may_moderate

# Of each list, that many are shown; the count says how many there are.
SHOWN = 5
# Lists that Python puts in order hold no more than this.
LONGEST = 300


@dataclass
class Entry:
    """One line of a list: what to open, and why."""

    title: str
    url: str
    note: str = ""
    since: datetime | None = None
    due: str = ""
    quote: str = ""
    is_late: bool = False


class DashboardList:
    """What somebody has to do, of one kind: how many, the first of them, one click."""

    name = ""
    title = ""
    icon = "list-ul"
    order = 100
    is_wide = False

    def __init__(self, request):
        self.request = request
        self.user = request.user

    def is_for_user(self) -> bool:
        return True

    def get_items(self):
        """A queryset or a list of all of it, the first to do first."""
        raise NotImplementedError

    def get_entries(self, items) -> list[Entry]:
        """The lines of the items that are shown."""
        raise NotImplementedError

    def get_sentence(self, count: int) -> str:
        """What the count means."""
        raise NotImplementedError

    @property
    def more_url(self) -> str:
        """Where all of it is; empty when there is no such place."""
        return ""

    @property
    def more_label(self) -> str:
        return _("See all")

    @cached_property
    def items(self):
        return self.get_items()

    @cached_property
    def count(self) -> int:
        return len(self.items) if isinstance(self.items, list) else self.items.count()

    @cached_property
    def entries(self) -> list[Entry]:
        return self.get_entries(list(self.items[:SHOWN])) if self.count else []

    @property
    def sentence(self) -> str:
        return self.get_sentence(self.count)

    @property
    def rest(self) -> int:
        return self.count - len(self.entries)


def edit_address(page_id) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def may_change(user):
    """The pages that somebody may open to change them."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "change")


def is_page_of_state(**conditions):
    """For workflow states: whether their page meets some conditions."""
    pages = Page.objects.filter(pk=Cast(OuterRef("object_id"), IntegerField()))
    return Exists(pages.filter(**conditions))


class StatesOfMyPages(DashboardList):
    """Workflow states of what the user has written or submitted."""

    status = ""

    def get_items(self):
        mine = Q(requested_by=self.user) | Q(
            is_page_of_state(latest_revision__user=self.user)
        )
        return (
            WorkflowState.objects.filter(
                mine,
                status=self.status,
                base_content_type=get_default_page_content_type(),
            )
            .select_related("current_task_state__finished_by", "assignment__claimed_by")
            .order_by("-current_task_state__started_at", "-pk")
        )

    def get_entries(self, items):
        pages = Page.objects.in_bulk([int(state.object_id) for state in items])
        steps = {
            step.pk: step
            for step in TaskState.objects.filter(
                pk__in=[state.current_task_state_id for state in items]
            ).specific()
        }
        return [
            self.get_entry(state, page, steps.get(state.current_task_state_id))
            for state in items
            if (page := pages.get(int(state.object_id)))
        ]

    def get_entry(self, state, page, step) -> Entry:
        raise NotImplementedError


class SentBack(StatesOfMyPages):
    name = "sent-back"
    title = gettext_lazy("Sent back to you")
    icon = "resubmit"
    order = 10
    is_wide = True
    status = WorkflowState.STATUS_NEEDS_CHANGES

    def get_sentence(self, count):
        return ngettext(
            "A moderator asks for changes in this text: correct it, then submit it "
            "again.",
            "Moderators ask for changes in these texts: correct them, then submit "
            "them again.",
            count,
        )

    def get_entry(self, state, page, step):
        decider = state.current_task_state and state.current_task_state.finished_by
        return Entry(
            title=page.get_admin_display_title(),
            url=edit_address(page.pk),
            note=str(decider or ""),
            since=step and step.finished_at,
            quote=step.get_comment() if step else "",
        )


class WaitingForMe(DashboardList):
    name = "waiting-for-me"
    title = gettext_lazy("Waiting for you")
    icon = "glasses"
    order = 20
    is_wide = True

    def is_for_user(self):
        return may_moderate(self.user)

    @cached_property
    def waiting(self):
        return WaitingList(self.user)

    def get_items(self):
        return self.waiting.reviewable

    def get_entries(self, items):
        return [
            Entry(
                title=row.page.get_admin_display_title(),
                url=reverse("moderation_reviews:ask", args=[row.page_id])
                if row.may_make_link
                else edit_address(row.page_id),
                note=self.get_note(row),
                since=row.since,
                due=_("due on %(date)s") % {"date": date_format(row.due_on, "j F")}
                if row.due_on
                else "",
                is_late=row.assignment is not None and row.assignment.is_overdue,
            )
            for row in self.waiting.fill(items)
        ]

    def get_note(self, row):
        claimed_by = row.assignment and row.assignment.claimed_by
        if claimed_by == self.user:
            return _("You take care of it")
        if claimed_by:
            return _("%(name)s takes care of it") % {"name": claimed_by}
        if row.may_make_link:
            return _("Waits for you to make a reader’s link")
        return str(row.author or "")

    def get_sentence(self, count):
        return ngettext(
            "A text waits for your approval before it goes online.",
            "These texts wait for your approval before they go online.",
            count,
        )

    @property
    def more_url(self):
        return reverse("moderation_desk")

    @property
    def more_label(self):
        return _("Open the list to review")


class MyDrafts(DashboardList):
    name = "my-drafts"
    title = gettext_lazy("Your drafts")
    icon = "edit"
    order = 30

    def get_items(self):
        submitted = WorkflowState.objects.active().filter(
            base_content_type=get_default_page_content_type(),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        mine = Q(owner=self.user, live=False) | Q(latest_revision__user=self.user)
        return (
            may_change(self.user)
            .filter(
                mine,
                ~Exists(submitted),
                has_unpublished_changes=True,
                latest_revision__approved_go_live_at=None,
            )
            .select_related("latest_revision__user")
            .defer("latest_revision__content")
            .order_by("-latest_revision_created_at", "-pk")
        )

    def get_entries(self, items):
        return [
            Entry(
                title=page.get_admin_display_title(),
                url=edit_address(page.pk),
                note=self.get_note(page),
                since=page.latest_revision_created_at,
            )
            for page in items
        ]

    def get_note(self, page):
        changed_by = page.latest_revision.user
        if page.live:
            return _("Changes of a page that is online")
        if changed_by and changed_by != self.user:
            return _("changed by %(name)s") % {"name": changed_by}
        return ""

    def get_sentence(self, count):
        return ngettext(
            "You have begun this text and not submitted it yet.",
            "You have begun these texts and not submitted them yet.",
            count,
        )


class MySubmissions(StatesOfMyPages):
    name = "my-submissions"
    title = gettext_lazy("Being reviewed")
    icon = "time"
    order = 40
    status = WorkflowState.STATUS_IN_PROGRESS

    def get_sentence(self, count):
        return ngettext(
            "You have submitted this text: a moderator will read it.",
            "You have submitted these texts: a moderator will read them.",
            count,
        )

    def get_entry(self, state, page, step):
        assignment = getattr(state, "assignment", None)
        claimed_by = assignment and assignment.claimed_by
        return Entry(
            title=page.get_admin_display_title(),
            url=edit_address(page.pk),
            note=_("%(name)s takes care of it") % {"name": claimed_by}
            if claimed_by
            else "",
            since=step and step.started_at,
        )


class Scheduled(DashboardList):
    name = "scheduled"
    title = gettext_lazy("Scheduled")
    icon = "calendar-check"
    order = 50

    def get_items(self):
        dates = {
            int(page): go_live_at
            for page, go_live_at in Revision.page_revisions.filter(
                approved_go_live_at__isnull=False
            )
            .order_by("approved_go_live_at")
            .values_list("object_id", "approved_go_live_at")[:LONGEST]
        }
        scheduled = list(may_change(self.user).filter(pk__in=dates))
        for page in scheduled:
            page.scheduled_at = dates[page.pk]
        return sorted(scheduled, key=lambda page: (page.scheduled_at, page.pk))

    def get_entries(self, items):
        return [
            Entry(
                title=page.get_admin_display_title(),
                url=edit_address(page.pk),
                due=date_format(localtime(page.scheduled_at), "j F Y, H:i"),
            )
            for page in items
        ]

    def get_sentence(self, count):
        return ngettext(
            "This text is approved, and goes online by itself.",
            "These texts are approved, and go online by themselves.",
            count,
        )


class DashboardLists(Component):
    """All the lists of a user, or one friendly sentence when there is nothing to do."""

    name = "relais"
    order = 100
    template_name = "moderation/dashboard/lists.html"

    def __init__(self, request):
        kinds = [SentBack, WaitingForMe, MyDrafts, MySubmissions, Scheduled]
        kinds += [kind() for kind in hooks.get_hooks("register_dashboard_list")]
        self.lists = sorted(
            (kind(request) for kind in kinds), key=lambda one: (one.order, one.name)
        )

    def get_context_data(self, parent_context):
        lists = [one for one in self.lists if one.is_for_user() and one.count]
        return {
            "wide": [one for one in lists if one.is_wide],
            "narrow": [one for one in lists if not one.is_wide],
        }

    @property
    def media(self):
        return Media(css={"all": [static("moderation/dashboard.css")]})


def arrange_dashboard(request, panels):
    """Put our lists in the place of those of Wagtail that say less."""
    replaced = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
    panels[:] = [panel for panel in panels if not isinstance(panel, replaced)]
    panels.append(DashboardLists(request))
