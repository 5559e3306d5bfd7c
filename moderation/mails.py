"""The mail of the newsroom: what waits, what is approved, what comes back and why.

In the place of Wagtail's own, which forgets the comment of an approval and knows
neither who follows what nor who may decide. Whether somebody wants it, they say in
their account settings, as for Wagtail's.
"""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from .authorship import note_authorship, versions
from .models import Following
from .reviews.rights import may_ask_for_step, steps_without_link
from .waiting import lies_under, paths_of_places

logger = logging.getLogger(__name__)


def tell_who_may_decide(task_state_id: int, submitter_id: int | None):
    """Tell those who may decide that a text waits, or may say who outside decides it.

    Nobody is told of what they can't open.
    """
    task_state = (
        TaskState.objects.filter(pk=task_state_id, status=TaskState.STATUS_IN_PROGRESS)
        .select_related("workflow_state__requested_by", "task")
        .first()
    )
    if task_state is None:
        return
    page = page_of(task_state.workflow_state)
    if page is None:
        return
    task = task_state.task.specific
    users = [
        user
        for user in followers_or_everybody(page, staff())
        if wants(user, "submitted_notifications")
    ]
    note_authorship(users, [page])
    context = {
        "page": page,
        "author": task_state.workflow_state.requested_by,
        "desk": admin_address("moderation_desk"),
    }
    if steps_without_link().filter(pk=task_state.pk).exists():
        send(
            "without_link",
            [user for user in users if may_ask_for_step(user, page)],
            **context,
            address=admin_address("moderation_reviews:ask", page.pk),
        )
    else:
        send(
            "waiting",
            [
                user
                for user in users
                if user.pk != submitter_id and may_approve(task, page, user)
            ],
            **context,
            address=admin_address("wagtailadmin_pages:edit", page.pk),
        )


def tell_authors(state_id: int, decider_id: int | None, decision: str):
    """Tell those who wrote and submitted a text what was decided, and why.

    ``decision`` is "approved" or "sent_back", as the templates are called.
    """
    state = (
        WorkflowState.objects.filter(pk=state_id)
        .select_related("current_task_state__revision")
        .first()
    )
    page = state and page_of(state)
    if page is None:
        return
    read = state.current_task_state.revision
    setting = {"approved": "approved", "sent_back": "rejected"}[decision]
    send(
        decision,
        [
            user
            for user in reachable().filter(pk__in=authors_of(state, page))
            if user.pk != decider_id and wants(user, f"{setting}_notifications")
        ],
        page=page,
        decider=get_user_model().objects.filter(pk=decider_id).first(),
        comments=comments_of(state, decision),
        address=admin_address("wagtailadmin_pages:edit", page.pk),
        public_address=page.full_url if page.live_revision_id == read.pk else None,
        goes_online_at=read.approved_go_live_at,
    )


def may_approve(task, page: Page, user) -> bool:
    return any(name == "approve" for name, *_ in task.get_actions(page, user))


def page_of(state: WorkflowState) -> Page | None:
    pages = Page.objects.select_related("latest_revision", "live_revision")
    return pages.filter(pk=state.object_id).first() if is_of_page(state) else None


def is_of_page(state: WorkflowState) -> bool:
    return issubclass(state.base_content_type.model_class(), Page)


def authors_of(state: WorkflowState, page: Page) -> set[int | None]:
    """Who owns a text, submitted it, saved what was read or a version since the one
    that is online.
    """
    saved = {user for _, user in versions([page])[page.pk]}
    read = state.current_task_state.revision.user_id
    return {page.owner_id, state.requested_by_id, read} | saved


def comments_of(state: WorkflowState, decision: str) -> list[str]:
    """What was said with the decision: by each of those who approved, in order."""
    statuses = {
        "approved": [TaskState.STATUS_APPROVED],
        "sent_back": [TaskState.STATUS_REJECTED],
    }[decision]
    steps = state.task_states.filter(status__in=statuses)
    if decision == "sent_back":
        steps = steps.filter(pk=state.current_task_state_id)
    comments = [step.get_comment() for step in steps.order_by("finished_at").specific()]
    return [comment for comment in comments if comment]


def reachable():
    """Whom mail can reach."""
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    return users.select_related("wagtail_userprofile").order_by("pk")


def staff():
    """Those of them who might have something to decide."""
    may_decide = Q(groups__isnull=False)
    if getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
        may_decide |= Q(is_superuser=True)
    return reachable().filter(may_decide).distinct()


def followers_or_everybody(page: Page, users) -> list:
    """Those who follow a place of the text, and those who follow none at all."""
    users = list(users)
    followed = Following.objects.filter(user__in=users).paths_by_user()
    model, revision = page.specific_class, page.latest_revision
    paths = []
    if followed and model and revision:
        paths = paths_of_places({page.pk: (model, revision.content)}).get(page.pk, [])
    return [
        user
        for user in users
        if user.pk not in followed or lies_under(paths, followed[user.pk])
    ]


def wants(user, notification: str) -> bool:
    """What somebody has said in the account settings; by default, all mail."""
    profile = getattr(user, "wagtail_userprofile", None) or UserProfile(user=user)
    return getattr(profile, notification)


def admin_address(name: str, *args) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=args)


def send(template: str, recipients: list, **context):
    """Send one mail to each; one that can't be sent is written down, and no more."""
    if not recipients:
        return
    connection = get_connection()
    try:
        connection.open()
    except Exception:
        logger.exception("The mail server does not answer: %s", template)
        return
    try:
        for user in recipients:
            send_to(user, template, context, connection)
    finally:
        connection.close()


def send_to(user, template, context, connection):
    profile = getattr(user, "wagtail_userprofile", None) or UserProfile(user=user)
    folder = "moderation/mails"
    context = {
        **context,
        "name": user.get_short_name() or user.get_username(),
        "title": context["page"].get_admin_display_title(),
        "settings_address": admin_address("wagtailadmin_account"),
    }
    try:
        with override(profile.get_preferred_language()):
            subject = render_to_string(f"{folder}/{template}_subject.txt", context)
            text = render_to_string(f"{folder}/{template}.txt", context)
        send_mail(" ".join(subject.split()), text, [user.email], connection=connection)
    except Exception:
        logger.exception("Mail could not be sent to %s: %s", user.email, template)
