"""How the newsroom shares out what waits for approval."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState


class Assignment(models.Model):
    """Who takes care of a text that waits, by when, and how pressing it is.

    It goes when the text is approved or its submission cancelled, and stays when the
    text is sent back: whoever asked for changes reads them.
    """

    class Priority(models.IntegerChoices):
        URGENT = 1, _("Urgent")
        NORMAL = 2, _("Normal")
        LOW = 3, _("Can wait")

    workflow_state = models.OneToOneField(
        WorkflowState,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="assignment",
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("taken care of by"),
    )
    claimed_at = models.DateTimeField(_("taken care of since"), null=True, blank=True)
    due_on = models.DateField(
        _("due date"),
        null=True,
        blank=True,
        help_text=_("The day on which it should be online, if there is one."),
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.NORMAL
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self):
        return str(self.workflow_state)

    @classmethod
    def claim(cls, state: WorkflowState, user, instead_of: int | None = None) -> bool:
        """Have ``user`` take care of a text; False when somebody else was faster.

        ``instead_of`` is the key of the user who was seen to take care of it, None
        when nobody was. Of two who ask at once, one gets it.
        """
        seen = {"claimed_by": instead_of}
        return cls.change(state, seen, claimed_by=user, claimed_at=timezone.now())

    @classmethod
    @transaction.atomic
    def change(cls, state: WorkflowState, seen: dict, **values) -> bool:
        """Write to the assignment of a text, if it still is as it was ``seen``.

        False as well when the text waits no more: nothing may be left of it then.
        """
        waiting = WorkflowState.objects.select_for_update().filter(
            pk=state.pk, status=WorkflowState.STATUS_IN_PROGRESS
        )
        if waiting.first() is None:
            return False
        cls.objects.get_or_create(workflow_state=state)
        return cls.objects.filter(workflow_state=state, **seen).update(**values) == 1

    @classmethod
    def release(cls, state: WorkflowState, user) -> bool:
        """Let others take care of a text; False when ``user`` didn't."""
        claimed = cls.objects.filter(workflow_state=state, claimed_by=user)
        return claimed.update(claimed_by=None, claimed_at=None) == 1

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < timezone.localdate()
