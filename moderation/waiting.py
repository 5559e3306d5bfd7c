"""What waits for approval, and in which order somebody should read it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Page,
    Task,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permissions import policy_registry

from .authorship import is_own_text, note_authorship
from .changes import changed_fields
from .fingerprint import fingerprint
from .models import Assignment, Following, PublicPage
from .reviews.rights import may_ask_for_step, steps_without_link

# A newsroom where more texts wait has another problem than their order.
MOST_THAT_WAIT = 300


def may_moderate(user) -> bool:
    """Whether somebody may publish anything at all."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def pages_moderated_by(user):
    """The pages that somebody may publish."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "publish")


def paths_of_places(contents: dict[int, tuple[type, dict]]) -> dict[int, list[str]]:
    """Where in the tree the places of some texts lie, by the key of the text.

    ``contents`` has the type of each page and the content of its latest revision.
    """
    places = {
        key: model.belongs_to(content)
        for key, (model, content) in contents.items()
        if issubclass(model, PublicPage)
    }
    named = {place for several in places.values() for place in several}
    paths = dict(Page.objects.filter(pk__in=named).values_list("pk", "path"))
    return {
        key: [paths[place] for place in several if place in paths]
        for key, several in places.items()
    }


def lies_under(paths: list[str], followed: list[str]) -> bool:
    """Whether a place is one of those followed, or lies in one of them."""
    return any(path.startswith(above) for path in paths for above in followed)


def first_steps():
    """The steps of a workflow since its text was submitted for the last time."""
    sent_back = TaskState.objects.filter(
        workflow_state=OuterRef("workflow_state"),
        status=TaskState.STATUS_REJECTED,
        finished_at__gte=OuterRef("started_at"),
    )
    steps = TaskState.objects.filter(~Exists(sent_back), workflow_state=OuterRef("pk"))
    return steps.order_by("started_at", "pk")


@dataclass
class Waiting:
    """A text that waits for approval, as one reader of the list sees it."""

    state_id: int
    page_id: int
    task_state_id: int
    since: datetime
    priority: int = Assignment.Priority.NORMAL
    due_on: date | None = None
    claimed_by_id: int | None = None
    is_followed: bool = False

    # What ``fill()`` brings for those that are shown.
    state: WorkflowState | None = None
    step: TaskState | None = None
    page: Page | None = None
    assignment: Assignment | None = None
    actions: list[tuple] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    is_own: bool = False
    may_make_link: bool = False

    @property
    def order(self):
        return (
            not self.is_followed,
            self.priority,
            self.due_on or date.max,
            self.since,
            self.state_id,
        )

    @property
    def revision(self):
        return self.page.latest_revision

    @property
    def submitted_at(self) -> datetime:
        return self.state.submitted_at

    @property
    def author(self):
        """Who saved the text last, or else who submitted it."""
        return self.revision.user or self.state.requested_by

    @property
    def is_new(self) -> bool:
        return not self.page.live

    @property
    def has_changed_since(self) -> bool:
        """Whether the text isn't the one that was submitted.

        Then nobody should approve it without opening it.
        """
        submitted = getattr(self.step, "fingerprint", None)
        if submitted is None:
            return self.step.revision_id != self.revision.pk
        return submitted != fingerprint(self.revision)

    @property
    def may_be_approved(self) -> bool:
        return any(name == "approve" for name, *_ in self.actions)

    @property
    def decisions(self) -> list[tuple]:
        """What can be decided from the list."""
        if not self.has_changed_since:
            return self.actions
        return [action for action in self.actions if action[0] != "approve"]

    @property
    def comments(self) -> int:
        return self.page.open_comments

    @property
    def kind(self) -> str:
        return self.page.specific_class._meta.verbose_name


class WaitingList:
    """The texts that wait and that a user may publish, the first to read first.

    However many there are, it asks the same number of queries.
    """

    def __init__(self, user):
        self.user = user

    @cached_property
    def states(self) -> list[tuple]:
        """The most pressing, and one more when there are more than are listed."""
        moderated = pages_moderated_by(self.user).annotate(key=Cast("pk", CharField()))
        return list(
            WorkflowState.objects.filter(
                object_id__in=moderated.values("key"),
                status=WorkflowState.STATUS_IN_PROGRESS,
                base_content_type=get_default_page_content_type(),
                current_task_state__status=TaskState.STATUS_IN_PROGRESS,
            )
            .annotate(
                priority=Coalesce("assignment__priority", Assignment.Priority.NORMAL)
            )
            .order_by(
                "priority",
                F("assignment__due_on").asc(nulls_last=True),
                "current_task_state__started_at",
                "pk",
            )
            .values_list(
                "pk",
                "object_id",
                "current_task_state",
                "current_task_state__started_at",
                "priority",
                "assignment__due_on",
                "assignment__claimed_by",
            )[: MOST_THAT_WAIT + 1]
        )

    @property
    def is_cut(self) -> bool:
        return len(self.states) > MOST_THAT_WAIT

    @cached_property
    def entries(self) -> list[Waiting]:
        states = self.states[:MOST_THAT_WAIT]
        followed = self.followed_pages({int(page) for _, page, *_ in states})
        entries = [
            Waiting(
                state_id=state,
                page_id=int(page),
                task_state_id=task_state,
                since=since,
                priority=priority,
                due_on=due_on,
                claimed_by_id=claimed_by,
                is_followed=int(page) in followed,
            )
            for state, page, task_state, since, priority, due_on, claimed_by in states
        ]
        return sorted(entries, key=lambda entry: entry.order)

    def followed_pages(self, keys: set[int]) -> set[int]:
        """Those of some pages whose text belongs to a place that the user follows."""
        followed = Following.objects.filter(user=self.user).paths_by_user()
        if not followed:
            return set()
        pages = Page.objects.filter(pk__in=keys)
        contents = {
            page.pk: (page.specific_class, page.latest_revision.content)
            for page in pages.select_related("latest_revision")
            if page.specific_class and page.latest_revision
        }
        return {
            key
            for key, paths in paths_of_places(contents).items()
            if lies_under(paths, followed[self.user.pk])
        }

    @property
    def mine(self) -> list[Waiting]:
        return [e for e in self.entries if e.claimed_by_id == self.user.pk]

    @property
    def unclaimed(self) -> list[Waiting]:
        return [e for e in self.entries if e.claimed_by_id is None]

    @cached_property
    def steps_to_link(self) -> set[int]:
        """The keys of the steps that wait for the user to make somebody's link."""
        steps = steps_without_link().filter(
            pk__in=[entry.task_state_id for entry in self.entries]
        )
        waiting = set(steps.values_list("pk", flat=True))
        keys = {
            e.page_id: e.task_state_id
            for e in self.entries
            if e.task_state_id in waiting
        }
        pages = Page.objects.in_bulk(keys).values()
        note_authorship([self.user], pages)
        return {keys[p.pk] for p in pages if may_ask_for_step(self.user, p)}

    @property
    def reviewable(self) -> list[Waiting]:
        """Those whose step is the user's, or waits for a link from them."""
        states = TaskState.objects.reviewable_by(self.user)
        keys = self.steps_to_link.union(states.values_list("pk", flat=True))
        return [e for e in self.entries if e.task_state_id in keys]

    def fill(self, entries: list[Waiting]) -> list[Waiting]:
        """Bring what is shown of some entries; those that are gone are left out."""
        states = (
            WorkflowState.objects.select_related(
                "requested_by", "current_task_state__task", "assignment__claimed_by"
            )
            .annotate(submitted_at=Subquery(first_steps().values("started_at")[:1]))
            .in_bulk([entry.state_id for entry in entries])
        )
        pages = (
            Page.objects.select_related("latest_revision__user", "live_revision")
            .prefetch_workflow_states()
            .annotate(
                open_comments=Count(
                    COMMENTS_RELATION_NAME,
                    filter=Q(**{f"{COMMENTS_RELATION_NAME}__resolved_at": None}),
                )
            )
            .in_bulk([entry.page_id for entry in entries])
        )
        note_authorship([self.user], pages.values())
        steps = {
            step.pk: step
            for step in TaskState.objects.filter(
                pk__in=[entry.task_state_id for entry in entries]
            ).specific()
        }
        tasks = {
            task.pk: task
            for task in Task.objects.filter(
                pk__in={step.task_id for step in steps.values()}
            ).specific()
        }
        filled = []
        for entry in entries:
            state, page = states.get(entry.state_id), pages.get(entry.page_id)
            step = steps.get(entry.task_state_id)
            if not (state and step and page and page.latest_revision):
                continue
            entry.state, entry.step, entry.page = state, step, page
            entry.assignment = getattr(state, "assignment", None)
            task = tasks[step.task_id]
            # To approve comes first, with a comment or without.
            entry.actions = sorted(
                task.get_actions(page, self.user),
                key=lambda action: action[0] != "approve",
            )
            entry.changes = changes_of(page)
            entry.is_own = is_own_text(self.user, page)
            entry.may_make_link = entry.task_state_id in self.steps_to_link
            filled.append(entry)
        return filled


def changes_of(page: Page) -> list[str]:
    """The fields that the newest draft of a page changes; empty when nobody can tell.

    That is so for a new page, and for one that was put online without a revision.
    """
    if not page.live or page.live_revision is None or page.specific_class is None:
        return []
    before, after = page.live_revision.content, page.latest_revision.content
    return changed_fields(page.specific_class, before, after)
