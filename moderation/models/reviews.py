"""Links by which somebody without an account reads one version of a page, and answers.

A link is made for a named reader and for one revision of which the fingerprint is kept:
autosave writes over a revision without changing its number. What was answered is told
by ``OutsideAnswer``, which nothing changes afterwards.
"""

import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from ..fingerprint import fingerprint
from ..visibility import is_private


class Decision(models.TextChoices):
    AGREED = "agreed", _("Agrees")
    CHANGES = "changes", _("Asks for changes")


class ReviewState(models.TextChoices):
    OPEN = "open", _("Awaits an answer")
    AGREED = Decision.AGREED.value, Decision.AGREED.label
    CHANGES = Decision.CHANGES.value, Decision.CHANGES.label
    REVOKED = "revoked", _("Withdrawn")
    EXPIRED = "expired", _("Too late")
    OUTDATED = "outdated", _("The text has changed since")
    STOPPED = "stopped", _("The workflow was stopped")
    CLOSED = "closed", _("The page is gone or reserved")


class OutsideReviewQuerySet(models.QuerySet):
    def with_state(self):
        """Each with its ``state``, as of now: what decides whether a link opens."""
        waits = Q(
            task_state__status=TaskState.STATUS_IN_PROGRESS,
            task_state__workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            task_state__workflow_state__current_task_state=F("task_state"),
        )
        is_same_version = Q(
            page__latest_revision=F("revision"),
            revision__created_at=F("revision_saved_at"),
        )
        reserved = Page.objects.filter(pk=OuterRef("page")).filter(is_private())
        return self.annotate(
            state=Case(
                When(decision=Decision.AGREED, then=Value(ReviewState.AGREED)),
                When(decision=Decision.CHANGES, then=Value(ReviewState.CHANGES)),
                When(revoked_at__isnull=False, then=Value(ReviewState.REVOKED)),
                When(page=None, then=Value(ReviewState.CLOSED)),
                When(Exists(reserved), then=Value(ReviewState.CLOSED)),
                When(Q(is_required=True) & ~waits, then=Value(ReviewState.STOPPED)),
                When(~is_same_version, then=Value(ReviewState.OUTDATED)),
                When(expires_at__lte=timezone.now(), then=Value(ReviewState.EXPIRED)),
                default=Value(ReviewState.OPEN),
                output_field=models.CharField(),
            )
        )

    def open(self):
        """Those that a reader may still answer, but for the fingerprint."""
        return self.with_state().filter(state=ReviewState.OPEN)

    def follow_words(self, revision: Revision):
        """Have those of a page open on a newer version, if it has the words they had.

        It may hold a colleague's remark, or nothing new at all.
        """
        waiting = self.filter(decision="", revoked_at=None)
        if waiting.exists():
            # As it is kept: before, its dates aren't text yet.
            kept = Revision.objects.get(pk=revision.pk)
            waiting.filter(fingerprint=fingerprint(kept)).update(
                revision=kept, revision_saved_at=kept.created_at
            )

    def readers(self) -> list[str]:
        """Their names, each once, in the order of the alphabet."""
        return sorted(set(self.values_list("reader_name", flat=True)))

    def unsent(self):
        """Those that open no more, and whose remarks no answer tells."""
        closed = self.with_state().filter(decision="").exclude(state=ReviewState.OPEN)
        return closed.filter(
            Exists(OutsideRemark.objects.filter(review=OuterRef("pk")))
        )

    def revoke(self, user=None):
        """Withdraw those that are not answered; returns how many."""
        return self.filter(decision="", revoked_at=None).update(
            revoked_at=timezone.now(), revoked_by=user
        )


class OutsideReview(models.Model):
    """The link of one reader to one version of a page.

    It outlives its page and its revision, which it loses when they are deleted.
    """

    wagtail_reference_index_ignore = True

    # What addresses and forms name it by; it opens nothing without the token.
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        related_name="outside_reviews",
        verbose_name=_("page"),
    )
    page_title = models.CharField(_("page title"), max_length=255)
    revision = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    revision_saved_at = models.DateTimeField(_("version of"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    task_state = models.ForeignKey(
        TaskState,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outside_reviews",
    )
    is_required = models.BooleanField(
        _("decides a step of the workflow"), default=False
    )
    reader_name = models.CharField(_("reader"), max_length=120)
    reader_email = models.EmailField(_("e-mail"), blank=True)
    message = models.TextField(_("message"), max_length=2000, blank=True)
    created_at = models.DateTimeField(_("asked on"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    expires_at = models.DateTimeField(_("open until"))
    revoked_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decision = models.CharField(
        _("answer"), max_length=10, choices=Decision.choices, blank=True
    )
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)

    objects = OutsideReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside review")
        verbose_name_plural = _("outside reviews")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.page_title} · {self.reader_name}"

    def get_state_display(self) -> str:
        """In words; for those that ``with_state()`` brought."""
        return ReviewState(self.state).label

    @property
    def is_open(self) -> bool:
        return self.state == ReviewState.OPEN


class OutsideRemark(models.Model):
    """What a reader has noted on a passage, and may take back until they answer."""

    review = models.ForeignKey(
        OutsideReview, on_delete=models.CASCADE, related_name="remarks"
    )
    contentpath = models.CharField(max_length=255, blank=True)
    passage = models.CharField(_("passage"), max_length=300, blank=True)
    quote = models.CharField(_("words"), max_length=300, blank=True)
    text = models.TextField(_("remark"), max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("remark of an outside reader")
        verbose_name_plural = _("remarks of outside readers")
        ordering = ["pk"]

    def __str__(self):
        return self.text[:60]

    def as_told(self) -> dict:
        """As the record keeps it."""
        return {
            "contentpath": self.contentpath,
            "passage": self.passage,
            "quote": self.quote,
            "text": self.text,
            "written_at": self.written_at.isoformat(timespec="seconds"),
        }


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that are written once. The database refuses too (see the migrations)."""

    def update(self, **values):
        raise PermissionDenied

    def bulk_update(self, objs, fields, batch_size=None):
        raise PermissionDenied

    def delete(self):
        raise PermissionDenied


class OutsideAnswer(models.Model):
    """The record of an answer: who said what of which words exactly, and when.

    It holds no foreign key, so that nothing that is deleted takes it along.
    """

    review_reference = models.UUIDField(_("reference"), unique=True)
    page_number = models.PositiveIntegerField(_("number of the page"), db_index=True)
    page_title = models.CharField(_("page title"), max_length=255)
    revision_number = models.PositiveIntegerField(_("number of the version"))
    revision_saved_at = models.DateTimeField(_("version of"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    reader_name = models.CharField(_("reader"), max_length=120)
    asked_by = models.CharField(_("asked by"), max_length=255, blank=True)
    asked_at = models.DateTimeField(_("asked on"))
    decision = models.CharField(_("answer"), max_length=10, choices=Decision.choices)
    was_required = models.BooleanField(_("decides a step of the workflow"))
    comment = models.TextField(_("comment"), blank=True)
    remarks = models.JSONField(_("remarks"), default=list)
    answered_at = models.DateTimeField(_("answered on"), default=timezone.now)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer of an outside reader")
        verbose_name_plural = _("answers of outside readers")
        ordering = ["-answered_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.page_title} · {self.reader_name}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise PermissionDenied
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise PermissionDenied
